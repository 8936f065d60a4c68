import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import {rowsOf} from "../segments/segment.js";
import {every, sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {Subject} from "./measure.js";
import {orNever, stateRelations} from "./state.js";

const months = (count: number) => sql`to_months(cast(${count} as integer))`;

/** Of the services that fell due in the span and whose time is over, those done by due + 1 month. */
export const dueServices: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const limit = sql`cast(d.due_date + ${months(settings.on_time_after_due_months)} as date)`;
  return {
    name: "on_time",
    kind: "flow",
    wait_months: settings.on_time_after_due_months,
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
  return {
    name: "at_risk",
    kind: "state",
    keptBy: "vehicle",
    customers,
    marts: ["dealers", "vehicle_days"],
    ...stateRelations(filters, options, {
      rows: rowsOf(filters, "vehicle_days"),
      dealer: sql`d.dealer_id`,
      home: sql`d.home_dealer_id`,
      customer: sql`coalesce(d.customer_id, -d.vehicle_id)`,
      latestBy: sql`d.day`,
      where: [
        sql`d.due_date is not null`,
        dealerIs(filters, sql`d.dealer_id`),
        modelIs(filters, sql`d.model_series`),
        customerIs(customers, sql`d.is_company`)
      ],
      from: {day: sql`d.day`, months: 0},
      until: [
        {day: orNever(sql`d.next_visit_date`), months: 0},
        {day: sql`d.due_date`, months: settings.grace_months}
      ],
      phases: [
        {name: "is_under_care"},
        {
          name: "is_in_time",
          until: {day: sql`d.due_date`, months: settings.at_risk_after_due_months, isPast: true}
        }
      ]
    }),
    ratios: [{metric: "at_risk_share", of: sql`is_under_care`, has: sql`not is_in_time`}],
    counts: [
      {metric: "at_risk_vehicles", sum: sql`cast(is_under_care and not is_in_time as integer)`}
    ]
  };
};

/** A query of these figures. */
export const atRiskMeasures = measuresOf(carsAtRisk);
