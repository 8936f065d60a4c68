import type {Filters} from "../../contract/filters.js";
import {segmentSchemes} from "../../contract/segments.js";
import {filterArguments, isOfPlace} from "../filters.js";
import type {Query} from "../query.js";
import {every, join, queryOf, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {momentOf} from "./moment.js";
import {customerIn} from "./segment.js";
import {customerStates, valueCuts, valueYuan} from "./states.js";
import type {ValueBy} from "./states.js";

/** Whether a row about a customer, with home dealer and series, is of those whom the filters choose. */
export const isChosenCustomer = (filters: Filters): Sql =>
  every([isOfPlace(filters), customerIn(filters, sql`customer_id`)]);

/** The shares by which classes may be cut. */
export const cutShares: readonly number[] = [
  ...new Set([
    ...segmentSchemes.abcd.rules.high_value.stops,
    ...segmentSchemes.tiers.rules.tier_top.stops,
    ...segmentSchemes.tiers.rules.tier_upper.stops,
    ...segmentSchemes.tiers.rules.tier_middle.stops
  ])
].sort((a, b) => a - b);

export type CutRow = {
  share: number;
  /** From so many yuan on a customer is among this share; null where nobody's value is known. */
  yuan: number | null;
};

/** The amounts that cut the persons of today, whatever the filters, at every share that a rule may name. */
export function valueCutPoints(valueBy: ValueBy = "last_year"): Query<CutRow> {
  const names = cutShares.map((_, i) => `cut_${i}`);
  const rows = cutShares.map(
    (share, i) =>
      sql`select cast(${share} as double) as share, cast(${{text: names[i]!, values: []}} as double) as yuan
from cuts`
  );
  const cuts = valueCuts(
    Object.fromEntries(names.map((name, i) => [name, cutShares[i]!])),
    valueBy
  );
  return queryOf<CutRow>(
    "value_cut_points",
    {valueBy},
    [],
    sql`with ${cuts}
${join(rows, "\nunion all\n")}
order by 1`
  );
}

export type ValueRow = {
  is_company: boolean;
  /** Profit of the last year, whole yuan rounded down; null where it is not known. */
  yuan: number | null;
  customers: number;
};

/** How many customers are worth how much, from which every layer of the pyramid follows without asking again. */
export function valueDistribution(filters: Filters): Query<ValueRow> {
  const amounts = shared(
    "amounts",
    sql`with ${join(customerStates(momentOf(filters)), ",\n")}
select dealer_id, model_series, is_company, cast(${valueYuan} as double) as yuan, count(*) as customers
from states
where ${customerIn(filters, sql`customer_id`)}
group by all`
  );
  return queryOf<ValueRow>(
    "value_distribution",
    {filters: filterArguments(filters)},
    [],
    sql`select cast(is_company as boolean) as is_company, yuan, cast(sum(customers) as double) as customers
from ${amounts}
where ${isOfPlace(filters)}
group by is_company, yuan
order by 1, 2 nulls first`
  );
}
