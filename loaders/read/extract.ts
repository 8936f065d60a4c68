import {open} from "node:fs/promises";
import type {DuckDBConnection} from "@duckdb/node-api";
import {asExtractError, ExtractError} from "./extractError.js";
import {Scratch} from "./scratch.js";
import type {ReadOptions, Sheet} from "./sheet.js";
import type {ExtractKind} from "./sniff.js";
import {sniff} from "./sniff.js";
import {countRows, identifier} from "./sqlText.js";
import type {RowStream} from "./textStream.js";
import {openTextExtract} from "./textExtract.js";
import {openWorkbook} from "./workbookExtract.js";

export type {ReadOptions, Sheet} from "./sheet.js";
export type {ExtractKind} from "./sniff.js";
export type {RowStream} from "./textStream.js";

/** An extract, in its place or unpacked from an archive. */
export interface ExtractFile {
  /** As people and extract.json name it: relative to the extracts folder, posix. */
  file: string;
  path: string;
}

export interface LoadCounts {
  rowCount: number;
  brokenCount: number;
}

export interface OpenedExtract {
  file: string;
  bytes: number;
  /** Sheets that have content, in tab order. */
  sheets: Sheet[];
  /**
   * Makes the temporary `table` (row_number INTEGER, c1 … cN VARCHAR) of the rows from `firstRow` (1-based) on,
   * blank ones included, and `<table>_broken` (row_number INTEGER, reason VARCHAR) of the records
   * that cannot be split into cells; every record is in one of the two. Blank cells are null, all
   * others untouched. To be called outside a transaction.
   */
  load(
    sheet: Sheet,
    connection: DuckDBConnection,
    table: string,
    firstRow: number
  ): Promise<LoadCounts>;
  /**
   * The rows of a sheet from `firstRow` on for a statement to read without a copy; null where only
   * `load` can account for every record.
   */
  stream(sheet: Sheet, firstRow: number): RowStream | null;
  /** Removes the text copies of the sheets; nothing can be loaded afterwards. */
  close(): Promise<void>;
}

/**
 * Opens an extract by what its bytes are: .xls (BIFF8), .xlsx, HTML tables or delimited text.
 *
 * @throws ExtractError when it is none of them, empty, damaged, encrypted, cut off or too large.
 */
export async function openExtract(
  {file, path}: ExtractFile,
  options: ReadOptions = {}
): Promise<OpenedExtract> {
  const scratch = new Scratch();
  try {
    const {kind, offset} = await sniffFile(path, file);
    const opened =
      kind === "text"
        ? await openTextExtract(path, file, options, scratch)
        : await openWorkbook(path, file, {kind, offset}, options, scratch);
    return {
      file,
      bytes: opened.bytes,
      sheets: [...opened.loaders.keys()],
      async load(sheet, connection, table, firstRow) {
        const load = opened.loaders.get(sheet);
        if (load === undefined) throw new Error(`sheet ${sheet.sheet}: not one of ${file}`);
        try {
          await load(connection, table, firstRow);
        } catch (error) {
          throw asExtractError(error, file);
        }
        return {
          rowCount: await countRows(connection, identifier(table)),
          brokenCount: await countRows(connection, identifier(`${table}_broken`))
        };
      },
      stream: (sheet, firstRow) =>
        (opened.loaders.has(sheet) ? opened.stream?.(firstRow) : null) ?? null,
      close: () => scratch.remove()
    };
  } catch (error) {
    await scratch.remove();
    throw asExtractError(error, file);
  }
}

async function sniffFile(path: string, file: string): Promise<{kind: ExtractKind; offset: number}> {
  let head: Buffer;
  try {
    const handle = await open(path, "r");
    try {
      const {buffer, bytesRead} = await handle.read(Buffer.alloc(64 * 1024));
      head = buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    const format = code === "EISDIR" ? "a folder" : `a file that cannot be opened (${code})`;
    throw new ExtractError("unreadable_file", {file}, {format});
  }
  if (head.length === 0) throw new ExtractError("empty_file", {file}, {});
  const {kind, isPacked, format, offset} = sniff(head);
  if (isPacked === true) throw new ExtractError("packed_file", {file}, {format});
  if (kind === null) throw new ExtractError("unreadable_file", {file}, {format});
  return {kind, offset};
}
