import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {named, packedCounts} from "./chosen.js";
import {loyaltyChoice} from "./choice.js";
import type {LoyaltyChoice} from "./choice.js";
import {ratedRows, ratedTable} from "./rated.js";

/** The groups of satisfaction × loyalty as their metrics are named, with what belongs to each. */
const GROUPS = {
  satisfied_came_back: "is_satisfied and is_loyal",
  satisfied_but_gone: "is_satisfied and not is_loyal",
  not_satisfied_came_back: "not is_satisfied and is_loyal",
  not_satisfied_gone: "not is_satisfied and not is_loyal"
} as const;
export type LoyaltyGroup = keyof typeof GROUPS;
export const loyaltyGroupNames = Object.keys(GROUPS) as LoyaltyGroup[];

/** What else the same responses are counted by: satisfaction in three parts, and who came back. */
const COUNTED = {
  satisfied_came_back: "satisfied_came_back",
  satisfied_but_gone: "satisfied_but_gone",
  not_satisfied_came_back: "not_satisfied_came_back",
  not_satisfied_gone: "not_satisfied_gone",
  came_back: "(satisfied_came_back + not_satisfied_came_back)",
  top_part: "top_part",
  middle_part: "(n - top_part - low_part)",
  low_part: "low_part"
} as const;

/** One count among the responses whose loyalty is known, of all, of a dealer or of a model. */
export type GroupRow = {
  part: "all" | "dealer" | "model";
  dealer_id: number | null;
  model_series: string | null;
  metric: keyof typeof COUNTED;
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
  too_recent: number;
  unlinked: number;
};

/** The four groups for all, and unless only these are asked for, each dealer and each model, in one pass over the responses. */
export function loyaltyGroups(
  filters: Filters,
  options: LoyaltyChoice = {},
  {isOfAll = false}: {isOfAll?: boolean} = {}
): Query<GroupRow> {
  const top = sql`level >= cast(${settings.very_satisfied_level} as integer)`;
  const low = sql`level <= cast(${settings.dissatisfied_to_level} as integer)`;
  const packed = packedCounts({
    ...Object.fromEntries(
      Object.entries(GROUPS).map(([name, condition]) => [name, named(`is_in and ${condition}`)])
    ),
    top_part: sql`is_in and ${top}`,
    low_part: sql`is_in and ${low}`,
    n: sql`is_in`,
    too_recent: sql`is_linked and not is_in`,
    unlinked: sql`not is_linked`
  });
  const {rows, isChosen} = ratedTable(filters, options, {
    name: "group_numbers",
    columns: sql`repeated, is_travelled, ${packed.ofRow}`
  });
  const several = shared("several_groups", sql`select * from ${rows} where repeated is not null`);
  const cells = shared(
    "group_cells",
    sql`select dealer_id, model_series, month, ${packed.numbers}, count(*) as times
from ${rows}
where repeated is null
group by all`
  );
  const totals = Object.entries(COUNTED).map(([name, count]) =>
    named(`sum(times * ${count}) as ${name}, sum(times * n * ${count}) as n_${name},
    sum(times * ${count} * ${count}) as ${name}_2`)
  );
  const each = (column: (name: string) => string): Sql =>
    named(`unnest([${Object.keys(COUNTED).map(column).join(", ")}])`);
  const nowhere = sql`cast(null as integer) as dealer_id, cast(null as varchar) as model_series`;
  const customersOfAll = sql`per_customer as (
  select ${nowhere}, 3 as bits, ${packed.added}, 1 as times
  from ${several}
  where ${isChosen}
  group by repeated
  union all
  select ${nowhere}, 3, ${packed.numbers}, sum(times)
  from ${cells}
  where ${isChosen}
  group by ${packed.numbers}
)`;
  const customersByPlace = sql`places as materialized (
  select dealer_id, model_series, traveller, ${packed.numbers}, sum(times) as times
  from (
    select dealer_id, model_series, case when is_travelled then repeated end as traveller,
      ${packed.added}, 1 as times
    from ${several}
    where ${isChosen}
    group by repeated, is_travelled, dealer_id, model_series
    union all
    select dealer_id, model_series, null, ${packed.numbers}, times
    from ${cells}
    where ${isChosen}
  )
  group by dealer_id, model_series, traveller, ${packed.numbers}
),
per_customer as (
  select dealer_id, model_series, grouping(dealer_id, model_series) as bits, ${packed.numbers}, sum(times) as times
  from places
  where traveller is null
  group by grouping sets ((${packed.numbers}), (${packed.numbers}, dealer_id), (${packed.numbers}, model_series))
  union all
  select dealer_id, model_series, grouping(dealer_id, model_series), ${packed.added}, 1
  from places
  where traveller is not null
  group by grouping sets ((traveller), (traveller, dealer_id), (traveller, model_series))
)`;
  return queryOf<GroupRow>(
    "loyalty_groups",
    {filters: filterArguments(filters), ...loyaltyChoice(options), ...(isOfAll ? {isOfAll} : {})},
    [],
    sql`with ${isOfAll ? customersOfAll : customersByPlace},
alike as (
  select bits, dealer_id, model_series, ${packed.numbers}, cast(sum(times) as bigint) as times
  from per_customer
  where bits = 3 or dealer_id is not null or model_series is not null
  group by bits, dealer_id, model_series, ${packed.numbers}
),
counted as (
  select bits, dealer_id, model_series, times,
    ${packed.counts}
  from alike
),
totals as (
  select bits, dealer_id, model_series,
    cast(sum(times * cast(n > 0 as integer)) as double) as people,
    cast(sum(times * n) as double) as n,
    cast(sum(times * n * n) as double) as nn,
    cast(sum(times * too_recent) as double) as too_recent,
    cast(sum(times * unlinked) as double) as unlinked,
    ${join(totals, ",\n    ")}
  from counted
  group by bits, dealer_id, model_series
)
select cast(case bits when 3 then 'all' when 1 then 'dealer' else 'model' end as varchar) as part,
  cast(dealer_id as integer) as dealer_id,
  cast(model_series as varchar) as model_series,
  cast(metric as varchar) as metric,
  people, n, cast(y as double) as y, nn, cast(ny as double) as ny, cast(yy as double) as yy,
  too_recent, unlinked
from (
  select *, ${each((name) => `'${name}'`)} as metric, ${each((name) => name)} as y,
    ${each((name) => `n_${name}`)} as ny, ${each((name) => `${name}_2`)} as yy
  from totals
)
order by part, dealer_id nulls first, model_series nulls first, metric`
  );
}

/** How many responses stand at one place of the quadrant. */
export type CellRow = {
  level: number;
  /** Place on the axis of loyalty: months until the visit (null: none yet), else steps of the measure. */
  step: number | null;
  /** Months for which it has been observed, down to a choice of the window; 0 for other measures. */
  observed: number;
  responses: number;
};

/**
 * The places of the quadrant with their counts, from which its picture and the sizes of the groups at any
 * cut are made without asking again.
 */
export function loyaltyCells(filters: Filters, options: LoyaltyChoice = {}): Query<CellRow> {
  const {journey, questionnaire, customers, loyalBy, sameDealer} = loyaltyChoice(options);
  // Without the cuts, which change nothing here.
  const choice = {journey, questionnaire, customers, loyalBy, sameDealer};
  const isBack = choice.loyalBy === "back";
  const windows = [...settings.return_window_months].reverse();
  const observed = isBack
    ? sql`case ${join(
        windows.map((months) => {
          const window = sql`cast(${months} as integer)`;
          return sql`when observed_months >= ${window} then ${window}`;
        }),
        " "
      )} else 0 end`
    : sql`0`;
  const last = sql`cast(${windows[0]!} as integer)`;
  const least = sql`cast(${windows.at(-1)!} as integer)`;
  const cells = ratedRows(filters, choice, {
    name: "quadrant_cells",
    columns: sql`level, ${isBack ? sql`case when step <= ${last} then step end` : sql`step`} as step,
  ${observed} as observed, count(*) as responses`,
    where: isBack ? sql`is_linked and observed_months >= ${least}` : sql`is_in`,
    groupBy: sql`4, 5, 6`
  });
  return queryOf<CellRow>(
    "loyalty_cells",
    {filters: filterArguments(filters), ...choice},
    [],
    sql`select cast(level as double) as level, cast(step as double) as step,
  cast(observed as double) as observed, cast(sum(responses) as double) as responses
from ${cells}
group by level, step, observed
order by level, step nulls first, observed`
  );
}
