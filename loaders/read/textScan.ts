import {isUtf8} from "node:buffer";
import {completeUtf8} from "./encoding.js";

/** Blank lines beyond this many are only counted. */
const blankLineLimit = 10_000;

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

export interface TextFacts {
  lineCount: number; // physical lines ended by a line feed, and a last one without
  blankLines: readonly number[]; // 1-based numbers of the first 10,000 empty lines
  blankLineCount: number;
  longestLineBytes: number;
  hasQuotes: boolean;
  /** The first piece that is not UTF-8; null when all of it is. */
  notUtf8: Buffer | null;
}

/** Gathers in one pass what decides how a text file can be read. */
export class TextScan {
  private readonly blankLines: number[] = [];
  private blankLineCount = 0;
  private lineFeedCount = 0;
  private longestLineBytes = 0;
  private hasQuotes = false;
  private notUtf8: Buffer | null = null;
  private carried: Buffer = Buffer.alloc(0); // a character cut off by the end of a piece
  private lineByteCount = 0;
  private lastByte = lineFeed;

  /** @param piece the next bytes, without the byte order mark. */
  update(piece: Buffer): void {
    if (piece.length === 0) return;
    this.checkUtf8(piece);
    this.hasQuotes ||= piece.includes(quote);
    let lineStart = -this.lineByteCount;
    for (let i = piece.indexOf(lineFeed); i >= 0; i = piece.indexOf(lineFeed, i + 1)) {
      const length = i - lineStart;
      this.lineFeedCount++;
      if (length === 0 || (length === 1 && this.byteBefore(piece, i) === carriageReturn)) {
        this.blankLineCount++;
        if (this.blankLines.length < blankLineLimit) this.blankLines.push(this.lineFeedCount);
      } else if (length > this.longestLineBytes) this.longestLineBytes = length;
      lineStart = i + 1;
    }
    this.lineByteCount = piece.length - lineStart;
    this.lastByte = piece[piece.length - 1]!;
  }

  finish(): TextFacts {
    if (this.notUtf8 === null && this.carried.length > 0) this.notUtf8 = this.carried;
    return {
      lineCount: this.lineFeedCount + (this.lastByte === lineFeed ? 0 : 1),
      blankLines: this.blankLines,
      blankLineCount: this.blankLineCount,
      longestLineBytes: Math.max(this.longestLineBytes, this.lineByteCount),
      hasQuotes: this.hasQuotes,
      notUtf8: this.notUtf8
    };
  }

  private byteBefore(piece: Buffer, i: number): number {
    return i === 0 ? this.lastByte : piece[i - 1]!;
  }

  private checkUtf8(piece: Buffer): void {
    if (this.notUtf8 !== null) return;
    const bytes = this.carried.length === 0 ? piece : Buffer.concat([this.carried, piece]);
    const complete = completeUtf8(bytes);
    if (isUtf8(complete)) this.carried = Buffer.from(bytes.subarray(complete.length));
    else this.notUtf8 = Buffer.from(bytes);
  }
}
