import type {TextRecord} from "./recordSplitter.js";
import {RecordSplitter} from "./recordSplitter.js";
import {headRowCount} from "./limits.js";

const delimiters = [",", "\t", ";", "|"];

/** Characters that are split at a time, until there are enough records. */
const pieceLength = 8192;

export interface HeadRecords {
  delimiter: string;
  columnCount: number;
  records: TextRecord[]; // the first 60
}

/**
 * Splits the start of a text. The delimiter is a tab if at least half of the records agree on a
 * number of cells with it, for hardly any cell holds one; else the one under which the most records
 * agree on the most cells (records squared × cells). `complete`: the text is all there is, else its
 * last line may be cut off and is left out.
 */
export function splitHead(
  text: string,
  newline: "\n" | "\r",
  complete: boolean,
  pinned: string | null
): HeadRecords {
  const lines = text.slice(0, complete ? undefined : text.lastIndexOf(newline) + 1);
  const candidates = (pinned === null ? delimiters : [pinned]).map((delimiter) => {
    const naive = lines.split(newline, headRowCount).map((line) => line.split(delimiter).length);
    const records = splitRecords(lines, delimiter, newline, usualWidth(naive));
    const widths = records.map(({cells}) => cells.length);
    const width = usualWidth(widths);
    const agreeing = width < 2 ? 0 : widths.filter((other) => other === width).length;
    const filled = records.filter(({cells}) => cells.some((cell) => cell !== "")).length;
    const score = delimiter === "\t" && agreeing * 2 >= filled ? Infinity : agreeing ** 2 * width;
    return {delimiter, columnCount: headerWidth(widths), records, score: agreeing > 0 ? score : 0};
  });
  const {score: _, ...best} = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  return best;
}

/**
 * The width that accounts for most cells; of two such, the wider. Weighing by cells keeps narrow
 * title rows from outvoting a lone header. A width that one record alone has counts only if that
 * record is the last: so it may be a lone header, but not a broken record amid others.
 */
export function usualWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const last = widths.findLast((width) => width > 1);
  let best = 1;
  for (const [width, count] of counts) {
    const cells = count * width;
    const most = (counts.get(best) ?? 0) * best;
    const counted = count > 1 || width === last;
    if (counted && (cells > most || (cells === most && width > best))) best = width;
  }
  return best;
}

/**
 * The width of the first record at least as wide as usual: most likely the header, which is full
 * even where trailing empty cells of the rows are left out.
 */
export function headerWidth(widths: readonly number[]): number {
  const usual = usualWidth(widths);
  return widths.find((width) => width >= usual) ?? 1;
}

function splitRecords(
  text: string,
  delimiter: string,
  newline: "\n" | "\r",
  columnCount: number
): TextRecord[] {
  const records: TextRecord[] = [];
  const options = {delimiter, newline, columnCount, refuseReplacements: false};
  const splitter = new RecordSplitter(options, (record) => {
    if (records.length < headRowCount) records.push(record);
  });
  for (let at = 0; at < text.length && records.length < headRowCount; at += pieceLength) {
    splitter.push(text.slice(at, at + pieceLength));
  }
  if (records.length < headRowCount) splitter.end();
  return records;
}
