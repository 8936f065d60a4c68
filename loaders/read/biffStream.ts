import {isDateFormat} from "hucre";

export interface BiffSheetInfo {
  hidden: boolean;
  isWorksheet: boolean; // not a chart or macro sheet
}

export interface BiffWorkbook {
  sheets: BiffSheetInfo[];
  is1904: boolean;
  /** The stream made fit for the reader; number formats are gone, so dates stay serials. */
  plain: Buffer;
  /** The same with every date format replaced by format 14; made only for the 1904 date system. */
  dated: Buffer | null;
}

const record = {
  eof: 0x000a,
  date1904: 0x0022,
  filePass: 0x002f,
  boundSheet: 0x0085,
  richString: 0x00d6,
  xf: 0x00e0,
  label: 0x0204,
  string: 0x0207,
  array: 0x0221,
  table: 0x0236,
  format: 0x041e,
  sharedFormula: 0x04bc,
  formula: 0x0006,
  bof: 0x0809,
  ignored: 0xffff
};

const biff8 = 0x0600;
const shortDate = 14;

/** Built-in formats that are dates, those of Chinese, Japanese and Korean Excel included. */
const dateFormats = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58]
] as const;

/**
 * Walks the Workbook stream of an .xls (MS-XLS, BIFF8) and rewrites what hucre 1.0.0 would misread
 * without a word: number formats (numbers in a date format and beyond the calendar are lost), the
 * values an embedded chart caches (they overwrite cells), the text of a formula that heads a shared
 * or array formula, and rich text in cells (both are lost).
 *
 * @returns a word for what is wrong when the stream cannot be read.
 */
export function prepareBiffStream(
  stream: Buffer
): BiffWorkbook | "encrypted" | "older" | "damaged" {
  if (stream.length < 8 || stream.readUInt16LE(0) !== record.bof) return "damaged";
  if (stream.readUInt16LE(4) !== biff8) return "older";
  const plain = Buffer.from(stream);
  const sheets: BiffSheetInfo[] = [];
  const sheetStarts = new Set<number>();
  const formatCodes = new Map<number, string>();
  const cellFormats: number[] = []; // where in the stream each XF keeps its format
  let is1904 = false;
  let depth = 0;
  for (let at = 0; at + 4 <= plain.length;) {
    const id = plain.readUInt16LE(at);
    const length = plain.readUInt16LE(at + 2);
    const body = at + 4;
    const end = body + length;
    if (end > plain.length) return "damaged";
    if (id === 0 && length === 0) break;
    if (id === record.filePass) return "encrypted";
    if (id === record.bof) depth++;
    if (depth === 1 && id === record.bof) sheetStarts.delete(at);
    if (depth > 1) plain.writeUInt16LE(record.ignored, at);
    else if (id === record.date1904) is1904 = plain.readUInt16LE(body) === 1;
    else if (id === record.format) readFormat(plain.subarray(body, end), formatCodes);
    else if (id === record.xf) cellFormats.push(body + 2);
    else if (id === record.richString) plain.writeUInt16LE(record.label, at);
    else if (id === record.formula) moveFormulaText(plain, end);
    else if (id === record.boundSheet) {
      const [visibility = 0, type] = plain.subarray(body + 4, body + 6);
      sheets.push({hidden: (visibility & 3) !== 0, isWorksheet: type === 0});
      if (type === 0) sheetStarts.add(plain.readUInt32LE(body));
    }
    if (id === record.eof) depth--;
    at = end;
  }
  if (depth !== 0 || sheetStarts.size > 0) return "damaged";

  const dated = is1904 ? Buffer.from(plain) : null;
  for (const at of cellFormats) {
    const format = plain.readUInt16LE(at);
    dated?.writeUInt16LE(isDate(format, formatCodes) ? shortDate : 0, at);
    plain.writeUInt16LE(0, at);
  }
  return {sheets, is1904, plain, dated};
}

/** Puts the text of a formula's result where the reader looks for it: right behind the formula. */
function moveFormulaText(stream: Buffer, at: number): void {
  if (at + 4 > stream.length) return;
  const next = stream.readUInt16LE(at);
  if (next !== record.sharedFormula && next !== record.array && next !== record.table) return;
  const textAt = at + 4 + stream.readUInt16LE(at + 2);
  if (textAt + 4 > stream.length || stream.readUInt16LE(textAt) !== record.string) return;
  const end = textAt + 4 + stream.readUInt16LE(textAt + 2);
  const between = Buffer.from(stream.subarray(at, textAt));
  stream.copy(stream, at, textAt, end);
  between.copy(stream, at + end - textAt);
}

function readFormat(body: Buffer, codes: Map<number, string>): void {
  if (body.length < 5) return;
  const wide = (body.readUInt8(4) & 1) === 1;
  const length = body.readUInt16LE(2) * (wide ? 2 : 1);
  codes.set(body.readUInt16LE(0), body.toString(wide ? "utf16le" : "latin1", 5, 5 + length));
}

function isDate(format: number, codes: ReadonlyMap<number, string>): boolean {
  const code = codes.get(format);
  if (code !== undefined) return isDateFormat(code);
  return dateFormats.some(([from, to]) => format >= from && format <= to);
}
