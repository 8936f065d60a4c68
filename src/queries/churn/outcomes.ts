import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {dealerIs, filterArguments, isOfPlace, modelIs, spansOf} from "../filters.js";
import {monthNumber, isInPeriod} from "../months.js";
import type {Query} from "../query.js";
import {every, queryOf, reading, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import type {LossDefinition} from "./definition.js";
import {definitionArguments, lossDefinition} from "./definition.js";
import {livesOf} from "./lives.js";
import {livesWhere} from "./livesWhere.js";

/** What is known of the vehicles of the filters as of the as-of. */
export type OutcomeRow = {
  /** `under_care`, `lost`, `back`, `sold`, `scrapped`, `moved`, `total_loss` or `too_young`. */
  outcome: string;
  vehicles: number;
  customers: number;
};

/**
 * Vehicles by what is known of them as of the as-of and the month in which they came under observation, and their
 * customers; one with several vehicles is named. The same whatever dealers, series and period are chosen.
 */
function outcomeCells(filters: Filters, definition: LossDefinition): Sql {
  const {graceMonths, intervalMonths} = lossDefinition(definition);
  const least = sql`cast(${graceMonths + (intervalMonths ?? 0)} as integer)`;
  return shared(
    "outcome_cells",
    reading(
      ["dealers"],
      sql`with ${spansOf(noFilters, {})}
select v.home_dealer_id as dealer_id, v.model_series, ${monthNumber(sql`v.entry_date`)} as month, v.repeated,
  case
    when v.has_lost then case when v.back is null then 'lost' else 'back' end
    when v.left_how is not null then cast(v.left_how as varchar)
    when v.entry_date > p.as_of - to_months(${least}) then 'too_young'
    else 'under_care'
  end as outcome,
  cast(count(*) as integer) as vehicles,
  cast(count(case when v.repeated is null then v.customer_id end) as integer) as customers
from ${livesOf(filters, definition)} v
join spans p on p.dealer_id = v.home_dealer_id
where v.entry_date <= p.as_of
group by 1, 2, 3, 4, 5`
    )
  );
}

/**
 * How many vehicles are under care, lost (and back since), sold, scrapped, moved away, or too short under
 * observation for a loss to be known. Of all vehicles that came under observation by the end of the period.
 */
export function lossOutcomes(
  filters: Filters,
  {definition = {}}: {definition?: LossDefinition} = {}
): Query<OutcomeRow> {
  return queryOf<OutcomeRow>(
    "loss_outcomes",
    {filters: filterArguments(filters), definition: definitionArguments(definition)},
    [],
    sql`select cast(outcome as varchar) as outcome, cast(sum(vehicles) as double) as vehicles,
  cast(sum(customers) + count(distinct repeated) as double) as customers
from ${outcomeCells(filters, definition)} c
where ${every([
      dealerIs(filters, sql`c.dealer_id`),
      modelIs(filters, sql`c.model_series`),
      isInPeriod({...filters, from: null}, sql`c.month`)
    ])}
group by outcome
order by outcome`
  );
}

/** Points in ownership that the data know: months of warranty, the usual ones. */
export type OwnershipRow = {warranty_months: number | null};

/** The usual length of the warranty of the vehicles of the filters: the median. */
export function ownershipPoints(filters: Filters): Query<OwnershipRow> {
  const lengths = shared(
    "warranty_lengths",
    reading(
      ["vehicle_lives"],
      sql`select v.home_dealer_id as dealer_id, v.model_series, v.warranty_months, cast(count(*) as integer) as vehicles
from vehicle_lives v
where v.warranty_months is not null and ${livesWhere({...filters, dealers: null, models: null})}
group by 1, 2, 3`
    )
  );
  // The vehicles in the middle of all, one or two, lie above what is below the middle and not above what is up to it.
  return queryOf<OwnershipRow>(
    "ownership_points",
    {filters: filterArguments({...filters, from: null, to: null})},
    [],
    sql`with summed as (
  select warranty_months, sum(vehicles) as vehicles
  from ${lengths}
  where ${isOfPlace(filters)}
  group by warranty_months
),
placed as (
  select warranty_months, vehicles, sum(vehicles) over (order by warranty_months) as up_to,
    sum(vehicles) over () as everything
  from summed
)
select cast(avg(warranty_months) as double) as warranty_months
from placed
where 2 * up_to >= everything and 2 * (up_to - vehicles) <= everything`
  );
}
