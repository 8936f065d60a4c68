import {element} from "./element.js";
import type {Child} from "./element.js";

export interface Column<Row> {
  label: Child;
  cell: (row: Row) => Child;
  /** Aligned right, in figures of equal width. */
  isNumber?: boolean;
  /** Text of several lines, given room on a phone. */
  isLong?: boolean;
  /** What the column sorts by; without it, the column does not sort. */
  sortBy?: (row: Row) => string | number | null;
}

export interface TableOptions<Row> {
  caption: string;
  /** The first names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** A row set apart as the sum of the others, kept last. */
  total?: Row;
}

/** A table with a caption, row headers and columns that sort; it scrolls inside its own box. */
export function table<Row>({caption, columns, rows, total}: TableOptions<Row>): HTMLElement {
  const body = element("tbody");
  const row = (data: Row, className?: string): HTMLTableRowElement =>
    element(
      "tr",
      {class: className},
      columns.map(({cell, isNumber, isLong}, index) => {
        const className = isNumber ? "number" : isLong && "long";
        const attributes = {class: className, scope: index === 0 && "row"};
        return element(index === 0 ? "th" : "td", attributes, cell(data));
      })
    );
  const fill = (ordered: readonly Row[]): void =>
    body.replaceChildren(
      ...ordered.map((data) => row(data)),
      ...(total === undefined ? [] : [row(total, "is-total")])
    );
  fill(rows);

  const heads = columns.map(({label, isNumber, sortBy}) => {
    const button = sortBy && element("button", {type: "button"}, label);
    const head = element("th", {scope: "col", class: isNumber && "number"}, button ?? label);
    if (!sortBy || !button) return head;
    button.addEventListener("click", () => {
      const isAscending = isNumber
        ? head.getAttribute("aria-sort") === "descending"
        : head.getAttribute("aria-sort") !== "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
      fill(sorted(rows, sortBy, isAscending));
    });
    return head;
  });
  return element(
    "div",
    {class: "table-box", role: "group", tabindex: 0, "aria-label": caption},
    element(
      "table",
      {},
      element("caption", {}, element("span", {}, caption)),
      element("thead", {}, element("tr", {}, heads)),
      body
    )
  );
}

/** The rows in the order of a measure; those without it last, whichever way it goes. */
function sorted<Row>(
  rows: readonly Row[],
  sortBy: (row: Row) => string | number | null,
  isAscending: boolean
): Row[] {
  const sign = isAscending ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [x, y] = [sortBy(a), sortBy(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return x < y ? -sign : x > y ? sign : 0;
  });
}
