import {createReadStream} from "node:fs";
import {open, stat} from "node:fs/promises";
import type {HeadRecords} from "./delimiter.js";
import {splitHead} from "./delimiter.js";
import {canonicalEncoding, detectEncoding} from "./encoding.js";
import {ExtractError} from "./extractError.js";
import {headByteCount, sheetColumnLimit, tailByteCount, tailRowCount} from "./limits.js";
import {RecordSplitter} from "./recordSplitter.js";
import type {TextFacts} from "./textScan.js";
import {TextScan} from "./textScan.js";

const readPieceByteCount = 1024 * 1024;

/** A delimited text file, looked at but not yet loaded. */
export interface TextSource extends HeadRecords {
  path: string;
  file: string;
  byteCount: number;
  encoding: string;
  bomByteCount: number;
  newline: "\n" | "\r";
  hasReturns: boolean; // lines end with "\r\n", as far as the head shows
  facts: TextFacts | null; // null: not UTF-8
  tail: string[][];
}

/** A text file as UTF-8, the original or a transcoded copy. */
export interface Utf8Text {
  path: string;
  bomByteCount: number;
  facts: TextFacts;
  hasReplacements: boolean;
}

export interface TextPins {
  encoding: string | null;
  delimiter: string | null;
}

/**
 * Reads a text file once from end to end, keeping nothing but its first and last records
 * and what decides how to load it.
 */
export async function openText(path: string, file: string, pins: TextPins): Promise<TextSource> {
  const pinned = pins.encoding === null ? null : canonicalEncoding(pins.encoding);
  if (pinned === null && pins.encoding !== null) {
    throw new ExtractError("unknown_encoding", {file}, {encoding: pins.encoding});
  }
  if (pins.delimiter !== null && !/^[^"\r\n]$/.test(pins.delimiter)) {
    throw new ExtractError("unknown_delimiter", {file}, {delimiter: pins.delimiter});
  }
  const head = await readRange(path, 0, headByteCount);
  const detected = detectEncoding(head);
  const bomByteCount = pinned === null || pinned === detected.encoding ? detected.bomByteCount : 0;
  const isUtf8 = (pinned ?? detected.encoding) === "utf-8";
  const {size: byteCount} = await stat(path);
  const facts = isUtf8 ? await scanFile(path, bomByteCount) : null;
  const encoding = pinned ?? encodingOf(head, detected.encoding, facts);

  const decoder = new TextDecoder(encoding);
  const complete = head.length === byteCount;
  const text = decoder.decode(head.subarray(bomByteCount), {stream: !complete});
  if (complete && text.trim() === "") throw new ExtractError("empty_file", {file}, {});
  const newline = newlineOf(text);
  const split = detached(splitHead(text, newline, complete, pins.delimiter));
  if (split.columnCount > sheetColumnLimit) {
    const {columnCount: count} = split;
    throw new ExtractError("bomb", {file}, {measure: "columns", count, limit: sheetColumnLimit});
  }
  const hasReturns = text.includes("\r\n");
  const opened = {
    path,
    file,
    byteCount,
    encoding,
    bomByteCount,
    newline,
    hasReturns,
    ...split
  };
  return {
    ...opened,
    facts: encoding === "utf-8" && facts?.notUtf8 === null ? facts : null,
    tail: detached(await readTail(opened))
  };
}

/** A copy; cells cut out of a text keep all of it in memory, and thousands of files are open at once. */
function detached<Cells>(cells: Cells): Cells {
  return structuredClone(cells);
}

/** A line feed, or, in files of old systems, a lone carriage return; cells may hold the other one. */
function newlineOf(text: string): "\n" | "\r" {
  const returns = text.match(/\r(?!\n)/g)?.length ?? 0;
  const feeds = text.match(/\n/g)?.length ?? 0;
  return returns > feeds ? "\r" : "\n";
}

/** Decodes a text file piece by piece, without its byte order mark. */
export async function* decodeText(
  path: string,
  encoding: string,
  bomByteCount: number
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, {ignoreBOM: true});
  const stream = createReadStream(path, {start: bomByteCount, highWaterMark: readPieceByteCount});
  let first = true;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    const text = decoder.decode(piece, {stream: true});
    // GB18030 has a byte order mark too, four bytes that nobody looks for.
    yield first && text.startsWith("\ufeff") ? text.slice(1) : text;
    first = false;
  }
  yield decoder.decode();
}

async function scanFile(path: string, bomByteCount: number): Promise<TextFacts> {
  const scan = new TextScan();
  const piece = Buffer.allocUnsafe(readPieceByteCount);
  const handle = await open(path, "r");
  try {
    for (let at = bomByteCount; ;) {
      const {bytesRead} = await handle.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return scan.finish();
      scan.update(piece.subarray(0, bytesRead));
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** The head may be plain ASCII and the first Chinese character far behind it. */
function encodingOf(head: Buffer, detected: string, facts: TextFacts | null): string {
  const later = facts?.notUtf8 ?? null;
  if (later === null || head.some((byte) => byte > 127)) return detected;
  return detectEncoding(later).encoding;
}

async function readTail(source: Omit<TextSource, "facts" | "tail">): Promise<string[][]> {
  const {path, byteCount, encoding, bomByteCount, newline, delimiter, columnCount} = source;
  let start = Math.max(bomByteCount, byteCount - tailByteCount);
  start += (start - bomByteCount) % 2; // a whole number of characters in UTF-16
  const bytes = await readRange(path, start, byteCount - start);
  const text = new TextDecoder(encoding).decode(bytes);
  const rows: string[][] = [];
  const options = {delimiter, newline, columnCount, refuseReplacements: false};
  const splitter = new RecordSplitter(options, ({cells}) => {
    rows.push([...cells]);
    if (rows.length > tailRowCount) rows.shift();
  });
  splitter.push(start === bomByteCount ? text : text.slice(text.indexOf(newline) + 1));
  splitter.end();
  return rows;
}

async function readRange(path: string, start: number, length: number): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const {buffer, bytesRead} = await handle.read(Buffer.alloc(length), 0, length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
