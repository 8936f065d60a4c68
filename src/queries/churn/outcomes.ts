import type {Filters} from "../../contract/filters.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {queryOf, sql} from "../sql.js";
import type {LossDefinition} from "./definition.js";
import {definitionArguments, lossDefinition} from "./definition.js";
import {livesWhere} from "./followed.js";
import {livesTable} from "./lives.js";
import {spansOf} from "../filters.js";

/** What is known of the vehicles of the filters as of the as-of. */
export type OutcomeRow = {
  /** `under_care`, `lost`, `back`, `sold`, `scrapped`, `moved`, `total_loss` or `too_young`. */
  outcome: string;
  vehicles: number;
  customers: number;
};

/**
 * How many vehicles are under care, lost (and back since), sold, scrapped, moved away, or too short under
 * observation for a loss to be known. Of all vehicles that came under observation by the end of the period.
 */
export function lossOutcomes(
  filters: Filters,
  {definition = {}}: {definition?: LossDefinition} = {}
): Query<OutcomeRow> {
  const {graceMonths, intervalMonths} = lossDefinition(definition);
  const least = sql`cast(${graceMonths + (intervalMonths ?? 0)} as integer)`;
  return queryOf<OutcomeRow>(
    "loss_outcomes",
    {filters: filterArguments(filters), definition: definitionArguments(definition)},
    ["dealers"],
    sql`with ${spansOf(filters, {})},
named as (
  select v.customer_id,
    case
      when v.has_lost then case when v.back is null then 'lost' else 'back' end
      when v.left_how is not null then v.left_how
      when v.entry_date > p.as_of - to_months(${least}) then 'too_young'
      else 'under_care'
    end as outcome
  from ${livesTable(definition)} v
  join spans p on p.dealer_id = v.home_dealer_id
  where ${livesWhere(filters)} and v.entry_date <= p.ends_on
)
select cast(outcome as varchar) as outcome, cast(count(*) as double) as vehicles,
  cast(count(distinct customer_id) as double) as customers
from named
group by outcome
order by outcome`
  );
}

/** Points in ownership that the data know: months of warranty, the usual ones. */
export type OwnershipRow = {warranty_months: number | null};

/** The usual length of the warranty of the vehicles of the filters: the median. */
export function ownershipPoints(filters: Filters): Query<OwnershipRow> {
  return queryOf<OwnershipRow>(
    "ownership_points",
    {filters: filterArguments({...filters, from: null, to: null})},
    ["vehicle_lives"],
    sql`select cast(median(v.warranty_months) as double) as warranty_months
from vehicle_lives v
where ${livesWhere({...filters, to: null})}`
  );
}
