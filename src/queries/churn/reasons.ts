import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import {isInPeriod, monthNumber} from "../months.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {every, queryOf, reading, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {livesOf} from "./lives.js";
import {livesWhere} from "./livesWhere.js";

/** Customers asked why they left who gave a reason, by what they had complained about before. */
export type ReasonRow = {
  /** First day of the half-year in which they were asked. */
  half_year: string;
  reason: string;
  /** Type of the last complaint in the 24 months before; null without one. */
  complaint_type: string | null;
  people: number;
};

/** The last complaint in the months before each was asked, a table that is the same under every filter. */
const complaintsBefore = shared(
  "complaints_before",
  reading(
    ["churn_reasons", "complaints"],
    sql`select k.churn_reason_id, c.complaint_type
from (
  select x.churn_reason_id, max(c.complaint_id) as complaint_id
  from churn_reasons x
  join complaints c on c.customer_id = x.customer_id
  where x.churn_reason is not null and c.received_date <= x.asked_date
    and c.received_date > x.asked_date - to_months(cast(${settings.complaint_before_leaving_months} as integer))
  group by x.churn_reason_id
) k
join complaints c on c.complaint_id = k.complaint_id`
  )
);

/**
 * Persons asked why they left who gave a reason, by dealer, series and month, up to the dealer's as-of. The same whatever
 * dealers, series and period are chosen.
 */
const askedPersons = (filters: Filters) =>
  shared(
    "asked_persons",
    reading(
      ["dealers", "churn_reasons"],
      sql`with ${spansOf(noFilters, {})}
select x.dealer_id, x.model_series, ${monthNumber(sql`x.asked_date`)} as month,
  cast(x.churn_reason as varchar) as reason, cast(c.complaint_type as varchar) as complaint_type,
  cast(count(*) as integer) as people
from churn_reasons x
join spans p on p.dealer_id = x.dealer_id
left join ${complaintsBefore} c on c.churn_reason_id = x.churn_reason_id
where x.churn_reason is not null and x.asked_date <= p.as_of
  and ${customerIs("persons", sql`x.is_company`)} and ${customerIn(filters, sql`x.customer_id`)}
group by 1, 2, 3, 4, 5`
    )
  );

/** Stated reasons for leaving by half-year and by what the customer had complained about before. */
export function statedReasons(filters: Filters): Query<ReasonRow> {
  return queryOf<ReasonRow>(
    "stated_reasons",
    {filters: filterArguments(filters)},
    [],
    sql`select cast(cast((x.month - 1) // 12 as varchar) || case when (x.month - 1) % 12 < 6 then '-01-01' else '-07-01' end as varchar)
    as half_year,
  x.reason, x.complaint_type, cast(sum(x.people) as double) as people
from ${askedPersons(filters)} x
where ${every([
      dealerIs(filters, sql`x.dealer_id`),
      modelIs(filters, sql`x.model_series`),
      isInPeriod(filters, sql`x.month`)
    ])}
group by 1, 2, 3
order by 1, 2, 3 nulls first`
  );
}

/** What the last visits show, of a group of vehicles. */
export type BehaviourRow = {
  /** A stated reason, `lost` for all lost vehicles, `stayed` for those never lost and still here. */
  part: string;
  vehicles: number;
  /** Vehicles whose last bills are known, and those where they are high for the model series. */
  billed: number;
  high_bill: number;
  waited: number;
  long_wait: number;
  open_complaint: number;
};

/** What the last visits show of vehicles `v`, added up. */
const behaviour: Sql = sql`cast(count(*) as integer) as vehicles,
  cast(count(v.is_high_bill) as integer) as billed,
  cast(count(case when v.is_high_bill then 1 end) as integer) as high_bill,
  cast(count(v.longest_wait_minutes) as integer) as waited,
  cast(count(case when v.longest_wait_minutes >= cast(${settings.risk_long_wait_minutes} as integer) then 1 end) as integer) as long_wait,
  cast(count(case when v.has_open_complaint then 1 end) as integer) as open_complaint`;

/**
 * The same by dealer, series and the month in which a vehicle was lost or its owner asked; without a month for those that
 * stayed. The same whatever dealers, series and period are chosen.
 */
const behaviourCells = (filters: Filters) =>
  shared(
    "behaviour_cells",
    reading(
      ["dealers", "vehicle_lives", "churn_reasons"],
      sql`with ${spansOf(noFilters, {})}
select dealer_id, model_series, month, case when has_lost then 'lost' else 'stayed' end as part, vehicles, billed, high_bill,
  waited, long_wait, open_complaint
from (
  select v.home_dealer_id as dealer_id, v.model_series,
    case when v.has_lost then ${monthNumber(sql`v.lost_date`)} end as month, v.has_lost, ${behaviour}
  from ${livesOf(filters)} v
  where v.has_lost or v.left_how is null
  group by 1, 2, 3, 4
)
union all
select v.home_dealer_id, v.model_series, ${monthNumber(sql`x.asked_date`)}, cast(x.churn_reason as varchar), ${behaviour}
from churn_reasons x
join vehicle_lives v on v.vehicle_id = x.vehicle_id
join spans p on p.dealer_id = v.home_dealer_id
where x.churn_reason is not null and x.asked_date <= p.as_of
  and ${livesWhere({...filters, dealers: null, models: null})}
group by 1, 2, 3, 4`
    )
  );

/**
 * Stated reasons against behaviour: last bills high for the model series, long waits, a complaint left
 * unresolved; beside all lost vehicles and those that stayed. The definition of lost is the default.
 */
export function reasonBehaviour(filters: Filters): Query<BehaviourRow> {
  const names = ["vehicles", "billed", "high_bill", "waited", "long_wait", "open_complaint"];
  return queryOf<BehaviourRow>(
    "reason_behaviour",
    {filters: filterArguments(filters)},
    [],
    sql`select cast(part as varchar) as part,
  ${{text: names.map((name) => `cast(sum(${name}) as double) as ${name}`).join(",\n  "), values: []}}
from ${behaviourCells(filters)} c
where ${every([
      dealerIs(filters, sql`c.dealer_id`),
      modelIs(filters, sql`c.model_series`),
      sql`(c.month is null or ${isInPeriod(filters, sql`c.month`)})`
    ])}
group by part
order by part`
  );
}
