import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {filterArguments, spansOf} from "../filters.js";
import {isChosenRow, monthNumber} from "../months.js";
import type {Query} from "../query.js";
import {queryOf, reading, shared, sql} from "../sql.js";
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
  const month = monthNumber(sql`v.sale_date`);
  const cells = shared(
    "cohort_cells",
    reading(
      ["dealers", "vehicle_lives"],
      sql`with ${spansOf(noFilters, {})},
bought as materialized (
  select v.home_dealer_id as dealer_id, v.model_series, ${month} as month,
    cast(v.observed_months as integer) as observed_months, v.visit_intervals, count(*) as vehicles
  from vehicle_lives v
  join spans p on p.dealer_id = v.home_dealer_id
  where v.is_delivery_observed and ${livesWhere({...filters, dealers: null, models: null})}
    and v.sale_date <= p.ends_on
  group by 1, 2, 3, 4, 5
)
select dealer_id, model_series, month, nth, sum(vehicles) as size,
  coalesce(sum(case when observed_months >= 6 * ${length} * (nth + 1) then vehicles end), 0) as finished,
  coalesce(sum(case when observed_months >= 6 * ${length} * (nth + 1)
    and ((visit_intervals >> (${length} * nth)) & ${mask}) <> 0 then vehicles end), 0) as came
from bought
cross join (
  select cast(unnest(range(cast(${most / (intervalMonths / 6)} as integer))) as integer) as nth
) as numbers
group by 1, 2, 3, 4`
    )
  );
  const chosen = isChosenRow(filters);
  return queryOf<CohortRow>(
    "retention_cohorts",
    {filters: filterArguments(filters), intervalMonths},
    [],
    sql`with halves as (
  select (month - 1) // 6 as half, nth, sum(size) as size, sum(finished) as finished, sum(came) as came
  from ${cells}
  where ${chosen}
  group by 1, 2
)
select
  cast(cast(half // 2 as varchar) || case when half % 2 = 0 then '-01-01' else '-07-01' end as varchar) as cohort,
  cast(nth + 1 as double) as nth, cast(size as double) as size,
  cast(finished as double) as finished, cast(came as double) as came
from halves
order by 1, 2`
  );
}
