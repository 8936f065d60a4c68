import {streamXlsxRows} from "hucre/xlsx";
import type {ByteSource} from "./byteSource.js";
import {bufferSource} from "./byteSource.js";
import {cellText, days1904, numberText} from "./cellText.js";
import {ExtractError} from "./extractError.js";
import {nestingLimit, workbookInflatedByteLimit, xlsxRowLimit} from "./limits.js";
import {MergeScanner} from "./mergeScanner.js";
import type {CollectedSheet} from "./sheetCollector.js";
import {SheetCollector} from "./sheetCollector.js";
import {isOfficePackage, readXlsxStructure} from "./xlsxStructure.js";
import type {XlsxStructure} from "./xlsxStructure.js";
import type {ZipEntry} from "./zipDirectory.js";
import {readZipDirectory} from "./zipDirectory.js";
import {inflateEntry} from "./zipInflate.js";

/** Reads the sheets of an .xlsx workbook into grid files `<gridPrefix>.<n>`; uses up `bytes`. */
export async function readXlsx(
  bytes: Buffer,
  file: string,
  gridPrefix: string
): Promise<CollectedSheet[]> {
  const source = bufferSource(bytes);
  const entries = readZipDirectory(source, file, workbookInflatedByteLimit);
  const structure = await readStructure(source, entries, file);
  const scanners = new Map<string, MergeScanner>();
  for (const {path} of structure.sheets) if (path !== null) scanners.set(path, new MergeScanner());
  // Every part is unpacked once without keeping it, so that the reader meets nothing unforeseen.
  for (const entry of entries) {
    const scanner = scanners.get(entry.name);
    for await (const piece of inflateEntry(source, entry, file)) scanner?.push(piece);
  }

  // With its styles the reader turns numbers in date formats into dates, and those beyond the
  // calendar (a phone number in a date column) into nothing. Without them it gives the serials.
  const dated = structure.is1904 ? Buffer.from(bytes) : null;
  const styles = entries.find(({name}) => name === structure.stylesPath);
  if (styles !== undefined) bytes[styles.nameOffset] = 0;

  const sheets: CollectedSheet[] = [];
  for (const [index, {name, hidden, path}] of structure.sheets.entries()) {
    if (path === null) continue;
    const collector = new SheetCollector(file, name, `${gridPrefix}.${index}`);
    try {
      await collectRows(collector, bytes, dated, index);
    } catch (error) {
      throw error instanceof ExtractError || !isReaderError(error) ? error : damaged(file, name);
    }
    const sheet = collector.finish(hidden, scanners.get(path)?.merges ?? []);
    if (sheet === null) continue;
    if (sheet.rowCount >= xlsxRowLimit) {
      const values = {rows: sheet.rowCount, limit: xlsxRowLimit};
      throw new ExtractError("truncated_sheet", {file, sheet: name}, values);
    }
    sheets.push(sheet);
  }
  return sheets;
}

async function readStructure(
  source: ByteSource,
  entries: readonly ZipEntry[],
  file: string
): Promise<XlsxStructure> {
  let structure: XlsxStructure | null;
  try {
    structure = await readXlsxStructure((path) => readPart(source, entries, path, file));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const values = {measure: "nesting", count: nestingLimit + 1, limit: nestingLimit} as const;
    throw new ExtractError("bomb", {file}, values);
  }
  if (structure !== null) return structure;
  const names = entries.map(({name}) => name);
  if (!isOfficePackage(names)) {
    const format = "a zip archive within an archive";
    throw new ExtractError("packed_file", {file}, {format});
  }
  const format = names.some((name) => name.endsWith("workbook.bin"))
    ? "a binary workbook (.xlsb)"
    : names.includes("mimetype")
      ? "an OpenDocument file"
      : "a zip archive without a workbook";
  throw new ExtractError("unreadable_file", {file}, {format});
}

async function readPart(
  source: ByteSource,
  entries: readonly ZipEntry[],
  path: string,
  file: string
): Promise<string | null> {
  const part = entries.find(({name}) => name === path);
  if (part === undefined) return null;
  const pieces: Buffer[] = [];
  for await (const piece of inflateEntry(source, part, file)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

async function collectRows(
  collector: SheetCollector,
  bytes: Buffer,
  dated: Buffer | null,
  sheet: number
): Promise<void> {
  const datedRows = dated === null ? null : streamXlsxRows(dated, {sheet});
  for await (const {index, values} of streamXlsxRows(bytes, {sheet})) {
    const dates = datedRows === null ? [] : ((await datedRows.next()).value?.values ?? []);
    const cells = values.map((value, column) =>
      dates[column] instanceof Date && typeof value === "number"
        ? numberText(value + days1904)
        : cellText(value)
    );
    collector.add(index, cells);
  }
}

/** Errors of the file, as opposed to those of the disk or the machine. */
function isReaderError(error: unknown): boolean {
  return error instanceof Error && !("syscall" in error);
}

function damaged(file: string, sheet: string): ExtractError {
  return new ExtractError("unreadable_file", {file, sheet}, {format: "a damaged .xlsx workbook"});
}
