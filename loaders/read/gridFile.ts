import {closeSync, openSync, writeSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {countRows, identifier, pathLiteral, withoutCells} from "./sqlText.js";

const flushLength = 256 * 1024;

/** A text copy of a grid that native DuckDB reads back without loss: row number, then the cells. */
export interface GridFile {
  path: string;
  rowCount: number;
  longestLineBytes: number;
}

/** Writes a `GridFile`; rows may come with any number of cells, null for an empty one. */
export class GridWriter {
  private readonly descriptor: number;
  private buffer = "";
  private rowCount = 0;
  private longestLineBytes = 0;

  constructor(private readonly path: string) {
    this.descriptor = openSync(path, "wx", 0o600);
  }

  write(rowNumber: number, cells: readonly (string | null)[]): void {
    let line = String(rowNumber);
    for (const cell of cells) {
      line += cell === null ? "," : `,"${cell.includes('"') ? cell.replaceAll('"', '""') : cell}"`;
    }
    this.longestLineBytes = Math.max(this.longestLineBytes, line.length * 3);
    this.buffer += line + "\n";
    this.rowCount++;
    if (this.buffer.length > flushLength) this.flush();
  }

  close(): GridFile {
    this.flush();
    closeSync(this.descriptor);
    return {path: this.path, rowCount: this.rowCount, longestLineBytes: this.longestLineBytes};
  }

  private flush(): void {
    const bytes = Buffer.from(this.buffer);
    for (let at = 0; at < bytes.length;) at += writeSync(this.descriptor, bytes, at);
    this.buffer = "";
  }
}

/** Makes the temporary `table` (row_number, c1 … cN) from the rows of a grid after the first `skippedRows`. */
export async function loadGrid(
  connection: DuckDBConnection,
  table: string,
  grid: GridFile,
  columnCount: number,
  skippedRows = 0
): Promise<void> {
  const columns = Array.from({length: columnCount}, (_, i) => `'c${i + 1}': 'VARCHAR'`);
  try {
    // null_padding with line breaks in quoted cells works in the single-threaded scanner only, and
    // then only if the scanner need not guess how lines end.
    await connection.run(`create temp table ${identifier(table)} as
      select * from read_csv(${pathLiteral(grid.path)}, auto_detect = false, header = false,
        columns = {${["'row_number': 'INTEGER'", ...columns].join(", ")}}, new_line = '\\n',
        delim = ',', quote = '"', escape = '"', null_padding = true, parallel = false, compression = 'none',
        max_line_size = ${Math.max(2_000_000, grid.longestLineBytes)})
      offset ${skippedRows}`);
  } catch (error) {
    throw withoutCells(error);
  }
  const rowCount = await countRows(connection, identifier(table));
  const expected = Math.max(0, grid.rowCount - skippedRows);
  if (rowCount !== expected) throw new Error(`${table}: ${rowCount} rows (expected ${expected})`);
}
