import {
  blankRowNumbers,
  csvOptions,
  planFastLoad,
  rowNumberAt,
  surplusColumns
} from "./textFastLoad.js";
import type {TextSource} from "./textSource.js";

/**
 * The rows of a text file as DuckDB reads them, without a copy. Cells are untouched, blank ones
 * included; whoever reads them checks that there are `rowCount` rows, and otherwise, or where DuckDB
 * fails, uses `load`, which accounts for every record.
 */
export interface RowStream {
  path: string;
  /** For `csvCall`, which gives the columns c1 … cN and `surplus`, in the order of the file. */
  options: string;
  /** Columns beyond the header that have content in records with too many cells only. */
  surplus: readonly string[];
  rowCount: number;
  /** Numbers of the blank rows that it leaves out. */
  blankRows: readonly number[];
  /** SQL of the number of the row that has `position` rows before it. */
  rowNumber(position: string): string;
}

/** The rows from record `firstRow` on; null where DuckDB cannot account for every line. */
export function streamText(source: TextSource, firstRow: number): RowStream | null {
  const {facts, path, columnCount} = source;
  if (facts === null) return null;
  const plan = planFastLoad(source, {...source, facts, hasReplacements: false}, firstRow);
  if (plan === null) return null;
  const {numbering, lineCount} = plan;
  return {
    path,
    options: csvOptions(source, firstRow - 1, true),
    surplus: surplusColumns(columnCount),
    rowCount: lineCount,
    blankRows: blankRowNumbers(firstRow, numbering, lineCount),
    rowNumber: (position) => rowNumberAt(position, firstRow, numbering.between)
  };
}
