import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, sql} from "../sql.js";
import {named, one} from "./chosen.js";
import {loyaltyChoice} from "./choice.js";
import type {LoyaltyChoice} from "./choice.js";
import {ratedResponses} from "./rated.js";

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
  ...GROUPS,
  came_back: "is_loyal",
  top_part: "is_top",
  middle_part: "not is_top and not is_low",
  low_part: "is_low"
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

/** The four groups for all, each dealer and each model, in one pass over the responses. */
export function loyaltyGroups(filters: Filters, options: LoyaltyChoice = {}): Query<GroupRow> {
  const top = sql`level >= cast(${settings.very_satisfied_level} as integer)`;
  const low = sql`level <= cast(${settings.dissatisfied_to_level} as integer)`;
  const names = Object.keys(COUNTED) as (keyof typeof COUNTED)[];
  const counts = names.map((name) =>
    named(`count(case when is_in and ${COUNTED[name]} then 1 end) as ${name}`)
  );
  const totals = names.map((name) =>
    named(
      `sum(${name}) as ${name}, sum(n * ${name}) as n_${name}, sum(${name} * ${name}) as ${name}_2`
    )
  );
  const answers = names.map(
    (name) => sql`select ${named(`'${name}'`)} as metric, cast(${named(name)} as double) as y,
  cast(${named(`n_${name}`)} as double) as ny, cast(${named(`${name}_2`)} as double) as yy,
  bits, dealer_id, model_series, people, n, nn, too_recent, unlinked from totals`
  );
  return queryOf<GroupRow>(
    "loyalty_groups",
    {filters: filterArguments(filters), ...loyaltyChoice(options)},
    ["dealers", "responses"],
    sql`with ${join(ratedResponses(filters, options), ",\n")},
flagged as (select *, ${top} as is_top, ${low} as is_low from rated),
per_customer as (
  select dealer_id, model_series, grouping(dealer_id, model_series) as bits,
    count(${one(sql`is_in`)}) as n,
    count(${one(sql`is_linked and not is_in`)}) as too_recent,
    count(${one(sql`not is_linked`)}) as unlinked,
    ${join(counts, ",\n    ")}
  from flagged
  group by grouping sets ((cluster), (cluster, dealer_id), (cluster, model_series))
),
totals as materialized (
  select bits, dealer_id, model_series,
    cast(count(*) filter (where n > 0) as double) as people,
    cast(sum(n) as double) as n,
    cast(sum(n * n) as double) as nn,
    cast(sum(too_recent) as double) as too_recent,
    cast(sum(unlinked) as double) as unlinked,
    ${join(totals, ",\n    ")}
  from per_customer
  where bits = 3 or dealer_id is not null or model_series is not null
  group by bits, dealer_id, model_series
)
select cast(case bits when 3 then 'all' when 1 then 'dealer' else 'model' end as varchar) as part,
  cast(dealer_id as integer) as dealer_id,
  cast(model_series as varchar) as model_series,
  cast(metric as varchar) as metric,
  people, n, y, nn, ny, yy, too_recent, unlinked
from (
${join(answers, "\nunion all\n")}
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
  return queryOf<CellRow>(
    "loyalty_cells",
    {filters: filterArguments(filters), ...choice},
    ["dealers", "responses"],
    sql`with ${join(ratedResponses(filters, choice), ",\n")},
placed as (
  select level, ${isBack ? sql`case when step <= ${last} then step end` : sql`step`} as step,
    ${observed} as observed
  from rated
  where ${isBack ? sql`is_linked` : sql`is_in`}
)
select cast(level as double) as level, cast(step as double) as step,
  cast(observed as double) as observed, cast(count(*) as double) as responses
from placed
${isBack ? sql`where observed > 0` : sql``}
group by level, step, observed
order by level, step nulls first, observed`
  );
}
