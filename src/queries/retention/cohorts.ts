import type {Filters} from "../../contract/filters.js";
import {filterArguments, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {queryOf, sql} from "../sql.js";
import {livesWhere} from "../churn/livesWhere.js";

/** A cohort in one of its service intervals. */
export type CohortRow = {
  /** First day of the half-year of the purchase. */
  cohort: string;
  /** The first is 1. */
  nth: number;
  /** Vehicles of the cohort, those whose interval is over, and those of these with a visit in it. */
  size: number;
  finished: number;
  came: number;
};

/** The most intervals of 6 months in the picture. */
const most = 12;

/**
 * Retention of cohorts by half-year of purchase: the vehicles that came in the nth service interval
 * ("came in it", not "in it or later"). Cars delivered here within the data, so that every visit is known.
 *
 * @param intervalMonths 6 or 12
 */
export function retentionCohorts(
  filters: Filters,
  {intervalMonths = 6}: {intervalMonths?: 6 | 12} = {}
): Query<CohortRow> {
  const length = sql`cast(${intervalMonths / 6} as integer)`;
  const mask = sql`cast(${intervalMonths === 6 ? 1 : 3} as integer)`;
  return queryOf<CohortRow>(
    "retention_cohorts",
    {filters: filterArguments(filters), intervalMonths},
    ["dealers", "vehicle_lives"],
    sql`with ${spansOf(filters, {})},
bought as (
  select (year(v.sale_date) * 2 + case when month(v.sale_date) > 6 then 1 else 0 end) as half,
    cast(v.observed_months as integer) as observed_months, v.visit_intervals
  from vehicle_lives v
  join spans p on p.dealer_id = v.home_dealer_id
  where v.is_delivery_observed and ${livesWhere(filters)}
    and v.sale_date > p.after_day and v.sale_date <= p.ends_on
),
summed as (
  select half, observed_months, visit_intervals, count(*) as vehicles
  from bought
  group by half, observed_months, visit_intervals
),
cells as (
  select half, nth, sum(vehicles) as size,
    coalesce(sum(vehicles) filter (where observed_months >= 6 * ${length} * (nth + 1)), 0) as finished,
    coalesce(sum(vehicles) filter (
      where observed_months >= 6 * ${length} * (nth + 1)
        and ((visit_intervals >> (${length} * nth)) & ${mask}) <> 0
    ), 0) as came
  from summed
  cross join (
    select cast(unnest(range(cast(${most / (intervalMonths / 6)} as integer))) as integer) as nth
  ) as numbers
  group by half, nth
)
select
  cast(cast(half // 2 as varchar) || case when half % 2 = 0 then '-01-01' else '-07-01' end as varchar) as cohort,
  cast(nth + 1 as double) as nth, cast(size as double) as size,
  cast(finished as double) as finished, cast(came as double) as came
from cells
order by 1, 2`
  );
}
