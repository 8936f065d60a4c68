import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, modelIs, monthsBefore, spansOf} from "../filters.js";
import {rowsOf} from "../segments/segment.js";
import {every, sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {Subject} from "./measure.js";

const months = (count: number) => sql`to_months(cast(${count} as integer))`;
const isCustomers = sql`not coalesce(v.is_dealer_owned, false)`;

/** Of the cars delivered here whose first service fell due in the span and is over, those that came by due + 2 months. */
export const firstServices: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const limit = sql`cast(v.first_service_due_date + ${months(settings.first_service_after_due_months)} as date)`;
  return {
    name: "first_service",
    kind: "flow",
    customers,
    marts: ["dealers", "vehicles"],
    relations: [
      spansOf(filters, options),
      sql`kept as (
  select v.selling_dealer_id as dealer_id, v.model_series,
    cast(date_trunc('month', v.first_service_due_date) as date) as month,
    coalesce(v.customer_id, -v.vehicle_id) as cluster,
    coalesce(v.first_visit_date <= ${limit}, false) as is_captured
  from ${rowsOf(filters, "vehicles")} v
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
  };
};

/** A query of these figures. */
export const firstServiceMeasures = measuresOf(firstServices);

/**
 * Of the vehicles under care and never lost before, those lost for the first time in the last 12 months
 * for which losses are known: due dates up to the end of the span − grace.
 */
export const losses: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const known = sql`s.known_on`;
  const start = sql`s.starts_on`;
  return {
    name: "losses",
    kind: "state",
    customers,
    marts: ["dealers", "vehicles"],
    relations: [
      spansOf(filters, options),
      sql`kept as (
  select v.home_dealer_id as dealer_id, v.model_series, s.month, coalesce(v.customer_id, -v.vehicle_id) as cluster,
    coalesce(v.first_lost_date <= ${known}, false) as is_lost
  from ${rowsOf(filters, "vehicles")} v
  join (
    select *, ${monthsBefore(sql`ends_on`, settings.grace_months)} as known_on,
      ${monthsBefore(sql`ends_on`, settings.grace_months + settings.known_loss_months)} as starts_on
    from spans
  ) s on s.dealer_id = v.home_dealer_id
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
  };
};

/** A query of these figures. */
export const lossMeasures = measuresOf(losses);
