import type {DuckDBConnection} from "@duckdb/node-api";

/** A name quoted for SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string quoted for SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * The path of one file quoted for a reading function, which would take `*`, `?` and `[1]`, as browsers
 * name a second download, for a pattern and read other files.
 */
export function pathLiteral(path: string): string {
  return literal(path.replace(/[*?[]/g, "[$&]"));
}

/** Whether a text column is blank, as `blankPattern` says; null for null. */
export function blankSql(column: string): string {
  // The comparisons spare nearly all cells the regular expression.
  return `((${column} < '!'
    or (${column} >= chr(160) and ${column} < chr(12289))
    or (${column} >= chr(65279) and ${column} < chr(65280)))
    and regexp_full_match(${column}, '[\\s\\v\\x{a0}\\x{1680}\\x{2000}-\\x{200b}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}]*'))`;
}

/** The number of rows of a from clause. */
export async function countRows(connection: DuckDBConnection, from: string): Promise<number> {
  const reader = await connection.runAndReadAll(`select count(*)::double as n from ${from}`);
  return Number(reader.getRows()[0]?.[0]);
}

/** An error of DuckDB's CSV reader without the line it quotes, which holds personal data. */
export function withoutCells(error: unknown): unknown {
  if (!(error instanceof Error) || !/original line|csv error/i.test(error.message)) return error;
  return new Error("csv reader: a line could not be split");
}
