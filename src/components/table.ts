import type {Locale} from "../i18n/message.js";
import {element} from "./element.js";
import type {Child} from "./element.js";
import {exportButton} from "./exportMenu.js";

export interface Column<Row> {
  label: Child;
  cell: (row: Row) => Child;
  /** Aligned right, in figures of equal width. */
  isNumber?: boolean;
  /** Text of several lines, given room on a phone. */
  isLong?: boolean;
  /** What the column sorts by; without it, the column does not sort. */
  sortBy?: (row: Row) => string | number | null;
  /**
   * What a file of the table has in place of the cell's text, such as `2026-10` for a month. Figures
   * write their value, n and interval by themselves. Null leaves the column out.
   */
  raw?: ((row: Row) => string | number) | null;
}

export interface TableOptions<Row> {
  caption: string;
  /** The first names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** A row set apart as the sum of the others, kept last. */
  total?: Row;
  locale?: Locale; // defaults to zh
}

let mostRows = Infinity;

/**
 * What is made with tables that have no more than their first rows, for whoever reads no further: `data-rows` says how
 * many there are.
 */
export function withFirstRows<T>(count: number, make: () => T): T {
  const before = mostRows;
  mostRows = count;
  try {
    return make();
  } finally {
    mostRows = before;
  }
}

/**
 * A table with a caption, row headers and columns that sort; it scrolls inside its own box, and can be
 * saved as CSV.
 */
export function table<Row>(options: TableOptions<Row>): HTMLElement {
  const {caption, columns, rows, total, locale = "zh"} = options;
  const body = element("tbody");
  const row = (data: Row, className?: string): HTMLTableRowElement =>
    element(
      "tr",
      {class: className},
      columns.map(({cell, isNumber, isLong, raw}, index) => {
        const className = isNumber ? "number" : isLong && "long";
        const attributes = {
          class: className,
          scope: index === 0 && "row",
          "data-raw": raw?.(data)
        };
        return element(index === 0 ? "th" : "td", attributes, cell(data));
      })
    );
  const fill = (ordered: readonly Row[]): void => {
    const shown = ordered.slice(0, mostRows);
    const isCut = shown.length < ordered.length;
    body.replaceChildren(
      ...shown.map((data) => row(data)),
      ...(total === undefined || isCut ? [] : [row(total, "is-total")])
    );
    if (isCut) body.dataset.rows = String(ordered.length + (total === undefined ? 0 : 1));
  };
  fill(rows);

  const heads = columns.map(({label, isNumber, sortBy, raw}) => {
    const button = sortBy && element("button", {type: "button"}, label);
    const attributes = {
      scope: "col",
      class: isNumber && "number",
      "data-export": raw === null && "none"
    };
    const head = element("th", attributes, button ?? label);
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
  const root = element(
    "table",
    {},
    element("caption", {}, element("span", {}, caption)),
    element("thead", {}, element("tr", {}, heads)),
    body
  );
  const save = exportButton(async () => (await import("./tableCsv.js")).saveTable(root), locale);
  return element(
    "div",
    {class: "table-box", role: "group", tabindex: 0, "aria-label": caption},
    root,
    save
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
