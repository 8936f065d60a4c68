import type {Filters} from "../../contract/filters.js";
import {customerIs, dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import type {CurveRow} from "../churn/curves.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {every, queryOf, sql} from "../sql.js";

/**
 * The life table of buying a car here again, in months since a customer's first purchase in the period. A
 * car that left competes, unless its owner buys here within 3 months of it: that is the old car traded in.
 */
export function ownerRepurchase(
  filters: Filters,
  {split = "none"}: {split?: "none" | "dealer" | "model"} = {}
): Query<CurveRow> {
  const part = {
    none: sql`cast('all' as varchar)`,
    dealer: sql`cast(x.dealer_id as varchar)`,
    model: sql`cast(x.model_series as varchar)`
  }[split];
  return queryOf<CurveRow>(
    "owner_repurchase",
    {filters: filterArguments(filters), split},
    ["dealers", "sales"],
    sql`with ${spansOf(filters, {})},
bought as materialized (
  select x.dealer_id, x.model_series, x.customer_id, x.bought_again, x.left_before_purchase, x.followed_months,
    (x.delivered_date - date '1970-01-01') * 4294967296 + x.sale_id as place,
    x.purchase_nth = 1 and x.next_purchase_date is null as is_only
  from sales x
  join spans p on p.dealer_id = x.dealer_id
  where ${every([
    sql`x.customer_id is not null`,
    sql`x.delivered_date > p.after_day`,
    sql`x.delivered_date <= p.ends_on`,
    dealerIs(filters, sql`x.dealer_id`),
    modelIs(filters, sql`x.model_series`),
    customerIs("persons", sql`x.is_company`),
    customerIn(filters, sql`x.customer_id`)
  ])}
),
first_place as (select min(place) as place from bought where not is_only group by customer_id),
firsts as (
  select * from bought where is_only
  union all
  select * from bought semi join first_place using (place)
)
select ${part} as part, cast(followed_months as double) as month,
  cast(count(case when bought_again then 1 end) as double) as events,
  cast(count(case when left_before_purchase then 1 end) as double) as competing,
  cast(count(case when not bought_again and not left_before_purchase then 1 end) as double) as censored,
  cast(0 as double) as late
from firsts x
where followed_months is not null and ${part} is not null
group by 1, 2
order by 1, 2`
  );
}
