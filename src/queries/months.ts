import type {Filters} from "../contract/filters.js";
import {isOfPlace, month} from "./filters.js";
import type {Sql} from "./sql.js";
import {every, sql} from "./sql.js";

/** A month as a whole number, 12 to a year. */
export const monthNumber = (day: Sql): Sql =>
  sql`cast(12 * year(${day}) + month(${day}) as smallint)`;

/** The month before the period and its last one as such numbers; null where it is open. */
export function periodMonths({from, to}: Filters): {before: number | null; last: number | null} {
  const first = numberOf(month(from));
  return {before: first === null ? null : first - 1, last: numberOf(month(to))};
}

/** Whether a month, as a number, lies in the filters' period. */
export function isInPeriod(filters: Filters, column: Sql): Sql {
  const {before, last} = periodMonths(filters);
  return every([
    ...(before === null ? [] : [sql`${column} > cast(${before} as smallint)`]),
    ...(last === null ? [] : [sql`${column} <= cast(${last} as smallint)`])
  ]);
}

/** Whether a row of a table by dealer, series and month is one that the filters choose. */
export const isChosenRow = (filters: Filters): Sql =>
  every([isOfPlace(filters), isInPeriod(filters, sql`month`)]);

function numberOf(text: string | null): number | null {
  return text === null ? null : 12 * Number(text.slice(0, 4)) + Number(text.slice(5));
}
