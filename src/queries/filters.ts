import type {Filters} from "../contract/filters.js";
import type {SegmentFilter} from "../contract/segments.js";
import {changedRules} from "../contract/segments.js";
import type {Arguments, Sql} from "./sql.js";
import {join, sql} from "./sql.js";

/** Which customers a rate is about; companies and fleets are left out of per-person rates by default. */
export type Customers = "persons" | "companies" | "all";

/**
 * Which days count. The filters' period where they name one; else, with `recentMonths`, that many
 * months up to each dealer's as-of; else everything.
 */
export interface Span {
  recentMonths?: number | null; // defaults to null: from the beginning
  /** The same span so many months earlier, cut where the present one is cut; defaults to 0. */
  monthsBack?: number;
}

/** The filters as part of a query's key: lists sorted and without repeats. */
export function filterArguments({dealers, models, from, to, segment}: Filters): Arguments {
  return {
    ...(segment == null ? {} : {segment: segmentArguments(segment)}),
    dealers: dealers && [...new Set(dealers)].sort((a, b) => a - b),
    models: models && [...new Set(models)].sort(),
    from: month(from),
    to: month(to)
  };
}

const segmentArguments = ({scheme, class: of, rules}: SegmentFilter): Arguments => ({
  scheme,
  class: of,
  rules: changedRules(scheme, rules)
});

/** Whether the row's dealer is chosen. */
export function dealerIs({dealers}: Filters, column: Sql): Sql {
  return oneOf(column, dealers);
}

/** Whether the row's model series is chosen. */
export function modelIs({models}: Filters, column: Sql): Sql {
  return oneOf(column, models);
}

/** Whether a row of a table by dealer and series is of those chosen. */
export const isOfPlace = (filters: Filters): Sql =>
  sql`${dealerIs(filters, sql`dealer_id`)} and ${modelIs(filters, sql`model_series`)}`;

/** Whether the row is about the customers meant, by its flag for companies; unknown counts as a person. */
export function customerIs(customers: Customers, isCompany: Sql): Sql {
  if (customers === "all") return sql`true`;
  return customers === "companies"
    ? sql`coalesce(${isCompany}, false)`
    : sql`not coalesce(${isCompany}, false)`;
}

/** The day so many months before; before the last day of a month comes the last day of a month. */
export function monthsBefore(day: Sql, months: number): Sql {
  const shifted = sql`cast(${day} - to_months(cast(${months} as integer)) as date)`;
  return sql`case when ${day} = last_day(${day}) then last_day(${shifted}) else ${shifted} end`;
}

/**
 * The relation `spans`, one row per dealer, whether chosen or not: days after `after_day` up to
 * `ends_on` are in the span; `known_until` is how far its data reach. A state is taken on `ends_on`,
 * the end of the period or the as-of, if earlier. Marts: dealers.
 */
export function spansOf({from, to}: Filters, span: Span): Sql {
  const {recentMonths = null, monthsBack = 0} = span;
  const first = month(from);
  const last = month(to);
  const isOpen = first === null && last === null;
  const after =
    first !== null
      ? sql`cast(cast(${`${first}-01`} as date) - to_months(cast(${monthsBack} as integer)) as date) - 1`
      : isOpen && recentMonths !== null
        ? monthsBefore(sql`ends_on`, recentMonths)
        : sql`date '1900-01-01'`;
  const end =
    last === null ? sql`as_of` : sql`least(last_day(cast(${`${last}-01`} as date)), as_of)`;
  return sql`spans as materialized (
  select dealer_id, as_of, ends_on, known_until, ${after} as after_day
  from (
    select dealer_id, as_of,
      ${monthsBefore(end, monthsBack)} as ends_on,
      ${monthsBefore(sql`as_of`, monthsBack)} as known_until
    from (${dealersAsOf})
  )
)`;
}

const dealersAsOf = sql`
      select dealer_id, coalesce(as_of, (select max(as_of) from dealers), date '1900-01-01') as as_of
      from dealers`;

/** The span as part of a query's key. */
export function spanArguments({recentMonths = null, monthsBack = 0}: Span): Arguments {
  return {recentMonths, monthsBack};
}

function oneOf(column: Sql, values: readonly (string | number)[] | null): Sql {
  if (values === null) return sql`true`;
  if (values.length === 0) return sql`false`;
  const list = [...new Set(values)].map((value) => sql`${value}`);
  return sql`${column} in (${join(list, ", ")})`;
}

/** The month as it is, once it is known to be one. */
export function month(value: string | null): string | null {
  if (value !== null && !/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) {
    throw new Error(`period: "${value}" (expected a month, YYYY-MM)`);
  }
  return value;
}
