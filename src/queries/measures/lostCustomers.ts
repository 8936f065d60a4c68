import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import {customerIn} from "../segments/segment.js";
import {every, sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {Subject} from "./measure.js";

/**
 * Customers first lost in the span, and of those with a response in the 12 months before, the ones whose
 * last such response was satisfied. `recentMonths` are the last ones for which losses are known.
 */
export const lostCustomers: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const {recentMonths} = options;
  const grace = sql`to_months(cast(${settings.grace_months} as integer))`;
  const span =
    recentMonths == null
      ? options
      : {...options, recentMonths: recentMonths + settings.grace_months};
  return {
    name: "lost_customers",
    kind: "flow",
    customers,
    marts: ["dealers", "customers"],
    relations: [
      spansOf(filters, span),
      sql`kept as (
  select c.home_dealer_id as dealer_id, c.model_series,
    cast(date_trunc('month', c.first_lost_date) as date) as month, c.customer_id as cluster, c.level_before_loss as level
  from customers c
  join spans s on s.dealer_id = c.home_dealer_id
  where ${every([
    sql`c.first_lost_date > s.after_day`,
    sql`c.first_lost_date <= s.ends_on`,
    sql`cast(c.first_lost_date + ${grace} as date) <= s.known_until`,
    dealerIs(filters, sql`c.home_dealer_id`),
    modelIs(filters, sql`c.model_series`),
    customerIn(filters, sql`c.customer_id`),
    customerIs(customers, sql`c.customer_kind <> 'person'`)
  ])}
)`
    ],
    ratios: [
      {
        metric: "lost_had_said_satisfied",
        of: sql`level is not null`,
        has: sql`level >= cast(${settings.satisfied_from_level} as integer)`
      }
    ],
    counts: [{metric: "lost_customers", sum: sql`1`}]
  };
};

/** A query of these figures. */
export const lostCustomerMeasures = measuresOf(lostCustomers);
