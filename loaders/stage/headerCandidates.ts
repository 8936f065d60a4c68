import type {Merge} from "../read/sheetCollector.js";
import {headerForms} from "./headerText.js";

/** Header rows are looked for in this many rows of a sheet. */
const searchedRowCount = 15;

/** One way to read a header: for each column its label and the forms to look it up by, best first. */
export interface HeaderCandidate {
  /** Last row of the header, 1-based. */
  row: number;
  rowSpan: 1 | 2;
  columns: {label: string; forms: string[]}[];
}

/** Rows 1 to 15 as headers of one row, and each pair of rows as a header of two. */
export function headerCandidates(
  head: readonly (readonly string[])[],
  merges: readonly Merge[],
  columnCount: number
): HeaderCandidate[] {
  const rows = head.slice(0, searchedRowCount).map((cells) => filled(cells, columnCount));
  return rows.flatMap((cells, i) => {
    const below = rows[i + 1];
    const single: HeaderCandidate = {
      row: i + 1,
      rowSpan: 1,
      columns: cells.map((label) => ({label, forms: headerForms(label)}))
    };
    return below === undefined ? [single] : [single, joinRows(cells, below, merges, i)];
  });
}

function joinRows(
  upper: readonly string[],
  lower: readonly string[],
  merges: readonly Merge[],
  index: number
): HeaderCandidate {
  const spanning = spread(upper, lower, merges, index);
  const columns = lower.map((label, column) => {
    const group = spanning[column]!;
    if (label === "") return {label: upper[column]!, forms: headerForms(upper[column]!)};
    const joined = group === "" || group === label ? label : `${group} ${label}`;
    return {label: joined, forms: [...new Set([...headerForms(joined), ...headerForms(label)])]};
  });
  return {row: index + 2, rowSpan: 2, columns};
}

/** Labels of groups over all their columns: as merged, or, without merges, up to the next label. */
function spread(
  upper: readonly string[],
  lower: readonly string[],
  merges: readonly Merge[],
  index: number
): string[] {
  const labels = [...upper];
  const own = merges.filter(({row, columnSpan}) => row === index && columnSpan > 1);
  for (const {column, columnSpan} of own) {
    labels.fill(upper[column] ?? "", column, Math.min(column + columnSpan, labels.length));
  }
  if (merges.length > 0) return labels;
  for (let column = 1; column < labels.length; column++) {
    if (labels[column] === "" && lower[column] !== "" && lower[column - 1] !== "") {
      labels[column] = labels[column - 1]!;
    }
  }
  return labels;
}

function filled(cells: readonly string[], columnCount: number): string[] {
  return Array.from({length: columnCount}, (_, i) => (cells[i] ?? "").trim());
}
