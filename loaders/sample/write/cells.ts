/** A cell of an extract: text, a number (with a style where it is a date), or nothing. */
export type Cell = string | number | null;
export type CellStyle = "general" | "date" | "datetime";

/** One file of the sample, its rows about to be written. */
export interface SheetContent {
  /** Report title; also the sheet's name. */
  title: string;
  /** Rows above the header, when the DMS writes a title block. */
  titleBlock: readonly (readonly Cell[])[];
  headers: readonly string[];
  styles: readonly CellStyle[];
  rows: Iterable<readonly Cell[]>;
  totals: readonly Cell[] | null;
}

/** The rows of a sheet from title to totals, without styles. */
export function* allRows(content: SheetContent): Generator<readonly Cell[]> {
  yield* content.titleBlock;
  yield content.headers;
  yield* content.rows;
  if (content.totals) yield content.totals;
}
