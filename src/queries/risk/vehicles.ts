import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, filterArguments, modelIs} from "../filters.js";
import type {Query} from "../query.js";
import type {Sql} from "../sql.js";
import {customerIn} from "../segments/segment.js";
import {segmentClasses} from "../segments/classes.js";
import {join, queryOf, sql} from "../sql.js";

/** Who waits for a service, and what is at stake. */
export type RiskTotalsRow = {
  vehicles: number;
  customers: number;
  /** Sum of the probabilities: losses foretold. */
  foretold: number;
  /** Customers' profit of the last year, and the part of it that is at risk, yuan. */
  value: number;
  value_at_risk: number;
  /** Due within a month or overdue, not called lately and not refusing: who can be called this week. */
  callable: number;
  callable_value_at_risk: number;
  /** Overdue or due within a month, but called lately, or refusing. */
  called_lately: number;
  refusing: number;
};

/**
 * The relation `waiting`: one row per customer, with the vehicle at the highest risk; `value_at_risk` is the
 * customer's value times the chance to lose it. Marts: risk_vehicles. Periods do not apply: it is about today.
 */
function waiting(filters: Filters): Sql {
  return sql`ranked as (
  select r.*,
    row_number() over (
      partition by r.customer_id order by r.probability desc, r.vehicle_id
    ) as nth
  from risk_vehicles r
  where ${dealerIs(filters, sql`r.dealer_id`)}
    and ${modelIs(filters, sql`r.model_series`)}
    and ${customerIs("persons", sql`r.is_company`)}
    and ${customerIn(filters, sql`r.customer_id`)}
),
waiting as (
  select *, cast(coalesce(value_cents, 0) as double) / 100 as value,
    cast(greatest(coalesce(value_cents, 0), 0) as double) / 100 * probability as value_at_risk,
    days_overdue >= -cast(${settings.call_before_due_days} as integer) as is_near,
    coalesce(days_since_contact < cast(${settings.call_again_after_days} as integer), false) as is_called
  from ranked
  where nth = 1
)`;
}

const isCallable = sql`is_near and not is_called and not has_refused`;

/** The sums over everyone who waits for a service today. */
export function riskTotals(filters: Filters): Query<RiskTotalsRow> {
  return queryOf<RiskTotalsRow>(
    "risk_totals",
    {filters: todayArguments(filters)},
    ["risk_vehicles"],
    sql`with ${waiting(filters)}
select cast((select count(*) from ranked) as double) as vehicles,
  cast(count(*) as double) as customers,
  round(cast(coalesce(sum(probability), 0) as double), 6) as foretold,
  round(cast(coalesce(sum(value), 0) as double), 2) as value,
  round(cast(coalesce(sum(value_at_risk), 0) as double), 2) as value_at_risk,
  cast(count(case when ${isCallable} then 1 end) as double) as callable,
  round(cast(coalesce(sum(case when ${isCallable} then value_at_risk end), 0) as double), 2)
    as callable_value_at_risk,
  cast(count(case when is_near and is_called then 1 end) as double) as called_lately,
  cast(count(case when is_near and has_refused and not is_called then 1 end) as double) as refusing
from waiting`
  );
}

/** Filters of today: a period changes nothing. */
const todayArguments = (filters: Filters) => filterArguments({...filters, from: null, to: null});

/** A customer of the call list. */
export type RiskCallRow = {
  customer_id: number;
  vehicle_id: number;
  dealer_id: number | null;
  model_series: string | null;
  days_overdue: number;
  probability: number;
  value: number;
  value_at_risk: number;
  /** Rows of the model's effects that raise the risk most. */
  reason_1: number | null;
  reason_2: number | null;
  reason_3: number | null;
  days_since_contact: number | null;
  /** Class of loyalty × value today: a, b, c, d, or none. */
  segment: string | null;
};

/** Who can be called this week, those with most value at risk first. */
export function riskCalls(
  filters: Filters,
  {limit = null}: {limit?: number | null} = {}
): Query<RiskCallRow> {
  return queryOf<RiskCallRow>(
    "risk_calls",
    {filters: todayArguments(filters), limit},
    ["risk_vehicles"],
    sql`with ${waiting(filters)}
select cast(w.customer_id as integer) as customer_id,
  cast(w.vehicle_id as integer) as vehicle_id,
  cast(w.dealer_id as integer) as dealer_id,
  cast(w.model_series as varchar) as model_series,
  cast(days_overdue as double) as days_overdue,
  cast(probability as double) as probability,
  cast(value as double) as value,
  cast(value_at_risk as double) as value_at_risk,
  cast(reason_1 as double) as reason_1,
  cast(reason_2 as double) as reason_2,
  cast(reason_3 as double) as reason_3,
  cast(days_since_contact as double) as days_since_contact,
  cast(k.class as varchar) as segment
from waiting w
left join (
  with ${join(segmentClasses("abcd", {}, {to: null}), ",\n")}
  select customer_id, class from classes where customer_id is not null
) k on k.customer_id = w.customer_id
where ${isCallable}
order by value_at_risk desc, w.customer_id
${limit === null ? sql`` : sql`limit ${limit}`}`
  );
}
