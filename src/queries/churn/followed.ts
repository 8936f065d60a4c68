import type {Filters} from "../../contract/filters.js";
import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import type {Customers} from "../filters.js";
import {every, reading, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {classTable} from "../segments/classes.js";
import {momentOf} from "../segments/moment.js";
import {customerIn} from "../segments/segment.js";
import type {LossDefinition} from "./definition.js";
import {lossDefinition} from "./definition.js";
import {livesTable} from "./lives.js";

/** What curves are drawn of; all together in one, or of each. */
export type LossSplit = "none" | "dealer" | "model" | "year" | "origin" | "abcd" | "tiers";

/** Its name in a picture: a dealer's key, a series, a year, `here` or `elsewhere`, a class of customers. */
const partOf: Readonly<Record<LossSplit, Sql>> = {
  none: sql`cast('all' as varchar)`,
  dealer: sql`cast(v.home_dealer_id as varchar)`,
  model: sql`cast(v.model_series as varchar)`,
  year: sql`cast(year(v.sale_date) as varchar)`,
  origin: sql`case when v.is_sold_here then 'here' else 'elsewhere' end`,
  abcd: sql`cast(k.class as varchar)`,
  tiers: sql`cast(k.class as varchar)`
};

/** Vehicles of the filters: their owner's kind, home dealer and series. */
export function livesWhere(filters: Filters, customers: Customers = "persons"): Sql {
  return every([
    dealerIs(filters, sql`v.home_dealer_id`),
    modelIs(filters, sql`v.model_series`),
    customerIs(customers, sql`v.is_company`),
    customerIn(filters, sql`v.customer_id`)
  ]);
}

/** Months of ownership at the beginning and the end of the period, by dealer and day of sale: not worked out for each vehicle. */
const agesTable = (filters: Filters): Sql => {
  const monthsAt = (day: Sql): Sql =>
    sql`cast(case when ${day} > v.sale_date then datesub('month', v.sale_date, ${day}) else 0 end as integer)`;
  return shared(
    "ages",
    reading(
      ["dealers", "vehicle_lives"],
      sql`with ${spansOf({...filters, dealers: null, models: null}, {})}
select p.dealer_id, v.sale_date, ${monthsAt(sql`p.after_day`)} as from_months, ${monthsAt(sql`p.ends_on`)} as to_months
from (
  select distinct home_dealer_id, sale_date from vehicle_lives where sale_date is not null
) v
join spans p on p.dealer_id = v.home_dealer_id`
    )
  );
};

/**
 * The relations up to `followed`: each vehicle of known age from `entered` to `ended` months of ownership,
 * whose end is a loss, its leaving (sold, scrapped, moved, total loss) or neither. Losses are known up to
 * the as-of less the grace: there everything is censored. A period follows vehicles within it alone.
 * Marts: dealers; the others come along.
 */
export function followedVehicles(
  filters: Filters,
  {definition = {}, split = "none"}: {definition?: LossDefinition; split?: LossSplit} = {}
): Sql[] {
  const {graceMonths} = lossDefinition(definition);
  const grace = sql`cast(${graceMonths} as integer)`;
  const known = sql`cast(v.observed_months as integer) - ${grace}`;
  const isCut = filters.from !== null || filters.to !== null;
  const entered =
    filters.from === null
      ? sql`cast(v.entry_months as integer)`
      : sql`greatest(cast(v.entry_months as integer), a.from_months)`;
  const horizon = filters.to === null ? known : sql`least(${known}, a.to_months)`;
  const scheme = split === "abcd" || split === "tiers" ? split : null;
  const isWithin = sql`lost_months <= horizon`;
  return [
    spansOf(filters, {}),
    sql`aged as (
  select ${partOf[split]} as part, ${entered} as entered, ${horizon} as horizon,
    cast(v.left_months as integer) as left_months, v.lost_months
  from ${livesTable(definition)} v
  join spans p on p.dealer_id = v.home_dealer_id
  ${isCut ? sql`join ${agesTable(filters)} a on a.dealer_id = v.home_dealer_id and a.sale_date = v.sale_date` : sql``}
  ${scheme ? sql`join ${classTable(scheme, {}, momentOf(filters))} k on k.customer_id = v.customer_id` : sql``}
  where v.entry_months is not null and ${livesWhere(filters)}
)`,
    sql`followed as (
  select part, entered, ended, has_lost, has_left
  from (
    select part, entered,
      coalesce(${isWithin}, false) as has_lost,
      not coalesce(${isWithin}, false) and coalesce(left_months <= horizon, false) as has_left,
      case when ${isWithin} then lost_months
        when left_months <= horizon then left_months
        else horizon end as ended
    from aged
  )
  where ended > entered and part is not null
)`
  ];
}
