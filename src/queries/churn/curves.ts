import type {Filters} from "../../contract/filters.js";
import {dealerIs, filterArguments, modelIs} from "../filters.js";
import {isInPeriod, monthNumber} from "../months.js";
import type {Query} from "../query.js";
import {every, queryOf, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import type {LossDefinition} from "./definition.js";
import {definitionArguments} from "./definition.js";
import type {LossSplit} from "./lifeTable.js";
import {lifeTable, partName} from "./lifeTable.js";
import {livesOf} from "./lives.js";

/** One month of a life table of vehicles. */
export type CurveRow = {
  /** The part of the vehicles; null for all of them together. */
  part: string | null;
  /** Months of ownership, or of silence, in whose course these left the table or came into it. */
  month: number;
  events: number;
  competing: number;
  censored: number;
  late: number;
};

/**
 * The life table of losses by month of ownership: first losses, cars that left, cars not known any
 * further, and those that came under observation later than at delivery. Of all vehicles together, and of each part.
 */
export function lossTable(
  filters: Filters,
  {definition = {}, split = "none"}: {definition?: LossDefinition; split?: LossSplit} = {}
): Query<CurveRow> {
  const counts = sql`cast(month as double) as month, cast(sum(events) as double) as events,
  cast(sum(competing) as double) as competing, cast(sum(censored) as double) as censored,
  cast(sum(late) as double) as late`;
  const parts = sql`union all
select cast(${partName(split)} as varchar), ${counts}
from life
where part is not null
group by part, month`;
  return queryOf<CurveRow>(
    "loss_table",
    {filters: filterArguments(filters), definition: definitionArguments(definition), split},
    [],
    sql`with life as materialized ${lifeTable(filters, {definition, split})}
select * from (
select cast(null as varchar) as part, ${counts}
from life
group by month
${split === "none" ? sql`` : parts}
)
order by part nulls first, month`
  );
}

/**
 * First losses by the month that they are dated in and what followed: months from the end of the grace until the car
 * was back, had left, or was not known any further. The same whatever dealers, series and period are chosen.
 */
const afterLosses = (filters: Filters, definition: LossDefinition) =>
  shared(
    "after_losses",
    sql`select dealer_id, model_series, lost_month, is_back, has_left,
  cast(case when is_back then back when has_left then went else known + 1 end as smallint) as month,
  cast(count(*) as integer) as vehicles
from (
  select v.home_dealer_id as dealer_id, v.model_series, ${monthNumber(sql`v.lost_date`)} as lost_month,
    v.back, v.went, v.known, coalesce(v.back <= v.known + 1, false) as is_back,
    not coalesce(v.back <= v.known + 1, false) and coalesce(v.went <= v.known, false) as has_left
  from ${livesOf(filters, definition)} v
  where v.has_lost
)
group by 1, 2, 3, 4, 5, 6`
  );

/**
 * The life table of coming back after the first loss, in months since its grace was over: before, nobody
 * can have come back. A loss falls in the period by the day it is dated.
 */
export function reactivationTable(
  filters: Filters,
  {definition = {}}: {definition?: LossDefinition} = {}
): Query<CurveRow> {
  const sumOf = (condition: Sql): Sql =>
    sql`cast(sum(case when ${condition} then l.vehicles else 0 end) as double)`;
  return queryOf<CurveRow>(
    "reactivation_table",
    {filters: filterArguments(filters), definition: definitionArguments(definition)},
    [],
    sql`select cast(null as varchar) as part, cast(l.month as double) as month,
  ${sumOf(sql`l.is_back`)} as events, ${sumOf(sql`l.has_left`)} as competing,
  ${sumOf(sql`not l.is_back and not l.has_left`)} as censored, cast(0 as double) as late
from ${afterLosses(filters, definition)} l
where ${every([
      dealerIs(filters, sql`l.dealer_id`),
      modelIs(filters, sql`l.model_series`),
      isInPeriod(filters, sql`l.lost_month`)
    ])}
group by l.month
order by l.month`
  );
}
