import type {Filters} from "../../contract/filters.js";
import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {every, sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {MeasureOptions, MeasureRow} from "./measure.js";

/** Visits, vehicles seen and money received in the span, average ticket, share with rework; companies included. */
export function visitMeasures(filters: Filters, options: MeasureOptions = {}): Query<MeasureRow> {
  const customers = options.customers ?? "all";
  return measuresOf({
    name: "visits",
    filters,
    options,
    customers,
    marts: ["dealers", "vehicle_days"],
    relations: [
      spansOf(filters, options),
      sql`kept as materialized (
  select d.dealer_id, coalesce(d.customer_id, -d.vehicle_id) as cluster, d.vehicle_id, d.received_cents, d.is_rework
  from vehicle_days d
  join spans s on s.dealer_id = d.dealer_id
  where ${every([
    sql`d.is_visit`,
    sql`d.day > s.after_day`,
    sql`d.day <= s.ends_on`,
    dealerIs(filters, sql`d.dealer_id`),
    modelIs(filters, sql`d.model_series`),
    customerIs(customers, sql`d.is_company`)
  ])}
)`
    ],
    ratios: [
      {metric: "average_ticket", amount: sql`received_cents`, per: sql`1`, unit: 100},
      {metric: "rework_share", of: sql`true`, has: sql`is_rework`}
    ],
    counts: [
      {metric: "visits", total: sql`count(*)`},
      {metric: "vehicles_seen", total: sql`count(distinct vehicle_id)`},
      {metric: "revenue", total: sql`cast(sum(received_cents) as double) / 100`}
    ]
  });
}
