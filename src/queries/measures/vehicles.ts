import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import {rowsOf} from "../segments/segment.js";
import {every, sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {Subject} from "./measure.js";
import {orNever, stateRelations} from "./state.js";

const months = (count: number) => sql`to_months(cast(${count} as integer))`;

/** Of the cars delivered here whose first service fell due in the span and is over, those that came by due + 2 months. */
export const firstServices: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const limit = sql`cast(v.first_service_due_date + ${months(settings.first_service_after_due_months)} as date)`;
  return {
    name: "first_service",
    kind: "flow",
    wait_months: settings.first_service_after_due_months,
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
    sql`not coalesce(v.is_dealer_owned, false)`,
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
  const known_months = settings.grace_months;
  const start_months = known_months + settings.known_loss_months;
  const left = sql`case when coalesce(d.vehicle_status, 'in_use') = 'in_use' then date '9999-12-31' else d.status_date end`;
  return {
    name: "losses",
    kind: "state",
    customers,
    marts: ["dealers", "vehicles"],
    ...stateRelations(filters, options, {
      rows: rowsOf(filters, "vehicles"),
      dealer: sql`d.home_dealer_id`,
      home: sql`d.home_dealer_id`,
      customer: sql`coalesce(d.customer_id, -d.vehicle_id)`,
      where: [
        sql`not coalesce(d.is_dealer_owned, false)`,
        dealerIs(filters, sql`d.home_dealer_id`),
        modelIs(filters, sql`d.model_series`),
        customerIs(customers, sql`d.is_company`)
      ],
      from: {day: sql`d.entry_date`, months: start_months},
      until: [
        {day: orNever(sql`d.first_lost_date`), months: start_months},
        {day: left, months: start_months}
      ],
      phases: [
        {name: "is_followed"},
        {name: "is_lost", from: {day: sql`d.first_lost_date`, months: known_months}}
      ]
    }),
    ratios: [{metric: "lost_share", of: sql`is_followed`, has: sql`is_lost`}]
  };
};

/** A query of these figures. */
export const lossMeasures = measuresOf(losses);
