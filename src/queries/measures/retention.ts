import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, modelIs, monthsBefore, spansOf} from "../filters.js";
import {rowsOf} from "../segments/segment.js";
import {every, sql} from "../sql.js";
import {keysApart, measuresOf} from "./measure.js";
import type {Subject} from "./measure.js";

/**
 * Service retention (of the vehicles sold or seen in the 24 months before the last 12, those seen in the
 * last 12) and active customers, at the end of the span. "Here" is the chosen dealers, or the row's dealer.
 */
export const retention: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const {retention_months: recent, retention_base_months: base} = settings;
  const keys = keysApart(options, {
    dealer: sql`dealer_id`,
    model: sql`model_series`,
    month: sql`month`
  });
  return {
    name: "retention",
    kind: "state",
    keptBy: "vehicle",
    customers,
    marts: ["dealers", "vehicle_days"],
    relations: [
      spansOf(filters, options),
      sql`days as (
  select d.dealer_id, d.model_series, s.month, d.vehicle_id, d.day,
    coalesce(d.customer_id, -d.vehicle_id) as cluster,
    d.day > s.recent_after as is_recent,
    d.is_visit
  from ${rowsOf(filters, "vehicle_days")} d
  join (
    select *, ${monthsBefore(sql`ends_on`, recent)} as recent_after,
      ${monthsBefore(sql`ends_on`, recent + base)} as base_after
    from spans
  ) s on s.dealer_id = d.home_dealer_id
  where ${every([
    sql`d.day > s.base_after`,
    sql`d.day <= s.ends_on`,
    dealerIs(filters, sql`d.dealer_id`),
    modelIs(filters, sql`d.model_series`),
    customerIs(customers, sql`d.is_company`)
  ])}
)`,
      sql`kept as materialized (
  select ${keys.select}, vehicle_id,
    max((day - date '1970-01-01') * 4294967296 + cluster + 2147483648) % 4294967296 - 2147483648 as cluster,
    count(*) filter (where not is_recent) > 0 as is_base,
    count(*) filter (where is_recent and is_visit) > 0 as is_active
  from days
  group by ${keys.group}vehicle_id
)`
    ],
    ratios: [{metric: "service_retention_rate", of: sql`is_base`, has: sql`is_active`}],
    counts: [{metric: "active_customers", different: sql`case when is_active then cluster end`}]
  };
};

/** A query of these figures. */
export const retentionMeasures = measuresOf(retention);
