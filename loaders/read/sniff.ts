import {detectEncoding} from "./encoding.js";

export type ExtractKind = "xls" | "xlsx" | "html" | "text";

export interface Sniffed {
  kind: ExtractKind | null; // null: nothing we read
  isPacked?: boolean; // an archive: it may hold extracts, but is none
  format: string; // what it is, in words, for messages
  offset: number; // bytes before the signature of a workbook: a stray byte order mark
}

/** Other formats that arrive under the name .xls or .csv, by their first bytes in hexadecimal. */
const foreign: [RegExp, string][] = [
  [/^25504446/, "a PDF document"],
  [/^504b0506/, "an empty zip archive"],
  [/^50415231/, "a Parquet file"],
  [/^7b5c727466/, "a rich text document"],
  [/^(?:89504e47|ffd8ff|47494638)/, "an image"],
  [/^09(?:00|02|04|08)(?:04|05|06|07|08|10)00/, "a workbook of Excel 5 or older"],
  [/^4d494d452d56657273696f6e3a/i, "a web archive (MHTML)"]
];

/** Archives that are not unpacked, or not here: within another archive. */
const packed: [RegExp, string][] = [
  [/^526172211a07/, "a RAR archive"],
  [/^377abcaf271c/, "a 7z archive"],
  [/^1f8b/, "a gzip archive within an archive"],
  [/^425a68/, "a bzip2 archive"],
  [/^fd377a585a00/, "an xz archive"],
  [/^28b52ffd/, "a Zstandard archive"]
];
const tarSignature = {offset: 257, text: "ustar"};

/**
 * What a file is, from its first bytes (64 kB or more decide best) and never from its name. A byte
 * order mark written before a workbook is skipped, as Excel does.
 */
export function sniff(head: Uint8Array): Sniffed {
  const offset = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const start = Buffer.from(head.subarray(offset, offset + 32)).toString("hex");
  if (start.startsWith("d0cf11e0a1b11ae1")) return {kind: "xls", format: "a compound file", offset};
  if (start.startsWith("504b0304")) return {kind: "xlsx", format: "a zip archive", offset};
  for (const [signature, format] of foreign) {
    if (signature.test(start)) return {kind: null, format, offset};
  }
  for (const [signature, format] of packed) {
    if (signature.test(start)) return {kind: null, isPacked: true, format, offset};
  }
  const {offset: tarAt, text: tarText} = tarSignature;
  if (Buffer.from(head.subarray(tarAt, tarAt + tarText.length)).toString("latin1") === tarText) {
    return {kind: null, isPacked: true, format: "a tar archive", offset};
  }
  const {encoding, bomByteCount} = detectEncoding(head);
  const text = new TextDecoder(encoding).decode(head.subarray(bomByteCount, 64 * 1024));
  if (/^\s*<[a-z!?]/i.test(text)) {
    if (/<(?:ss:)?Workbook[\s>]/.test(text)) {
      return {kind: null, format: "an XML spreadsheet of 2003", offset: 0};
    }
    if (/<(?:html|table|body)[\s>]/i.test(text)) {
      return {kind: "html", format: "an HTML page", offset: 0};
    }
    if (/^\s*<\?xml/i.test(text)) return {kind: null, format: "an XML document", offset: 0};
  }
  if (isBinary(text)) return {kind: null, format: "binary data", offset: 0};
  return {kind: "text", format: "text", offset: 0};
}

function isBinary(text: string): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && (code < 9 || code > 13)) controls++;
  }
  return controls > text.length / 50;
}
