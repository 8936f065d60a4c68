import {stat} from "node:fs/promises";
import type {DuckDBConnection} from "@duckdb/node-api";
import {ExtractError} from "./extractError.js";
import {loadGrid} from "./gridFile.js";
import {workbookByteLimit} from "./limits.js";
import type {Scratch} from "./scratch.js";
import type {LoadSheet, ReadOptions, Sheet, SheetLoaders} from "./sheet.js";
import type {CollectedSheet} from "./sheetCollector.js";
import {identifier} from "./sqlText.js";
import {readWorkbook} from "./workbookClient.js";

/** Opens a workbook or an HTML page and copies its sheets to grid files. */
export async function openWorkbook(
  path: string,
  file: string,
  {kind, offset}: {kind: "xls" | "xlsx" | "html"; offset: number},
  options: ReadOptions,
  scratch: Scratch
): Promise<SheetLoaders> {
  const {size: byteCount} = await stat(path);
  if (byteCount > workbookByteLimit) {
    const values = {measure: "file_bytes", count: byteCount, limit: workbookByteLimit} as const;
    throw new ExtractError("bomb", {file}, values);
  }
  const gridPrefix = scratch.newFile("csv");
  const pinnedEncoding = options.encoding ?? null;
  const job = {kind, path, file, offset, gridPrefix, encoding: pinnedEncoding};
  const {sheets, encoding} = await readWorkbook(job);
  if (sheets.length === 0) throw new ExtractError("empty_file", {file}, {});
  const wanted = sheets.filter(({sheet}) => sheet === (options.sheet ?? sheet));
  if (wanted.length === 0) {
    const names = sheets.map(({sheet}) => sheet).join(", ");
    throw new ExtractError("missing_sheet", {file}, {sheet: options.sheet ?? "", sheets: names});
  }
  const loaders = new Map<Sheet, LoadSheet>();
  for (const {grid, ...sheet} of wanted) {
    loaders.set({file, kind, encoding, delimiter: null, ...sheet}, (connection, table, firstRow) =>
      loadSheet(connection, table, firstRow, {grid, columnCount: sheet.columnCount})
    );
  }
  return {bytes: byteCount, loaders};
}

async function loadSheet(
  connection: DuckDBConnection,
  table: string,
  firstRow: number,
  {grid, columnCount}: Pick<CollectedSheet, "grid" | "columnCount">
): Promise<void> {
  await loadGrid(connection, table, grid, columnCount, firstRow - 1);
  const broken = identifier(`${table}_broken`);
  await connection.run(`create temp table ${broken} (row_number integer, reason varchar)`);
}
