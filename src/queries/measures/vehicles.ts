import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {every, sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {MeasureOptions, MeasureRow} from "./measure.js";

const months = (count: number) => sql`to_months(cast(${count} as integer))`;
const isCustomers = sql`not coalesce(v.is_dealer_owned, false)`;

/** Of the cars delivered here whose first service fell due in the span and is over, those that came by due + 2 months. */
export function firstServiceMeasures(
  filters: Filters,
  options: MeasureOptions = {}
): Query<MeasureRow> {
  const customers = options.customers ?? "persons";
  const limit = sql`cast(v.first_service_due_date + ${months(settings.first_service_after_due_months)} as date)`;
  return measuresOf({
    name: "first_service",
    filters,
    options,
    customers,
    marts: ["dealers", "vehicles"],
    relations: [
      spansOf(filters, options),
      sql`kept as (
  select v.selling_dealer_id as dealer_id, coalesce(v.customer_id, -v.vehicle_id) as cluster,
    coalesce(v.first_visit_date <= ${limit}, false) as is_captured
  from vehicles v
  join spans s on s.dealer_id = v.selling_dealer_id
  where ${every([
    sql`v.is_sold_here`,
    isCustomers,
    sql`v.first_service_due_date > s.after_day`,
    sql`v.first_service_due_date <= s.ends_on`,
    sql`${limit} <= s.known_until`,
    dealerIs(filters, sql`v.selling_dealer_id`),
    modelIs(filters, sql`v.model_series`),
    customerIs(customers, sql`v.is_company`)
  ])}
)`
    ],
    ratios: [{metric: "first_service_capture", of: sql`true`, has: sql`is_captured`}]
  });
}

/**
 * Of the vehicles under care and never lost before, those lost for the first time in the last 12 months
 * for which losses are known: due dates up to the end of the span − grace.
 */
export function lossMeasures(filters: Filters, options: MeasureOptions = {}): Query<MeasureRow> {
  const customers = options.customers ?? "persons";
  const known = sql`cast(s.ends_on - ${months(settings.grace_months)} as date)`;
  const start = sql`cast(${known} - ${months(settings.known_loss_months)} as date)`;
  return measuresOf({
    name: "losses",
    filters,
    options,
    customers,
    marts: ["dealers", "vehicles"],
    relations: [
      spansOf(filters, options),
      sql`kept as (
  select v.home_dealer_id as dealer_id, coalesce(v.customer_id, -v.vehicle_id) as cluster,
    coalesce(v.first_lost_date <= ${known}, false) as is_lost
  from vehicles v
  join spans s on s.dealer_id = v.home_dealer_id
  where ${every([
    isCustomers,
    sql`v.entry_date <= ${start}`,
    sql`(v.first_lost_date is null or v.first_lost_date > ${start})`,
    sql`(v.vehicle_status is null or v.vehicle_status = 'in_use' or v.status_date > ${start})`,
    dealerIs(filters, sql`v.home_dealer_id`),
    modelIs(filters, sql`v.model_series`),
    customerIs(customers, sql`v.is_company`)
  ])}
)`
    ],
    ratios: [{metric: "lost_share", of: sql`true`, has: sql`is_lost`}]
  });
}
