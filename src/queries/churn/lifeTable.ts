import type {Filters} from "../../contract/filters.js";
import {dealerIs, modelIs} from "../filters.js";
import {monthNumber, periodMonths} from "../months.js";
import {classTable} from "../segments/classes.js";
import {momentOf} from "../segments/moment.js";
import {every, join, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import type {LossDefinition} from "./definition.js";
import {lossDefinition} from "./definition.js";
import {livesOf} from "./lives.js";

/** What curves are drawn of, beside one of all together. */
export type LossSplit = "none" | "dealer" | "model" | "year" | "origin" | "abcd" | "tiers";

const schemeOf = (split: LossSplit): "abcd" | "tiers" | null =>
  split === "abcd" || split === "tiers" ? split : null;

/** What tells the parts of a split apart in the cells; all are added up from the dealers. */
const partOf: Readonly<Record<LossSplit, Sql>> = {
  none: sql`c.dealer_id`,
  dealer: sql`c.dealer_id`,
  model: sql`c.model_series`,
  year: sql`(c.sale_month - 1) // 12`,
  origin: sql`coalesce(c.is_sold_here, false)`,
  abcd: sql`c.class`,
  tiers: sql`c.class`
};

/** The name of a part in a picture: a dealer's key, a series, a year, `here` or `elsewhere`, a class of customers. */
export const partName = (split: LossSplit): Sql =>
  split === "origin" ? sql`case when part then 'here' else 'elsewhere' end` : sql`part`;

/**
 * Cells of the life table of losses, a table that is the same whatever dealers, series and period are chosen: how many
 * vehicles by month of sale came under observation in a month of ownership (`entered`), and how many left
 * it in one, by a loss (`lost`), by being sold, scrapped, moved or a total loss (`gone`), or because nothing is known of
 * them any further (`unknown`). Losses are known up to the as-of less the grace: there everything ends.
 */
function lifeCells(filters: Filters, definition: LossDefinition, split: LossSplit): Sql {
  const {graceMonths} = lossDefinition(definition);
  const scheme = schemeOf(split);
  const parts = sql`dealer_id, model_series, is_sold_here, ${scheme ? sql`class, ` : sql``}sale_month`;
  return shared(
    "life_cells",
    sql`with aged as (
  select v.home_dealer_id as dealer_id, v.model_series, v.is_sold_here, ${scheme ? sql`k.class, ` : sql``}
    ${monthNumber(sql`v.sale_date`)} as sale_month, cast(v.entry_months as smallint) as entered_in,
    cast(v.lost_months as smallint) as lost_months, v.left_months,
    cast(v.observed_months - ${graceMonths} as smallint) as known_months
  from ${livesOf(filters, definition)} v
  ${scheme ? sql`left join ${classTable(scheme, {}, momentOf(filters))} k on k.customer_id = v.customer_id` : sql``}
  where v.entry_months is not null
),
followed as (
  select *,
    case when lost_months <= known_months then lost_months
      when left_months <= known_months then left_months
      else known_months end as ended_in,
    case when lost_months <= known_months then 1 else 0 end as lost,
    case when left_months <= known_months and not coalesce(lost_months <= known_months, false)
      then 1 else 0 end as gone
  from aged
)
select ${parts}, month, cast(sum(entered) as integer) as entered, cast(sum(lost) as integer) as lost,
  cast(sum(gone) as integer) as gone, cast(sum(ended - lost - gone) as integer) as unknown
from (
  select ${parts}, entered_in as month, 1 as entered, 0 as lost, 0 as gone, 0 as ended
  from followed
  where ended_in > entered_in
  union all
  select ${parts}, ended_in, 0, lost, gone, 1
  from followed
  where ended_in > entered_in
)
group by ${parts}, month`
  );
}

/**
 * The life table of losses by part (null where that is not known) and month of ownership, added up from cells:
 * `events`, `competing`, `censored` and `late` as in `CurveRow`. A period follows vehicles within it alone: those that
 * are followed already when it begins come late, those that are still when it ends are censored.
 */
export function lifeTable(
  filters: Filters,
  {definition = {}, split = "none"}: {definition?: LossDefinition; split?: LossSplit} = {}
): Sql {
  const {before, last} = periodMonths(filters);
  const at = (month: number): Sql => sql`cast(${month} as smallint)`;
  const isEmpty = before !== null && last !== null && last <= before;
  const isBy = (month: number): Sql => sql`sale_month + month <= ${at(month)}`;
  const stillFollowed = (month: number): Sql =>
    sql`sum(case when sale_month + month < ${at(month)} then entered else 0 end - lost - gone - unknown)`;
  return sql`(
with cells as materialized (
  select ${partOf[split]} as part, c.sale_month, c.month, c.entered, c.lost, c.gone, c.unknown
  from ${lifeCells(filters, definition, split)} c
  where ${every([
    dealerIs(filters, sql`c.dealer_id`),
    modelIs(filters, sql`c.model_series`),
    ...(isEmpty ? [sql`false`] : [])
  ])}
),
steps as (
  ${join(
    [
      sql`select part, month, sum(lost) as events, sum(gone) as competing, sum(unknown) as censored,
    sum(case when month > 0 ${last === null ? sql`` : sql`and sale_month + month < ${at(last)}`} then entered else 0 end) as late
  from cells
  where ${every([
    ...(before === null ? [] : [sql`sale_month + month > ${at(before)}`]),
    ...(last === null ? [] : [isBy(last)])
  ])}
  group by part, month`,
      ...(last === null
        ? []
        : [
            sql`select part, ${at(last)} - sale_month, 0, 0, ${stillFollowed(last)}, 0
  from cells
  where ${isBy(last)}
  group by part, sale_month`
          ]),
      ...(before === null
        ? []
        : [
            sql`select part, ${at(before)} - sale_month, 0, 0, 0, sum(entered - lost - gone - unknown)
  from cells
  where sale_month < ${at(before)} and ${isBy(before)}
  group by part, sale_month`
          ])
    ],
    "\n  union all\n  "
  )}
)
select part, month, cast(sum(events) as integer) as events, cast(sum(competing) as integer) as competing,
  cast(sum(censored) as integer) as censored, cast(sum(late) as integer) as late
from steps
group by part, month
having sum(events) + sum(competing) + sum(censored) + sum(late) > 0
)`;
}
