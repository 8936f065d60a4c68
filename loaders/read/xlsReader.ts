import type {Workbook} from "hucre";
import {readXls as readHucreXls} from "hucre";
import {writeCompoundFile, readCompoundFile} from "./compoundFile.js";
import {cellText, days1904, numberText} from "./cellText.js";
import type {BiffWorkbook} from "./biffStream.js";
import {prepareBiffStream} from "./biffStream.js";
import {ExtractError} from "./extractError.js";
import {xlsRowLimit} from "./limits.js";
import type {CollectedSheet} from "./sheetCollector.js";
import {SheetCollector} from "./sheetCollector.js";

/** Reads the sheets of an .xls workbook (BIFF8) into grid files `<gridPrefix>.<n>`. */
export async function readXls(
  bytes: Buffer,
  file: string,
  gridPrefix: string
): Promise<CollectedSheet[]> {
  const workbook = prepareBiffStream(readWorkbookStream(bytes, file));
  if (workbook === "encrypted") throw new ExtractError("encrypted_workbook", {file}, {});
  if (workbook === "older") throw unreadable(file, "a workbook of Excel 5 or older");
  if (workbook === "damaged") throw unreadable(file, "a damaged or cut off .xls workbook");

  const {sheets} = await parse(workbook.plain, file);
  const dated = workbook.dated === null ? null : await parse(workbook.dated, file);
  const collected: CollectedSheet[] = [];
  for (const [index, {name, rows, merges = []}] of sheets.entries()) {
    const {hidden, isWorksheet} = workbook.sheets[index]!;
    if (!isWorksheet) continue;
    const collector = new SheetCollector(file, name, `${gridPrefix}.${index}`);
    for (let row = 0; row < rows.length; row++) {
      const dates = dated?.sheets[index]?.rows[row];
      // Rows without a cell are holes.
      const cells = Array.from(rows[row] ?? [], (value, column) =>
        dates?.[column] instanceof Date && typeof value === "number"
          ? numberText(value + days1904)
          : cellText(value)
      );
      collector.add(row, cells);
    }
    const sheet = collector.finish(
      hidden,
      merges.map(({startRow, startCol, endRow, endCol}) => ({
        row: startRow,
        column: startCol,
        rowSpan: endRow - startRow + 1,
        columnSpan: endCol - startCol + 1
      }))
    );
    if (sheet === null) continue;
    if (sheet.rowCount >= xlsRowLimit) {
      const values = {rows: sheet.rowCount, limit: xlsRowLimit};
      throw new ExtractError("truncated_sheet", {file, sheet: name}, values);
    }
    collected.push(sheet);
  }
  return collected;
}

function readWorkbookStream(bytes: Buffer, file: string): Buffer {
  let streams: Map<string, Buffer>;
  try {
    streams = readCompoundFile(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw unreadable(file, "a damaged or cut off .xls workbook");
    throw error;
  }
  if (streams.has("EncryptedPackage")) throw new ExtractError("encrypted_workbook", {file}, {});
  const stream = streams.get("Workbook") ?? streams.get("Book");
  if (stream === undefined) throw unreadable(file, "a compound file without a workbook");
  return stream;
}

async function parse(stream: BiffWorkbook["plain"], file: string): Promise<Workbook> {
  try {
    return await readHucreXls(writeCompoundFile("Workbook", stream));
  } catch {
    throw unreadable(file, "a damaged .xls workbook");
  }
}

function unreadable(file: string, format: string): ExtractError {
  return new ExtractError("unreadable_file", {file}, {format});
}
