import {customerIs, dealerIs, modelIs, spansOf} from "../filters.js";
import {rowsOf} from "../segments/segment.js";
import {every, sql} from "../sql.js";
import {measuresOf} from "./measure.js";
import type {Subject} from "./measure.js";

/** Cars sold in the span; of those sold to persons, the share bought again here and the share referred by a customer. */
export const sales: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const day = sql`coalesce(x.delivered_date, x.invoiced_date, x.ordered_date)`;
  const isMeant = customerIs(customers, sql`is_company`);
  return {
    name: "sales",
    kind: "flow",
    customers,
    marts: ["dealers", "sales"],
    relations: [
      spansOf(filters, options),
      sql`kept as (
  select x.dealer_id, x.model_series, cast(date_trunc('month', ${day}) as date) as month,
    coalesce(x.customer_id, -x.sale_id) as cluster, x.is_company, x.purchase_nth,
    coalesce(x.source = 'referral', false) or x.referred_by_customer_id is not null as is_referred
  from ${rowsOf(filters, "sales")} x
  join spans s on s.dealer_id = x.dealer_id
  where ${every([
    sql`${day} > s.after_day`,
    sql`${day} <= s.ends_on`,
    dealerIs(filters, sql`x.dealer_id`),
    modelIs(filters, sql`x.model_series`)
  ])}
)`
    ],
    ratios: [
      {
        metric: "repeat_sale_share",
        of: sql`${isMeant} and purchase_nth is not null`,
        has: sql`purchase_nth > 1`
      },
      {metric: "referral_sale_share", of: isMeant, has: sql`is_referred`}
    ],
    counts: [{metric: "car_sales", sum: sql`1`}]
  };
};

/** A query of these figures. */
export const saleMeasures = measuresOf(sales);
