import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {every, sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {MeasureOptions, MeasureRow} from "./measure.js";

/**
 * Service retention (of the vehicles sold or seen in the 24 months before the last 12, those seen in the
 * last 12) and active customers, at the end of the span. "Here" is the chosen dealers, or the row's dealer.
 */
export function retentionMeasures(
  filters: Filters,
  options: MeasureOptions = {}
): Query<MeasureRow> {
  const customers = options.customers ?? "persons";
  const recent = sql`to_months(cast(${settings.retention_months} as integer))`;
  const whole = sql`to_months(cast(${settings.retention_months + settings.retention_base_months} as integer))`;
  const dealer = options.by === "dealer" ? sql`dealer_id` : sql`cast(null as integer)`;
  return measuresOf({
    name: "retention",
    filters,
    options,
    customers,
    marts: ["dealers", "vehicle_days"],
    relations: [
      spansOf(filters, options),
      sql`days as (
  select d.dealer_id, d.vehicle_id, d.day,
    coalesce(d.customer_id, -d.vehicle_id) as cluster,
    d.day > cast(s.ends_on - ${recent} as date) as is_recent,
    d.is_visit
  from vehicle_days d
  join spans s on s.dealer_id = d.home_dealer_id
  where ${every([
    sql`d.day > cast(s.ends_on - ${whole} as date)`,
    sql`d.day <= s.ends_on`,
    dealerIs(filters, sql`d.dealer_id`),
    modelIs(filters, sql`d.model_series`),
    customerIs(customers, sql`d.is_company`)
  ])}
)`,
      sql`kept as materialized (
  select ${dealer} as dealer_id, vehicle_id,
    max((day - date '1970-01-01') * 4294967296 + cluster + 2147483648) % 4294967296 - 2147483648 as cluster,
    count(*) filter (where not is_recent) > 0 as is_base,
    count(*) filter (where is_recent and is_visit) > 0 as is_active
  from days
  group by ${options.by === "dealer" ? sql`dealer_id, vehicle_id` : sql`vehicle_id`}
)`
    ],
    ratios: [{metric: "service_retention_rate", of: sql`is_base`, has: sql`is_active`}],
    counts: [
      {metric: "active_customers", total: sql`count(distinct case when is_active then cluster end)`}
    ]
  });
}
