import {settings} from "../../contract/settings.js";
import type {Filters} from "../../contract/filters.js";
import {dealerIs, filterArguments, modelIs, monthsBefore, spansOf} from "../filters.js";
import type {MeasureOptions, Subject} from "../measures/measure.js";
import {measuresOf} from "../measures/measure.js";
import type {Query} from "../query.js";
import {queryOf, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import type {LossDefinition} from "./definition.js";
import {definitionArguments, lossDefinition} from "./definition.js";
import {livesWhere} from "./followed.js";
import {livesTable} from "./lives.js";

/** Whether the vehicle `v` was under care at the start of the known months. */
export const isUnderCare = (start: Sql): Sql =>
  sql`v.entry_date <= ${start} and (v.out_of_use_date is null or v.out_of_use_date > ${start})`;

/** The share lost by any definition, otherwise as `lossMeasures`. */
const lossesBy: Subject<MeasureOptions & {definition?: LossDefinition}> = (filters, options) => {
  const {graceMonths: grace} = lossDefinition(options.definition);
  return {
    name: "losses_by",
    kind: "state",
    customers: "persons",
    parameters: {definition: definitionArguments(options.definition ?? {})},
    marts: ["dealers"],
    relations: [
      spansOf(filters, options),
      sql`kept as (
  select v.home_dealer_id as dealer_id, v.model_series, p.month,
    coalesce(v.customer_id, -v.vehicle_id) as cluster,
    coalesce(v.lost_date <= p.known_on, false) as is_lost
  from ${livesTable(options.definition)} v
  join (
    select *, ${monthsBefore(sql`ends_on`, grace)} as known_on,
      ${monthsBefore(sql`ends_on`, grace + settings.known_loss_months)} as starts_on
    from spans
  ) p on p.dealer_id = v.home_dealer_id
  where ${livesWhere(filters)} and ${isUnderCare(sql`p.starts_on`)}
    and (v.lost_date is null or v.lost_date > p.starts_on)
)`
    ],
    ratios: [{metric: "lost_share", of: sql`true`, has: sql`is_lost`}]
  };
};

/** The share lost by a definition, as sums over customers. */
export const lossShare = measuresOf(lossesBy);

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
