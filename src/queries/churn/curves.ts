import type {Filters} from "../../contract/filters.js";
import {filterArguments, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, sql} from "../sql.js";
import type {LossDefinition} from "./definition.js";
import {definitionArguments} from "./definition.js";
import type {LossSplit} from "./followed.js";
import {followedVehicles, livesWhere} from "./followed.js";
import {livesTable} from "./lives.js";

/** One month of a life table of vehicles, of one part of them. */
export type CurveRow = {
  part: string;
  /** Months of ownership, or of silence, in whose course these left the table or came into it. */
  month: number;
  events: number;
  competing: number;
  censored: number;
  late: number;
};

/**
 * The life table of losses by month of ownership: first losses, cars that left, cars not known any
 * further, and those that came under observation later than at delivery.
 */
export function lossTable(
  filters: Filters,
  {definition = {}, split = "none"}: {definition?: LossDefinition; split?: LossSplit} = {}
): Query<CurveRow> {
  return queryOf<CurveRow>(
    "loss_table",
    {filters: filterArguments(filters), definition: definitionArguments(definition), split},
    ["dealers"],
    sql`with ${join(followedVehicles(filters, {definition, split}), ",\n")},
steps as (
  select part, ended as month,
    count(*) filter (where has_lost) as events,
    count(*) filter (where has_left) as competing,
    count(*) filter (where not has_lost and not has_left) as censored,
    0 as late
  from followed
  group by part, ended
  union all
  select part, entered, 0, 0, 0, count(*)
  from followed
  where entered > 0
  group by part, entered
)
select cast(part as varchar) as part, cast(month as double) as month,
  cast(sum(events) as double) as events, cast(sum(competing) as double) as competing,
  cast(sum(censored) as double) as censored, cast(sum(late) as double) as late
from steps
group by part, month
order by part, month`
  );
}

/**
 * The life table of coming back after the first loss, in months since its grace was over: before, nobody
 * can have come back. A loss falls in the period by the day it is dated.
 */
export function reactivationTable(
  filters: Filters,
  {definition = {}}: {definition?: LossDefinition} = {}
): Query<CurveRow> {
  return queryOf<CurveRow>(
    "reactivation_table",
    {filters: filterArguments(filters), definition: definitionArguments(definition)},
    ["dealers"],
    sql`with ${spansOf(filters, {})},
losses as (
  select v.back, v.went, v.known
  from ${livesTable(definition)} v
  join spans p on p.dealer_id = v.home_dealer_id
  where v.has_lost and ${livesWhere(filters)} and v.lost_date > p.after_day and v.lost_date <= p.ends_on
),
ended as (
  select
    case when back <= known + 1 then back when went <= known then went else known + 1 end as month,
    coalesce(back <= known + 1, false) as is_back,
    not coalesce(back <= known + 1, false) and coalesce(went <= known, false) as has_left
  from losses
)
select cast('all' as varchar) as part, cast(month as double) as month,
  cast(count(*) filter (where is_back) as double) as events,
  cast(count(*) filter (where has_left) as double) as competing,
  cast(count(*) filter (where not is_back and not has_left) as double) as censored,
  cast(0 as double) as late
from ended
group by month
order by month`
  );
}
