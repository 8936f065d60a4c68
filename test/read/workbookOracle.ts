import * as XLSX from "@e965/xlsx";
import type {Grid} from "./extractFixture.js";

export type Cell = string | number | boolean | null;

export interface SheetContent {
  name: string;
  cells: Cell[][];
  merges?: string[];
  formats?: Record<string, string>; // by address
  hidden?: boolean;
}

/** A workbook written by SheetJS. */
export function writeWorkbook(
  bookType: "biff8" | "xlsx",
  sheets: readonly SheetContent[],
  {date1904 = false}: {date1904?: boolean} = {}
): Buffer {
  const workbook = XLSX.utils.book_new();
  for (const {name, cells, merges = [], formats = {}} of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet(cells);
    sheet["!merges"] = merges.map((range) => XLSX.utils.decode_range(range));
    for (const [address, format] of Object.entries(formats)) {
      (sheet[address] as XLSX.CellObject).z = format;
    }
    XLSX.utils.book_append_sheet(workbook, sheet, name);
  }
  workbook.Workbook = {
    WBProps: {date1904},
    Sheets: sheets.map(({hidden = false}) => ({Hidden: hidden ? 1 : 0}))
  };
  return XLSX.write(workbook, {type: "buffer", bookType, compression: true}) as Buffer;
}

/** The cells of each sheet as text, as SheetJS reads them; blank sheets left out. */
export function oracleGrids(bytes: Buffer): Map<string, Grid> {
  const workbook = XLSX.read(bytes, {type: "buffer", cellDates: false, cellNF: true});
  const offset = workbook.Workbook?.WBProps?.date1904 === true ? 1462 : 0;
  const grids = new Map<string, Grid>();
  for (const name of workbook.SheetNames) {
    const sheet = workbook.Sheets[name]!;
    const cells = Object.keys(sheet).filter((key) => /^[A-Z]+\d+$/.test(key));
    const grid: Grid = [];
    for (const address of cells) {
      const {r, c} = XLSX.utils.decode_cell(address);
      const text = oracleText(sheet[address] as XLSX.CellObject, offset);
      if (text !== null) (grid[r] ??= [])[c] = text;
    }
    if (grid.length > 0) grids.set(name, rectangle(grid));
  }
  return grids;
}

function oracleText(cell: XLSX.CellObject, dateOffset: number): string | null {
  const {t, v} = cell;
  if (t === "z" || v === undefined) return null;
  if (t === "e") return cell.w ?? "";
  if (t === "b") return v === true ? "TRUE" : "FALSE";
  if (t === "n") {
    const isDate = XLSX.SSF.is_date(String(cell.z ?? "General"));
    return String((v as number) + (isDate ? dateOffset : 0));
  }
  return String(v).trim() === "" ? null : String(v);
}

/** Fills the holes of a grid with null up to its widest row. */
export function rectangle(grid: Grid): Grid {
  const width = Math.max(0, ...Array.from(grid, (row) => row?.length ?? 0));
  return Array.from(grid, (row) => Array.from({length: width}, (_, i) => row?.[i] ?? null));
}
