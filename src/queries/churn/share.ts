import type {Filters} from "../../contract/filters.js";
import type {MetricId} from "../../contract/metrics.js";
import {settings} from "../../contract/settings.js";
import {dealerIs, filterArguments, modelIs, monthsBefore, spansOf} from "../filters.js";
import type {MeasureRow} from "../measures/measure.js";
import type {Query} from "../query.js";
import {join, queryOf, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import type {LossDefinition} from "./definition.js";
import {definitionArguments, lossDefinition} from "./definition.js";
import {livesOf} from "./lives.js";

/** Whether the vehicle `v` was under care at the start of the known months. */
export const isUnderCare = (start: Sql): Sql =>
  sql`v.entry_date <= ${start} and (v.out_of_use_date is null or v.out_of_use_date > ${start})`;

/** The share lost by a definition, as sums over customers; those with one vehicle need no adding up. */
export function lossShare(
  filters: Filters,
  {definition = {}}: {definition?: LossDefinition} = {}
): Query<MeasureRow> {
  const {graceMonths: grace} = lossDefinition(definition);
  const metric: MetricId = "lost_share";
  // The known months are the last before the end of the period, wherever it begins.
  const until = {...filters, from: null};
  return queryOf<MeasureRow>(
    "losses_by",
    {filters: filterArguments(until), definition: definitionArguments(definition)},
    ["dealers"],
    sql`with ${spansOf(until, {})},
ends as (
  select dealer_id, ${monthsBefore(sql`ends_on`, grace)} as known_on,
    ${monthsBefore(sql`ends_on`, grace + settings.known_loss_months)} as starts_on
  from spans
  where ${dealerIs(filters, sql`dealer_id`)}
),
per_customer as materialized (
  select v.repeated, count(*) as n,
    count(case when v.lost_date <= p.known_on then 1 end) as y
  from ${livesOf(filters, definition)} v
  join ends p on p.dealer_id = v.home_dealer_id
  where ${modelIs(filters, sql`v.model_series`)} and ${isUnderCare(sql`p.starts_on`)}
    and (v.lost_date is null or v.lost_date > p.starts_on)
  group by v.repeated
)
select cast(${metric} as varchar) as metric, cast(null as integer) as dealer_id,
  ${join(
    Object.entries({
      people: [sql`n`, sql`1`],
      n: [sql`n`, sql`n`],
      y: [sql`y`, sql`y`],
      nn: [sql`n`, sql`n * n`],
      ny: [sql`y`, sql`n * y`],
      yy: [sql`y`, sql`y * y`]
    } as const).map(
      ([name, [alone, several]]) =>
        sql`cast(coalesce(sum(case when repeated is null then ${alone} else ${several} end), 0) as double) as ${{text: name, values: []}}`
    ),
    ",\n  "
  )}
from per_customer`
  );
}

/** Vehicles seen in a month, and those of them that the cohort rule calls lost. */
export type SeenMonthRow = {month: string; seen: number; silent: number};

/**
 * The cohort rule of some brands by month: seen, and silent at the dealer to the end of the sixth month after.
 * None with a class of customers, which its counts do not know.
 */
export function seenMonthCohorts(filters: Filters): Query<SeenMonthRow> {
  return queryOf<SeenMonthRow>(
    "seen_month_cohorts",
    {filters: filterArguments(filters)},
    ["dealers", "seen_months"],
    sql`with ${spansOf(filters, {})}
select cast(strftime(m.month, '%Y-%m-%d') as varchar) as month,
  cast(sum(m.seen_count) as double) as seen, cast(sum(m.silent_count) as double) as silent
from seen_months m
join spans p on p.dealer_id = m.dealer_id
where m.month > p.after_day and m.month <= p.ends_on
  and ${dealerIs(filters, sql`m.dealer_id`)} and ${modelIs(filters, sql`m.model_series`)}
  and ${filters.segment == null ? sql`true` : sql`false`}
group by m.month
order by m.month`
  );
}
