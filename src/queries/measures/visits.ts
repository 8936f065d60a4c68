import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import {customerIn, rowsOf} from "../segments/segment.js";
import {every, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {Subject} from "./measure.js";

/**
 * Visits, vehicles seen and money received in the span, average ticket, share with rework; complaints, and how
 * many there are per 1,000 visits. Companies included.
 */
export const visits: Subject = (filters, options) => {
  const customers = options.customers ?? "all";
  const isKept = (day: Sql) =>
    every([
      sql`${day} > s.after_day`,
      sql`${day} <= s.ends_on`,
      dealerIs(filters, sql`x.dealer_id`)
    ]);
  return {
    name: "visits",
    kind: "flow",
    customers,
    marts: ["customers", "dealers", "vehicle_days", "complaints", "vehicles"],
    relations: [
      spansOf(filters, options),
      sql`kept as materialized (
  select x.dealer_id, x.model_series, cast(date_trunc('month', x.day) as date) as month,
    coalesce(x.customer_id, -x.vehicle_id) as cluster, x.vehicle_id, true as is_visit,
    x.received_cents, x.is_rework, 0 as complaint_count
  from ${rowsOf(filters, "vehicle_days")} x
  join spans s on s.dealer_id = x.dealer_id
  where ${every([
    sql`x.is_visit`,
    isKept(sql`x.day`),
    modelIs(filters, sql`x.model_series`),
    customerIs(customers, sql`x.is_company`)
  ])}
  union all
  select x.dealer_id, v.model_series, cast(date_trunc('month', x.received_date) as date),
    coalesce(x.customer_id, -x.vehicle_id, -1000000000 - x.complaint_id), x.vehicle_id, false,
    0, false, 1
  from complaints x
  join spans s on s.dealer_id = x.dealer_id
  left join vehicles v on v.vehicle_id = x.vehicle_id
  left join customers c on c.customer_id = x.customer_id
  where ${every([
    isKept(sql`x.received_date`),
    modelIs(filters, sql`v.model_series`),
    customerIn(filters, sql`x.customer_id`),
    customerIs(customers, sql`c.customer_kind <> 'person'`)
  ])}
)`
    ],
    ratios: [
      {metric: "average_ticket", of: sql`is_visit`, amount: sql`received_cents`, unit: 100},
      {metric: "rework_share", of: sql`is_visit`, has: sql`is_rework`},
      {metric: "complaint_rate", of: sql`is_visit`, amount: sql`1000 * complaint_count`, unit: 1}
    ],
    counts: [
      {metric: "visits", sum: sql`cast(is_visit as integer)`},
      {metric: "vehicles_seen", different: sql`case when is_visit then vehicle_id end`},
      {metric: "revenue", sum: sql`received_cents`, unit: 100},
      {metric: "complaints", sum: sql`complaint_count`}
    ]
  };
};

/** A query of these figures. */
export const visitMeasures = measuresOf(visits);
