import type {Filters} from "../../contract/filters.js";
import {segmentSchemes} from "../../contract/segments.js";
import type {RulesOf} from "../../contract/segments.js";
import {filterArguments, isOfPlace} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {loyaltyAndValue} from "./classes.js";
import {momentOf} from "./moment.js";
import {customerIn} from "./segment.js";
import {blockMean, customerStates, servicesShare, valueCuts} from "./states.js";
import type {ValueBy} from "./states.js";

export type LoyaltyBy = RulesOf<"abcd">["loyal_by"];

/** Steps of the loyalty axis in one unit of each measure, which are the stops of its cut. */
export const stepsPerUnit: Readonly<Record<LoyaltyBy, number>> = {
  services: 20,
  attitude: 4,
  combined: 20
};

/** Where high value may be cut. */
export const valueStops = segmentSchemes.abcd.rules.high_value.stops;

/** How many customers stand at one place of loyalty × value. */
export type LoyaltyValueRow = {
  is_company: boolean;
  /** Place on the axis of loyalty in steps; null where it is not known. */
  step: number | null;
  /** Of how many of the shares in `valueStops` the customer is not among: 0 is worth most; null: not known. */
  band: number | null;
  customers: number;
  /** Of these lost by then. */
  lost: number;
  /** Profit of the last year of all of them and of the lost, yuan. */
  profit: number;
  lost_profit: number;
};

/** Sums over customers, kept by dealer and series so that a filter has little to sum. */
const countedCustomers = sql`count(*) as customers, count(case when is_lost then 1 end) as lost,
  sum(value_when_last_seen_cents) as profit_cents,
  sum(case when is_lost then value_when_last_seen_cents end) as lost_profit_cents`;

const summedCustomers = sql`cast(sum(customers) as double) as customers, cast(sum(lost) as double) as lost,
  cast(coalesce(sum(profit_cents), 0) as double) / 100 as profit`;

/** Customers by loyalty and value, from which the sizes of A/B/C/D at any cut follow without asking again. */
export function loyaltyValueCells(
  filters: Filters,
  loyal_by: LoyaltyBy = "services",
  value_by: ValueBy = "last_year"
): Query<LoyaltyValueRow> {
  const cutNames = valueStops.map((_, i) => `cut_${i}`);
  const below: Sql = {
    text: cutNames.map((name) => `cast(yuan < cuts.${name} as integer)`).join(" + "),
    values: []
  };
  const cuts = valueCuts(
    Object.fromEntries(cutNames.map((name, i) => [name, valueStops[i]!])),
    value_by
  );
  const relations = [...loyaltyAndValue({loyal_by, value_by}, momentOf(filters)), cuts];
  const placed = shared(
    "placed",
    sql`with ${join(relations, ",\n")}
select dealer_id, model_series, is_company,
  cast(floor(loyalty * cast(${stepsPerUnit[loyal_by]} as double) + 1e-9) as integer) as step,
  ${below} as band, ${countedCustomers}
from measured
cross join cuts
where ${customerIn(filters, sql`customer_id`)}
group by all`
  );
  return queryOf<LoyaltyValueRow>(
    "loyalty_value_cells",
    {filters: filterArguments(filters), loyal_by, value_by},
    [],
    sql`select cast(is_company as boolean) as is_company, cast(step as double) as step,
  cast(band as double) as band,
  ${summedCustomers},
  cast(coalesce(sum(lost_profit_cents), 0) as double) / 100 as lost_profit
from ${placed}
where ${isOfPlace(filters)}
group by is_company, step, band
order by 1, 2 nulls first, 3 nulls first`
  );
}

/** Who says what and does what: the mean level of the loyalty block beside the share of services done here. */
export type SaidRow = {
  is_company: boolean;
  /** Mean level of the block in quarters, rounded down; null where it was never asked. */
  said: number | null;
  /** Share of due services done here in twentieths; null where none was due. */
  done: number | null;
  customers: number;
  lost: number;
  profit: number;
};

/** Customers by what they said and what they did, as of the end of the period. */
export function saidAndDone(filters: Filters): Query<SaidRow> {
  const said = shared(
    "said_and_done",
    sql`with ${join(customerStates(momentOf(filters)), ",\n")}
select dealer_id, model_series, is_company,
  floor(4 * ${blockMean} + 1e-9) as said, floor(20 * ${servicesShare} + 1e-9) as done, ${countedCustomers}
from states
where ${customerIn(filters, sql`customer_id`)}
group by all`
  );
  return queryOf<SaidRow>(
    "said_and_done",
    {filters: filterArguments(filters)},
    [],
    sql`select cast(is_company as boolean) as is_company, cast(said as double) as said,
  cast(done as double) as done, ${summedCustomers}
from ${said}
where ${isOfPlace(filters)}
group by is_company, said, done
order by 1, 2 nulls first, 3 nulls first`
  );
}
