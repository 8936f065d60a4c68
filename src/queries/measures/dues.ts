import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import {rowsOf} from "../segments/segment.js";
import {every, sql} from "../sql.js";
import {keysApart, measuresOf} from "./measure.js";
import type {Subject} from "./measure.js";

const months = (count: number) => sql`to_months(cast(${count} as integer))`;

/** Of the services that fell due in the span and whose time is over, those done by due + 1 month. */
export const dueServices: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const limit = sql`cast(d.due_date + ${months(settings.on_time_after_due_months)} as date)`;
  return {
    name: "on_time",
    kind: "flow",
    customers,
    marts: ["dealers", "vehicle_days"],
    relations: [
      spansOf(filters, options),
      sql`kept as (
  select d.dealer_id, d.model_series, cast(date_trunc('month', d.due_date) as date) as month,
    coalesce(d.customer_id, -d.vehicle_id) as cluster,
    coalesce(d.next_visit_date <= ${limit}, false) as is_on_time
  from ${rowsOf(filters, "vehicle_days")} d
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
  };
};

/** A query of these figures. */
export const onTimeMeasures = measuresOf(dueServices);

/** Of the vehicles under care and not lost at the end of the span, those due more than 3 months ago. */
export const carsAtRisk: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const keys = keysApart(options, {
    dealer: sql`d.dealer_id`,
    model: sql`d.model_series`,
    month: sql`s.month`
  });
  return {
    name: "at_risk",
    kind: "state",
    keptBy: "vehicle",
    customers,
    marts: ["dealers", "vehicle_days"],
    relations: [
      spansOf(filters, options),
      sql`kept as materialized (
  select ${keys.select}, d.vehicle_id,
    max(coalesce(d.customer_id, -d.vehicle_id)) as cluster,
    max(d.at_risk_after) < max(s.ends_on) as is_at_risk
  from (
    select *, cast(due_date + ${months(settings.at_risk_after_due_months)} as date) as at_risk_after,
      cast(due_date + ${months(settings.grace_months)} as date) as grace_end
    from ${rowsOf(filters, "vehicle_days")}
    where due_date is not null
  ) d
  join spans s on s.dealer_id = d.home_dealer_id
  where ${every([
    sql`d.day <= s.ends_on`,
    sql`(d.next_visit_date is null or d.next_visit_date > s.ends_on)`,
    sql`d.grace_end > s.ends_on`,
    dealerIs(filters, sql`d.dealer_id`),
    modelIs(filters, sql`d.model_series`),
    customerIs(customers, sql`d.is_company`)
  ])}
  group by ${keys.group}d.vehicle_id
)`
    ],
    ratios: [{metric: "at_risk_share", of: sql`true`, has: sql`is_at_risk`}],
    counts: [{metric: "at_risk_vehicles", sum: sql`cast(is_at_risk as integer)`}]
  };
};

/** A query of these figures. */
export const atRiskMeasures = measuresOf(carsAtRisk);
