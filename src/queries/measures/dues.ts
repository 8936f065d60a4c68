import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {every, sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {MeasureOptions, MeasureRow} from "./measure.js";

const months = (count: number) => sql`to_months(cast(${count} as integer))`;

/** Of the services that fell due in the span and whose time is over, those done by due + 1 month. */
export function onTimeMeasures(filters: Filters, options: MeasureOptions = {}): Query<MeasureRow> {
  const customers = options.customers ?? "persons";
  const limit = sql`cast(d.due_date + ${months(settings.on_time_after_due_months)} as date)`;
  return measuresOf({
    name: "on_time",
    filters,
    options,
    customers,
    marts: ["dealers", "vehicle_days"],
    relations: [
      spansOf(filters, options),
      sql`kept as (
  select d.dealer_id, coalesce(d.customer_id, -d.vehicle_id) as cluster,
    coalesce(d.next_visit_date <= ${limit}, false) as is_on_time
  from vehicle_days d
  join spans s on s.dealer_id = d.home_dealer_id
  where ${every([
    sql`d.due_date > s.after_day`,
    sql`d.due_date <= s.ends_on`,
    sql`${limit} <= s.known_until`,
    sql`not coalesce(d.is_due_moved, false)`,
    dealerIs(filters, sql`d.dealer_id`),
    modelIs(filters, sql`d.model_series`),
    customerIs(customers, sql`d.is_company`)
  ])}
)`
    ],
    ratios: [{metric: "on_time_service", of: sql`true`, has: sql`is_on_time`}]
  });
}

/** Of the vehicles under care and not lost at the end of the span, those due more than 3 months ago. */
export function atRiskMeasures(filters: Filters, options: MeasureOptions = {}): Query<MeasureRow> {
  const customers = options.customers ?? "persons";
  const dealer = options.by === "dealer" ? sql`d.dealer_id` : sql`cast(null as integer)`;
  return measuresOf({
    name: "at_risk",
    filters,
    options,
    customers,
    marts: ["dealers", "vehicle_days"],
    relations: [
      spansOf(filters, options),
      sql`kept as materialized (
  select ${dealer} as dealer_id, d.vehicle_id,
    max(coalesce(d.customer_id, -d.vehicle_id)) as cluster,
    max(cast(d.due_date + ${months(settings.at_risk_after_due_months)} as date)) < max(s.ends_on) as is_at_risk
  from vehicle_days d
  join spans s on s.dealer_id = d.home_dealer_id
  where ${every([
    sql`d.day <= s.ends_on`,
    sql`(d.next_visit_date is null or d.next_visit_date > s.ends_on)`,
    sql`d.due_date > cast(s.ends_on - ${months(settings.grace_months)} as date)`, // implied, and quick to see
    sql`cast(d.due_date + ${months(settings.grace_months)} as date) > s.ends_on`,
    dealerIs(filters, sql`d.dealer_id`),
    modelIs(filters, sql`d.model_series`),
    customerIs(customers, sql`d.is_company`)
  ])}
  group by ${options.by === "dealer" ? sql`d.dealer_id, d.vehicle_id` : sql`d.vehicle_id`}
)`
    ],
    ratios: [{metric: "at_risk_share", of: sql`true`, has: sql`is_at_risk`}],
    counts: [{metric: "at_risk_vehicles", total: sql`count(*) filter (where is_at_risk)`}]
  });
}
