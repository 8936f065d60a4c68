import {closeSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync} from "node:fs";
import {dirname} from "node:path";
import type {Cell} from "./cells.js";

const flushAt = 1 << 16; // characters; a large sample has a hundred such files open

/** Appends text to a file through a buffer, so that any number of rows takes little memory. */
export class TextFile {
  private readonly handle: number;
  private pending = "";

  constructor(path: string) {
    mkdirSync(dirname(path), {recursive: true});
    this.handle = openSync(path, "w");
  }

  write(text: string): void {
    this.pending += text;
    if (this.pending.length >= flushAt) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.handle);
  }

  private flush(): void {
    const bytes = Buffer.from(this.pending);
    for (let at = 0; at < bytes.length;) at += writeSync(this.handle, bytes, at);
    this.pending = "";
  }
}

/** Rows on disk until their file is written, in the order of their date as a DMS lists them. */
export class Spool {
  private readonly file: TextFile;

  constructor(private readonly path: string) {
    this.file = new TextFile(path);
  }

  add(order: number, cells: readonly Cell[]): void {
    this.file.write(`${JSON.stringify([order, cells])}\n`);
  }

  /** The rows in order; the spool is gone afterwards. */
  drain(): Cell[][] {
    this.file.close();
    const rows = readFileSync(this.path, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as [number, Cell[]]);
    unlinkSync(this.path);
    rows.sort((a, b) => a[0] - b[0]);
    return rows.map(([, cells]) => cells);
  }
}
