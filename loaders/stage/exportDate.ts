import {words} from "../dialects/words.js";

const labels = words.exportedOn.map((label) => label.normalize("NFKC").toUpperCase());

/** The export date, as ISO, that the rows above a header or a footer state; null when none does. */
export function exportDate(
  above: readonly (readonly string[])[],
  tail: readonly (readonly string[])[]
): string | null {
  return exportDateIn(above) ?? exportDateIn(tail.filter(isFooter));
}

/** A footer holds a few cells; a row of data whose first cell happens to be such a label does not. */
function isFooter(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim() !== "").length <= 4;
}

function exportDateIn(rows: readonly (readonly string[])[]): string | null {
  for (const cells of rows) {
    const filled = cells.map((cell) => cell.normalize("NFKC").trim()).filter((cell) => cell !== "");
    for (const [i, cell] of filled.entries()) {
      const label = labels.find((candidate) =>
        cell.replace(/\s/g, "").toUpperCase().startsWith(candidate.replace(/\s/g, ""))
      );
      if (label === undefined) continue;
      const date = isoDate(cell.replace(/^[^\d]*/, "")) ?? isoDate(filled[i + 1] ?? "");
      if (date !== null) return date;
    }
  }
  return null;
}

/** The date at the start of a text, as ISO; null when there is none. */
function isoDate(text: string): string | null {
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text);
  if (serial !== null) {
    return new Date(Date.UTC(1899, 11, 30 + Number(serial[1]))).toISOString().slice(0, 10);
  }
  const parts = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})|^(\d{4})(\d{2})(\d{2})/.exec(text);
  if (parts === null) return null;
  const [year, month, day] = parts
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number);
  const date = new Date(Date.UTC(year!, month! - 1, day));
  return date.getUTCMonth() === month! - 1 ? date.toISOString().slice(0, 10) : null;
}
