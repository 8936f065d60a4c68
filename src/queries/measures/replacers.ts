import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import {customerIn} from "../segments/segment.js";
import {every, sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {Subject} from "./measure.js";

/** Of the customers asked in the span who had replaced the car, the share that bought the new one here. */
export const replacers: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  return {
    name: "replacers",
    kind: "flow",
    customers,
    marts: ["dealers", "churn_reasons"],
    relations: [
      spansOf(filters, options),
      sql`kept as (
  select x.dealer_id, x.model_series, cast(date_trunc('month', x.asked_date) as date) as month,
    coalesce(x.customer_id, -x.churn_reason_id) as cluster,
    x.has_replaced_car, x.has_replaced_here
  from churn_reasons x
  join spans s on s.dealer_id = x.dealer_id
  where ${every([
    sql`x.asked_date > s.after_day`,
    sql`x.asked_date <= s.ends_on`,
    dealerIs(filters, sql`x.dealer_id`),
    modelIs(filters, sql`x.model_series`),
    customerIn(filters, sql`x.customer_id`),
    customerIs(customers, sql`x.is_company`)
  ])}
)`
    ],
    ratios: [
      {
        metric: "replaced_here_share",
        of: sql`coalesce(has_replaced_car, false) and has_replaced_here is not null`,
        has: sql`has_replaced_here`
      }
    ]
  };
};

/** A query of these figures. */
export const replacerMeasures = measuresOf(replacers);
