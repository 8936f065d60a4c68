import {blankPattern} from "./cellText.js";
import {quotedLineLimit} from "./limits.js";

/** Why a record cannot be split into cells. Short records can: they are padded. */
export type BrokenReason = "too_many_cells" | "unclosed_quote" | "not_decodable";

export interface TextRecord {
  cells: readonly string[]; // of a broken record: split as if quotes meant nothing
  reason: BrokenReason | null;
  lineCount: number; // physical lines it takes up
}

export interface SplitterOptions {
  delimiter: string;
  newline: "\n" | "\r"; // before "\n" a "\r" is dropped
  columnCount: number | null; // null: not known yet, so no record has too many cells
  refuseReplacements: boolean; // records with U+FFFD are not decodable
}

/**
 * Splits text into records and cells by RFC 4180, in pieces of any size, and finds its way back
 * after a fault: every physical line belongs to exactly one record.
 *
 * A quote counts as never closed, and its record ends with its line, when the text ends first, when
 * the quote that would close it stands in the middle of a cell, after 1,000 lines, or when both the
 * line that opens it and one that follows hold a whole record by themselves. A line whose quotes
 * follow no rule but come in pairs is taken literally if that gives exactly `columnCount` cells.
 */
export class RecordSplitter {
  private rest = "";
  private lines: string[] = []; // of the record whose quote is open
  private parser: QuoteParser;

  constructor(
    private readonly options: SplitterOptions,
    private readonly onRecord: (record: TextRecord) => void
  ) {
    this.parser = new QuoteParser(options);
  }

  /** Characters held back because their line has not ended. */
  get pendingLength(): number {
    return this.rest.length;
  }

  push(text: string): void {
    const {newline} = this.options;
    let start = 0;
    for (let end = text.indexOf(newline); end >= 0; end = text.indexOf(newline, start)) {
      this.takeLine(this.rest + text.slice(start, end));
      this.rest = "";
      start = end + 1;
    }
    this.rest += text.slice(start);
  }

  /** Ends the text; a last line without a line break is a line, nothing at all is not. */
  end(): void {
    if (this.rest !== "") this.takeLine(this.rest);
    this.rest = "";
    while (this.lines.length > 0) this.giveUpQuote();
  }

  private takeLine(line: string): void {
    if (this.lines.length === 0 && !line.includes('"')) {
      this.emit(this.withoutReturn(line).split(this.options.delimiter), 1);
      return;
    }
    const {columnCount} = this.options;
    const swallows =
      this.lines.length > 0 &&
      columnCount !== null &&
      columnCount >= 3 &&
      this.parser.openingWidth >= columnCount &&
      countOf(line, this.options.delimiter) + 1 >= columnCount;
    this.lines.push(line);
    const state = swallows ? "stray" : this.parser.feed(line);
    if (state === "closed") {
      const {cells} = this.parser;
      const lineCount = this.lines.length;
      this.reset();
      this.emit(cells, lineCount);
    } else if (state === "stray" || this.lines.length > quotedLineLimit) {
      this.giveUpQuote();
    }
  }

  private giveUpQuote(): void {
    const [first = "", ...others] = this.lines;
    this.reset();
    const literal = this.withoutReturn(first).split(this.options.delimiter);
    const paired = countOf(first, '"') % 2 === 0 && literal.length === this.options.columnCount;
    if (paired) this.emit(literal, 1);
    else this.onRecord({cells: literal, reason: "unclosed_quote", lineCount: 1});
    for (const line of others) this.takeLine(line);
  }

  private emit(cells: readonly string[], lineCount: number): void {
    const {columnCount, refuseReplacements} = this.options;
    const tooMany =
      columnCount !== null &&
      cells.length > columnCount &&
      cells.slice(columnCount).some((cell) => !blankPattern.test(cell));
    const undecodable = refuseReplacements && cells.some((cell) => cell.includes("\ufffd"));
    const reason = undecodable ? "not_decodable" : tooMany ? "too_many_cells" : null;
    this.onRecord({cells, reason, lineCount});
  }

  private withoutReturn(line: string): string {
    return this.options.newline === "\n" && line.endsWith("\r") ? line.slice(0, -1) : line;
  }

  private reset(): void {
    this.lines = [];
    this.parser = new QuoteParser(this.options);
  }
}

/** Splits one record that has quotes, line by line. */
class QuoteParser {
  readonly cells: string[] = [];
  openingWidth = 0; // cells of the first line if the quote left open in it were none
  private quoted: string | null = null; // text so far of the cell whose quote is open

  constructor(private readonly options: SplitterOptions) {}

  feed(line: string): "closed" | "open" | "stray" {
    const {delimiter, newline} = this.options;
    const content = newline === "\n" && line.endsWith("\r") ? line.slice(0, -1) : line;
    let at = 0;
    for (;;) {
      if (this.quoted === null) {
        const quote = skipSpaces(content, at);
        if (content[quote] !== '"') {
          const end = content.indexOf(delimiter, at);
          this.cells.push(content.slice(at, end < 0 ? undefined : end));
          if (end < 0) return "closed";
          at = end + delimiter.length;
          continue;
        }
        this.quoted = "";
        at = quote + 1;
      }
      const end = content.indexOf('"', at);
      if (end < 0) {
        if (this.openingWidth === 0) {
          this.openingWidth = this.cells.length + 1 + countOf(content.slice(at), delimiter);
        }
        this.quoted += line.slice(at) + newline;
        return "open";
      }
      this.quoted += content.slice(at, end);
      at = end + 1;
      if (content[at] === '"') {
        this.quoted += '"';
        at++;
        continue;
      }
      at = skipSpaces(content, at);
      this.cells.push(this.quoted);
      this.quoted = null;
      if (at >= content.length) return "closed";
      if (!content.startsWith(delimiter, at)) return "stray";
      at += delimiter.length;
    }
  }
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at++;
  return at;
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}
