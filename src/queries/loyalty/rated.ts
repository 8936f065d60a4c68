import type {Filters} from "../../contract/filters.js";
import {isChosenRow} from "../months.js";
import type {Sql} from "../sql.js";
import {join, shared, sql} from "../sql.js";
import {chosenResponses, itemLevel, loyaltyItems, named} from "./chosen.js";
import {loyaltyChoice} from "./choice.js";
import type {LoyaltyChoice} from "./choice.js";

/** Steps of the loyalty axis in one unit of its measure; `back` counts months. */
export const stepsPerUnit = {back: 1, services: 20, attitude: 4, combined: 20} as const;

const blockSum = join(
  loyaltyItems.map((item) => sql`coalesce(cast(${itemLevel(item)} as integer), 0)`),
  " + "
);
const blockCount = join(
  loyaltyItems.map((item) => sql`cast(${itemLevel(item)} is not null as integer)`),
  " + "
);
const servicesShare = sql`services_done_24m / cast(services_due_24m as double)`;
const blockMean = sql`(${blockSum}) / cast(nullif(${blockCount}, 0) as double)`;

/**
 * The relations up to `rated`: `chosen` with `is_in` (loyalty is known), `is_satisfied`, `is_loyal`
 * and `step`, the place on the axis of loyalty (null: did not come back). By attitude, and by rank,
 * each customer's first response in the period counts; otherwise all of them.
 */
export function ratedResponses(
  filters: Filters,
  options: LoyaltyChoice,
  scope: {isEverything?: boolean} = {}
): Sql[] {
  const {loyalBy, satisfiedFrom, loyalFrom} = loyaltyChoice(options);
  const isSatisfied = sql`level >= cast(${satisfiedFrom} as integer) as is_satisfied`;
  const chosen = chosenResponses(filters, options, scope);
  if (loyalBy === "back") {
    return [
      ...chosen,
      sql`rated as (
  select *, is_eligible as is_in, ${isSatisfied}, is_back as is_loyal,
    cast(months as integer) as step
  from chosen
)`
    ];
  }
  const isLoyal = sql`loyalty >= cast(${loyalFrom} as double) - 1e-9 as is_loyal`;
  const perUnit = sql`cast(${stepsPerUnit[loyalBy]} as double)`;
  const step = sql`cast(floor(loyalty * ${perUnit} + 1e-9) as integer) as step`;
  const rated = (relation: Sql): Sql => sql`rated as (
  select *, loyalty is not null as is_in, ${isSatisfied}, ${isLoyal}, ${step}
  from ${relation}
)`;
  const services = sql`case when is_linked and services_due_24m > 0 then ${servicesShare} end`;
  if (loyalBy === "services") {
    return [
      ...chosen,
      sql`measured as (select *, ${services} as loyalty from chosen)`,
      rated(sql`measured`)
    ];
  }
  const firsts = firstResponses();
  if (loyalBy === "attitude") {
    return [
      ...chosen,
      ...firsts,
      sql`measured as (select *, ${blockMean} as loyalty from first_chosen)`,
      rated(sql`measured`)
    ];
  }
  return [
    ...chosen,
    ...firsts,
    sql`both_known as materialized (
  select *
  from (select *, ${services} as services_part, ${blockMean} as block_part from first_chosen)
  where services_part is not null and block_part is not null
)`,
    percentileRanks("services_part"),
    percentileRanks("block_part"),
    sql`measured as (
  select both_known.*, (services_part_rank.rank + block_part_rank.rank) / 2 as loyalty
  from both_known
  join services_part_rank using (services_part)
  join block_part_rank using (block_part)
)`,
    rated(sql`measured`)
  ];
}

/** Each customer's first response: the least number made of date and key, which is faster than a window. */
function firstResponses(): Sql[] {
  return [
    sql`first_place as (select min(place) as place from chosen where repeated is not null group by repeated)`,
    sql`first_chosen as (
  select chosen.* replace (cast(null as integer) as repeated, false as is_travelled)
  from chosen
  left join first_place on first_place.place = chosen.place
  where chosen.repeated is null or first_place.place is not null
)`
  ];
}

/** The share of responses below each value, its own counted half: equal values have equal ranks. */
function percentileRanks(column: "services_part" | "block_part"): Sql {
  const value = named(column);
  return sql`${named(`${column}_rank`)} as (
  select ${value}, (sum(n) over (order by ${value}) - n / 2.0) / sum(n) over () as rank
  from (select ${value}, count(*) as n from both_known group by ${value})
)`;
}

/** What is kept of rows of `rated` besides dealer, series and month. */
export interface RatedColumns {
  /** Names the table. */
  name: string;
  columns: Sql;
  where?: Sql; // defaults to all
  /** Places of the columns by which rows are put together, dealer, series and month being the first three. */
  groupBy?: Sql;
}

/** A table of rows, and which of them the filters choose. */
export interface RatedTable {
  rows: Sql;
  isChosen: Sql;
}

/**
 * The rows of which the filters choose some: a table of every row that is made once, unless by the measure a
 * customer's first response in the period counts, whichever that is.
 */
export function ratedTable(
  filters: Filters,
  options: LoyaltyChoice,
  {name, columns, where = sql`true`, groupBy}: RatedColumns
): RatedTable {
  const {loyalBy} = loyaltyChoice(options);
  const isEverything = loyalBy === "back" || loyalBy === "services";
  const rows = shared(
    name,
    sql`with ${join(ratedResponses(filters, options, {isEverything}), ",\n")}
select dealer_id, model_series, month, ${columns}
from rated
where ${where}
${groupBy ? sql`group by 1, 2, 3, ${groupBy}` : sql``}`
  );
  return {rows, isChosen: isEverything ? isChosenRow(filters) : sql`true`};
}

/** The chosen rows of {@link ratedTable}. */
export function ratedRows(filters: Filters, options: LoyaltyChoice, columns: RatedColumns): Sql {
  const {rows, isChosen} = ratedTable(filters, options, columns);
  return sql`(select * from ${rows} where ${isChosen})`;
}
