import type {Filters} from "../../contract/filters.js";
import {dealerIs, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {every, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {MeasureOptions, MeasureRow} from "./measure.js";

/** Complaints received in the span, and how many per 1,000 visits; companies included. */
export function complaintMeasures(
  filters: Filters,
  options: MeasureOptions = {}
): Query<MeasureRow> {
  const isKept = (day: Sql) =>
    every([
      sql`${day} > s.after_day`,
      sql`${day} <= s.ends_on`,
      dealerIs(filters, sql`x.dealer_id`)
    ]);
  return measuresOf({
    name: "complaints",
    filters,
    options,
    customers: "all",
    marts: [
      "dealers",
      "vehicle_days",
      "complaints",
      ...(filters.models === null ? [] : (["vehicles"] as const))
    ],
    relations: [
      spansOf(filters, options),
      sql`kept as materialized (
  select x.dealer_id, coalesce(x.customer_id, -x.vehicle_id) as cluster, 1 as visit_count, 0 as complaint_count
  from vehicle_days x
  join spans s on s.dealer_id = x.dealer_id
  where x.is_visit and ${isKept(sql`x.day`)} and ${modelIs(filters, sql`x.model_series`)}
  union all
  select x.dealer_id, coalesce(x.customer_id, -x.vehicle_id, -1000000000 - x.complaint_id), 0, 1
  from complaints x
  join spans s on s.dealer_id = x.dealer_id
  ${filters.models === null ? sql`` : sql`join vehicles v on v.vehicle_id = x.vehicle_id`}
  where ${isKept(sql`x.received_date`)} and ${modelIs(filters, sql`v.model_series`)}
)`
    ],
    ratios: [
      {
        metric: "complaint_rate",
        amount: sql`1000 * complaint_count`,
        per: sql`visit_count`,
        unit: 1
      }
    ],
    counts: [{metric: "complaints", total: sql`sum(complaint_count)`}]
  });
}
