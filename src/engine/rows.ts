import type {Row} from "../queries/query.js";
import type {Columns} from "./columns.js";

/** The rows of a result that came by columns. */
export function rowsOf({names, values, count}: Columns): Row[] {
  const rows: Row[] = Array.from({length: count}, () => ({}));
  names.forEach((name, column) => {
    const of = values[column]!;
    rows.forEach((row, i) => (row[name] = of[i]!));
  });
  return rows;
}
