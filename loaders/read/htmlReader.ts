import {Parser} from "htmlparser2";
import {blankPattern} from "./cellText.js";
import {canonicalEncoding, detectEncoding, replacementCount} from "./encoding.js";
import type {BombMeasure} from "./extractError.js";
import {ExtractError} from "./extractError.js";
import {htmlTableLimit, nestingLimit, undecodableShareLimit} from "./limits.js";
import type {CollectedSheet, Merge} from "./sheetCollector.js";
import {SheetCollector} from "./sheetCollector.js";

const columnSpanLimit = 1_000; // the HTML standard's
const rowSpanLimit = 65_534;

export interface HtmlResult {
  encoding: string;
  sheets: CollectedSheet[];
}

/**
 * Reads each table of an HTML page that has content, nested ones included, as a sheet of its own
 * (`table 1`, `table 2`, … in the order in which they begin), into grid files `<gridPrefix>.<n>`.
 * A cell that spans others leaves them empty, as a merged cell does in a workbook. White space in
 * cells is collapsed as a browser does; a no-break space is kept.
 */
export function readHtml(
  bytes: Buffer,
  file: string,
  gridPrefix: string,
  pinned: string | null
): HtmlResult {
  const {encoding, text} = decodeHtml(bytes, file, pinned);
  const tables: HtmlTable[] = [];
  const open: HtmlTable[] = [];
  let hiddenDepth = 0; // inside script or style
  let depth = 0;
  const checkCount = (measure: BombMeasure, count: number, limit: number): void => {
    if (count > limit) throw new ExtractError("bomb", {file}, {measure, count, limit});
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      checkCount("nesting", ++depth, nestingLimit);
      const table = open.at(-1);
      if (name === "script" || name === "style") hiddenDepth++;
      else if (name === "table") {
        const sheet = `table ${tables.length + 1}`;
        checkCount("tables", tables.length + 1, htmlTableLimit);
        const opened = new HtmlTable(
          new SheetCollector(file, sheet, `${gridPrefix}.${tables.length}`)
        );
        tables.push(opened);
        open.push(opened);
      } else if (name === "tr") table?.openRow();
      else if (name === "td" || name === "th") {
        table?.openCell(
          span(attributes["colspan"], columnSpanLimit),
          span(attributes["rowspan"], rowSpanLimit)
        );
      } else if (name === "br") table?.addLineBreak();
      else if (name === "p" || name === "div") table?.addText(" ");
    },
    ontext(data) {
      if (hiddenDepth === 0) open.at(-1)?.addText(data);
    },
    onclosetag(name) {
      depth--;
      if (name === "script" || name === "style") hiddenDepth--;
      else if (name === "td" || name === "th") open.at(-1)?.closeCell();
      else if (name === "tr") open.at(-1)?.closeRow();
      else if (name === "table") open.pop()?.finish();
    }
  });
  parser.end(text);
  const sheets = tables.map((table) => table.finish()).filter((sheet) => sheet !== null);
  return {encoding, sheets};
}

class HtmlTable {
  private rowIndex = -1;
  private row: (string | null)[] | null = null;
  private readonly taken: number[] = []; // by column: rows still covered by a cell above
  private readonly merges: Merge[] = [];
  private column = 0;
  private cell: string | null = null;
  private finished: CollectedSheet | null | undefined;

  constructor(private readonly collector: SheetCollector) {}

  openRow(): void {
    this.closeRow();
    this.rowIndex++;
    this.row = [];
    this.column = 0;
  }

  openCell(columnSpan: number, rowSpan: number): void {
    if (this.row === null) this.openRow();
    this.closeCell();
    while ((this.taken[this.column] ?? 0) > 0) this.column++;
    this.collector.checkWidth(this.column);
    this.cell = "";
    if (columnSpan > 1 || rowSpan > 1) {
      this.merges.push({row: this.rowIndex, column: this.column, rowSpan, columnSpan});
    }
    for (let i = 0; i < columnSpan; i++) this.taken[this.column + i] = rowSpan;
  }

  addText(text: string): void {
    if (this.cell !== null) this.cell += text.replace(/[ \t\r\n\f]+/g, " ");
  }

  addLineBreak(): void {
    if (this.cell !== null) this.cell += "\n";
  }

  closeCell(): void {
    if (this.cell === null || this.row === null) return;
    const text = this.cell
      .replace(/ *\n */g, "\n")
      .replace(/ {2,}/g, " ")
      .replace(/^[ \n]+|[ \n]+$/g, "");
    while (this.row.length < this.column) this.row.push(null);
    this.row.push(blankPattern.test(text) ? null : text);
    this.column++;
    this.cell = null;
  }

  closeRow(): void {
    if (this.row === null) return;
    this.closeCell();
    this.collector.add(this.rowIndex, this.row);
    this.row = null;
    for (const [column, rows] of this.taken.entries()) {
      this.taken[column] = Math.max(0, (rows ?? 0) - 1);
    }
  }

  /** The table, or null when no cell of it has content; to be called again, it gives the same. */
  finish(): CollectedSheet | null {
    if (this.finished === undefined) {
      this.closeRow();
      this.finished = this.collector.finish(false, this.merges);
    }
    return this.finished;
  }
}

function span(text: string | undefined, limit: number): number {
  const value = Number.parseInt(text ?? "1", 10);
  return value >= 1 ? Math.min(value, limit) : 1;
}

function decodeHtml(
  bytes: Buffer,
  file: string,
  pinned: string | null
): {encoding: string; text: string} {
  const start = bytes.toString("latin1", 0, 4096);
  const hint = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? null;
  const detected = detectEncoding(bytes, hint);
  const encoding = pinned === null ? detected.encoding : canonicalEncoding(pinned);
  if (encoding === null)
    throw new ExtractError("unknown_encoding", {file}, {encoding: pinned ?? ""});
  const text = new TextDecoder(encoding).decode(bytes);
  const share = replacementCount(text) / Math.max(1, text.length);
  if (share > undecodableShareLimit) {
    throw new ExtractError("undecodable", {file}, {encoding, share, limit: undecodableShareLimit});
  }
  return {encoding, text};
}
