import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {every, queryOf, reading, shared, sql} from "../sql.js";
import {livesWhere} from "./followed.js";
import {livesTable} from "./lives.js";

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

/** Stated reasons for leaving by half-year and by what the customer had complained about before. */
export function statedReasons(filters: Filters): Query<ReasonRow> {
  return queryOf<ReasonRow>(
    "stated_reasons",
    {filters: filterArguments(filters)},
    ["dealers", "churn_reasons"],
    sql`with ${spansOf(filters, {})},
asked as (
  select x.churn_reason_id, x.customer_id, x.asked_date, x.churn_reason
  from churn_reasons x
  join spans p on p.dealer_id = x.dealer_id
  where ${every([
    sql`x.churn_reason is not null`,
    sql`x.asked_date > p.after_day`,
    sql`x.asked_date <= p.ends_on`,
    dealerIs(filters, sql`x.dealer_id`),
    modelIs(filters, sql`x.model_series`),
    customerIs("persons", sql`x.is_company`),
    customerIn(filters, sql`x.customer_id`)
  ])}
)
select
  cast(strftime(a.asked_date, '%Y') || case when month(a.asked_date) <= 6 then '-01-01' else '-07-01' end as varchar)
    as half_year,
  cast(a.churn_reason as varchar) as reason,
  cast(c.complaint_type as varchar) as complaint_type,
  cast(count(*) as double) as people
from asked a
left join ${complaintsBefore} c on c.churn_reason_id = a.churn_reason_id
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

/**
 * Stated reasons against behaviour: last bills high for the model series, long waits, a complaint left
 * unresolved; beside all lost vehicles and those that stayed. The definition of lost is the default.
 */
export function reasonBehaviour(filters: Filters): Query<BehaviourRow> {
  const wait = sql`cast(${settings.risk_long_wait_minutes} as integer)`;
  return queryOf<BehaviourRow>(
    "reason_behaviour",
    {filters: filterArguments(filters)},
    ["dealers", "vehicle_lives", "churn_reasons"],
    sql`with ${spansOf(filters, {})},
cars as (
  select
    case when v.lost_date > p.after_day and v.lost_date <= p.ends_on then 'lost'
      when not v.has_lost and v.left_how is null then 'stayed' end as part,
    v.is_high_bill, v.longest_wait_minutes, v.has_open_complaint
  from ${livesTable()} v
  join spans p on p.dealer_id = v.home_dealer_id
  where ${livesWhere(filters)}
),
asked as (
  select x.churn_reason as part, v.is_high_bill, v.longest_wait_minutes, v.has_open_complaint
  from churn_reasons x
  join vehicle_lives v on v.vehicle_id = x.vehicle_id
  join spans p on p.dealer_id = v.home_dealer_id
  where x.churn_reason is not null and x.asked_date > p.after_day and x.asked_date <= p.ends_on
    and ${livesWhere(filters)}
)
select cast(part as varchar) as part, cast(count(*) as double) as vehicles,
  cast(count(is_high_bill) as double) as billed,
  cast(count(*) filter (where is_high_bill) as double) as high_bill,
  cast(count(longest_wait_minutes) as double) as waited,
  cast(count(*) filter (where longest_wait_minutes >= ${wait}) as double) as long_wait,
  cast(count(*) filter (where has_open_complaint) as double) as open_complaint
from (from cars union all from asked)
where part is not null
group by part
order by part`
  );
}
