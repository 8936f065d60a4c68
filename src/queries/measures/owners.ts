import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import {customerIn} from "../segments/segment.js";
import {every, sql} from "../sql.js";
import type {Subject} from "./measure.js";

/** Of the cars sold in the span to customers who had bought here before, the share with a car traded in. */
export const tradeIns: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const day = sql`coalesce(x.delivered_date, x.invoiced_date, x.ordered_date)`;
  return {
    name: "trade_ins",
    kind: "flow",
    customers,
    marts: ["dealers", "sales"],
    relations: [
      spansOf(filters, options),
      sql`kept as (
  select x.dealer_id, x.model_series, cast(date_trunc('month', ${day}) as date) as month,
    coalesce(x.customer_id, -x.sale_id) as cluster, x.purchase_nth, x.has_trade_in
  from sales x
  join spans s on s.dealer_id = x.dealer_id
  where ${every([
    sql`${day} > s.after_day`,
    sql`${day} <= s.ends_on`,
    dealerIs(filters, sql`x.dealer_id`),
    modelIs(filters, sql`x.model_series`),
    customerIs(customers, sql`x.is_company`),
    customerIn(filters, sql`x.customer_id`)
  ])}
)`
    ],
    ratios: [
      {
        metric: "trade_in_share",
        of: sql`purchase_nth > 1 and has_trade_in is not null`,
        has: sql`has_trade_in`
      }
    ]
  };
};

/** Of the leads of the span, the share from customers who had bought here or come to service before. */
export const ownerLeads: Subject = (filters, options) => ({
  name: "owner_leads",
  kind: "flow",
  customers: "all",
  marts: ["dealers", "leads", "customers"],
  relations: [
    spansOf(filters, options),
    sql`kept as (
  select x.dealer_id, x.intended_series as model_series,
    cast(date_trunc('month', x.created_date) as date) as month,
    coalesce(x.customer_id, -x.lead_id) as cluster,
    coalesce(c.first_seen_date < x.created_date and c.last_seen_date is not null, false) as is_owner
  from leads x
  join spans s on s.dealer_id = x.dealer_id
  left join customers c on c.customer_id = x.customer_id
  where ${every([
    sql`x.created_date > s.after_day`,
    sql`x.created_date <= s.ends_on`,
    dealerIs(filters, sql`x.dealer_id`),
    modelIs(filters, sql`x.intended_series`),
    customerIn(filters, sql`x.customer_id`)
  ])}
)`
  ],
  ratios: [{metric: "owner_lead_share", of: sql`true`, has: sql`is_owner`}]
});
