import {headRowCount} from "./limits.js";
import type {Merge} from "./sheetCollector.js";

const carriedByteCount = 128;

/** Picks the merged ranges of the first rows out of a worksheet part that goes by in pieces. */
export class MergeScanner {
  readonly merges: Merge[] = [];
  private carried: Buffer = Buffer.alloc(0);

  push(piece: Buffer): void {
    const bytes = Buffer.concat([this.carried, piece]);
    let end = 0;
    if (bytes.includes("mergeCell ")) {
      const pattern = /mergeCell\s+ref="\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)"/g;
      const text = bytes.toString("latin1");
      for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
        const [, left = "", top = "", right = "", bottom = ""] = match;
        const [row, column] = [Number(top) - 1, columnIndex(left)];
        const [rowSpan, columnSpan] = [Number(bottom) - row, columnIndex(right) - column + 1];
        if (row < headRowCount) this.merges.push({row, column, rowSpan, columnSpan});
        end = pattern.lastIndex;
      }
    }
    this.carried = bytes.subarray(Math.max(end, bytes.length - carriedByteCount));
  }
}

function columnIndex(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
