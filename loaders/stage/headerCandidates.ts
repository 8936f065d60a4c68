import type {Merge} from "../read/sheetCollector.js";
import {headerForms} from "./headerText.js";

/** Header rows are looked for in this many rows of a sheet. */
const searchedRowCount = 15;

/** Digits as values have them; labels hold one at most. */
const hasValue = /\d.*\d/u;

/** One way to read a header: for each column its label and the forms to look it up by, best first. */
export interface HeaderCandidate {
  /** Last row of the header, 1-based. */
  row: number;
  rowSpan: 1 | 2;
  columns: {label: string; forms: string[]}[];
}

/**
 * Rows 1 to 15 as headers of one row, and each pair of rows as a header of two. A row that the one
 * below continues is no header by itself: its second row would be read as data.
 */
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
    if (below === undefined) return [single];
    const joined = joinRows(cells, below, merges, i);
    return isContinued(cells, below, merges, i) ? [joined] : [single, joined];
  });
}

/**
 * Whether a row of labels goes on below: it labels what is left open above, leaves open some of what
 * is labelled above, and holds no value. A merged cell over both rows says so too.
 */
function isContinued(
  upper: readonly string[],
  lower: readonly string[],
  merges: readonly Merge[],
  index: number
): boolean {
  const below = lower.filter((label) => label !== "");
  if (below.length === 0 || below.some((label) => hasValue.test(label))) return false;
  const opens = lower.some((label, column) => label !== "" && upper[column] === "");
  const closes = lower.some((label, column) => label === "" && upper[column] !== "");
  const spans = merges.some(({row, rowSpan}) => row === index && rowSpan === 2);
  return opens && (closes || spans);
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
    if (group === "" || group === label) return {label, forms: headerForms(label)};
    const joined = `${group} ${label}`;
    // A label that several groups have means nothing without its group.
    const isShared = lower.indexOf(label) !== lower.lastIndexOf(label);
    const forms = [joined, `${label} ${group}`, ...(isShared ? [] : [label])].flatMap(headerForms);
    return {label: joined, forms: [...new Set(forms)]};
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
