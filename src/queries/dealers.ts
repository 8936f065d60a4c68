import type {Filters} from "../contract/filters.js";
import {headlines} from "./headlines.js";
import type {MeasureOptions, MeasureRow} from "./measures/measure.js";
import type {Query} from "./query.js";

/** Every headline figure once per chosen dealer, for comparison. */
export function dealerComparison(
  filters: Filters,
  options: Omit<MeasureOptions, "by"> = {}
): Query<MeasureRow>[] {
  return headlines(filters, {...options, by: "dealer"});
}
