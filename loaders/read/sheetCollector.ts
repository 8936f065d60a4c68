import type {BombMeasure} from "./extractError.js";
import type {GridFile} from "./gridFile.js";
import {GridWriter} from "./gridFile.js";
import {ExtractError} from "./extractError.js";
import {headRowCount, sheetCellLimit, sheetColumnLimit, tailRowCount} from "./limits.js";

export interface Merge {
  row: number; // 0-based, as the other three
  column: number;
  rowSpan: number;
  columnSpan: number;
}

/** One worksheet or HTML table, its cells in a grid file. */
export interface CollectedSheet {
  sheet: string;
  hidden: boolean;
  rowCount: number;
  columnCount: number;
  head: string[][];
  tail: string[][];
  merges: Merge[];
  grid: GridFile;
}

/**
 * Takes the rows of one sheet from top to bottom and writes them to a grid file. Rows and columns
 * end with the last cell that has content: formats without content often reach to the last row of
 * the sheet and mean nothing.
 */
export class SheetCollector {
  private readonly writer: GridWriter;
  private readonly head: string[][] = [];
  private readonly tail: (readonly (string | null)[])[] = [];
  private rowCount = 0;
  private columnCount = 0;

  constructor(
    private readonly file: string,
    private readonly sheet: string,
    path: string
  ) {
    this.writer = new GridWriter(path);
  }

  /** Adds the row at `index` (0-based); rows left out before it are blank. */
  add(index: number, cells: readonly (string | null)[]): void {
    let width = cells.length;
    while (width > 0 && cells[width - 1] === null) width--;
    if (width === 0) return;
    if (index < this.rowCount) {
      throw new ExtractError(
        "unreadable_file",
        {file: this.file, sheet: this.sheet, row: index + 1},
        {format: "a sheet whose rows are out of order"}
      );
    }
    this.checkWidth(width);
    this.columnCount = Math.max(this.columnCount, width);
    const cellCount = (index + 1) * this.columnCount;
    if (cellCount > sheetCellLimit) {
      const measure: BombMeasure = "cells";
      const values = {measure, count: cellCount, limit: sheetCellLimit};
      throw new ExtractError("bomb", {file: this.file, sheet: this.sheet}, values);
    }
    while (this.rowCount < index) this.append([]);
    this.append(width === cells.length ? cells : cells.slice(0, width));
  }

  /** Refuses a sheet of more columns than any program writes. */
  checkWidth(columnCount: number): void {
    if (columnCount <= sheetColumnLimit) return;
    const values = {measure: "columns", count: columnCount, limit: sheetColumnLimit} as const;
    throw new ExtractError("bomb", {file: this.file, sheet: this.sheet}, values);
  }

  /** The sheet, or null when no cell of it has content. */
  finish(hidden: boolean, merges: readonly Merge[]): CollectedSheet | null {
    const grid = this.writer.close();
    if (this.rowCount === 0) return null;
    return {
      sheet: this.sheet,
      hidden,
      rowCount: this.rowCount,
      columnCount: this.columnCount,
      head: this.head,
      tail: this.tail.map(texts),
      merges: merges.filter((merge) => merge.row < this.head.length),
      grid
    };
  }

  private append(cells: readonly (string | null)[]): void {
    this.rowCount++;
    this.writer.write(this.rowCount, cells);
    if (this.head.length < headRowCount) this.head.push(texts(cells));
    this.tail.push(cells);
    if (this.tail.length > tailRowCount) this.tail.shift();
  }
}

function texts(cells: readonly (string | null)[]): string[] {
  return cells.map((cell) => cell ?? "");
}
