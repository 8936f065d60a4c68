import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {customerIs, filterArguments, isOfPlace} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {every, queryOf, reading, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";

const whole = (value: number): Sql => sql`cast(${value} as integer)`;

/** Vehicles under care by when their next service is due, from overdue to ahead. */
export type DueRow = {
  /** Months to the due date from the as-of: 1 is the month ahead, 0 the first month overdue, −1 the second, … */
  month: number;
  vehicles: number;
  /** Of these, owned by companies and fleets. */
  companies: number;
};

/** Vehicles with a next due date and not lost, whatever dealers and series are chosen, as a table. */
const dueVehicles = (filters: Filters): Sql =>
  shared(
    "due",
    reading(
      ["vehicles"],
      sql`select v.vehicle_id, v.customer_id, v.home_dealer_id as dealer_id, v.model_series, v.next_due_date, v.last_visit_date,
  v.mileage_km, v.is_at_risk, v.is_company, v.owner_value_cents as value_cents, v.due_in_months as month
from vehicles v
where ${every([
        sql`v.due_in_months is not null`,
        sql`not coalesce(v.is_lost, false)`,
        sql`not coalesce(v.is_dealer_owned, false)`,
        customerIn({...filters, to: null}, sql`v.customer_id`)
      ])}`
    )
  );

/** How many vehicles are due in which month from the as-of; a state of today, which a period does not change. */
export function servicesDue(filters: Filters): Query<DueRow> {
  const cells = shared(
    "due_cells",
    sql`select dealer_id, model_series, month, count(*) as vehicles, count(case when is_company then 1 end) as companies
from ${dueVehicles(filters)}
group by dealer_id, model_series, month`
  );
  return queryOf<DueRow>(
    "services_due",
    {filters: filterArguments({...filters, from: null, to: null})},
    [],
    sql`select cast(month as double) as month, cast(sum(vehicles) as double) as vehicles,
  cast(sum(companies) as double) as companies
from ${cells}
where ${isOfPlace(filters)}
group by month
order by 1`
  );
}

/** A vehicle to invite to its service. */
export type DueCallRow = {
  customer_id: number | null;
  vehicle_id: number;
  home_dealer_id: number | null;
  model_series: string | null;
  last_visit_month: string | null;
  mileage_km: number | null;
  due_month: string;
  /** As in `DueRow`. */
  month: number;
  value: number | null;
  is_at_risk: boolean;
  vehicles: number;
  overdue: number;
};

/** Who is overdue, or due within the months ahead: overdue longest first, then by what they were worth. */
export function dueCalls(
  filters: Filters,
  {limit = null}: {limit?: number | null} = {}
): Query<DueCallRow> {
  const soon = shared(
    "due_soon",
    sql`select * from ${dueVehicles(filters)}
where month <= ${whole(settings.due_ahead_months)} and ${customerIs("persons", sql`is_company`)}`
  );
  return queryOf<DueCallRow>(
    "due_calls",
    {filters: filterArguments({...filters, from: null, to: null}), limit},
    [],
    sql`with meant as materialized (
  select * from ${soon} where ${isOfPlace(filters)}
),
totals as (
  select count(*) as vehicles, count(*) filter (where month <= 0) as overdue from meant
),
first_calls as (
  select * from meant
  order by month, value_cents desc nulls last, vehicle_id
  ${limit === null ? sql`` : sql`limit ${limit}`}
)
select cast(f.customer_id as integer) as customer_id, cast(f.vehicle_id as integer) as vehicle_id,
  cast(f.dealer_id as integer) as home_dealer_id, cast(f.model_series as varchar) as model_series,
  cast(strftime(f.last_visit_date, '%Y-%m') as varchar) as last_visit_month,
  cast(f.mileage_km as double) as mileage_km,
  cast(strftime(f.next_due_date, '%Y-%m') as varchar) as due_month,
  cast(f.month as double) as month,
  cast(f.value_cents as double) / 100 as value,
  f.is_at_risk as is_at_risk,
  cast(totals.vehicles as double) as vehicles, cast(totals.overdue as double) as overdue
from first_calls f
cross join totals
order by f.month, f.value_cents desc nulls last, f.vehicle_id`
  );
}
