/** Rows of cells as lines of text in columns, on a terminal where Chinese characters take two places. */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const columns = rows[0]?.map((_, i) => Math.max(...rows.map((cells) => width(cells[i]!)))) ?? [];
  return rows.map((cells) =>
    cells
      .map((cell, i) => cell + " ".repeat(columns[i]! - width(cell)))
      .join("  ")
      .trimEnd()
  );
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}
