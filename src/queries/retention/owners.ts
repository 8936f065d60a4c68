import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {customerIs, filterArguments, spansOf} from "../filters.js";
import type {CurveRow} from "../churn/curves.js";
import {isChosenRow, monthNumber} from "../months.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {placeOf, queryOf, reading, shared, sql} from "../sql.js";

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
    dealer: sql`cast(dealer_id as varchar)`,
    model: sql`cast(model_series as varchar)`
  }[split];
  const bought = purchases(filters);
  const chosen = isChosenRow(filters);
  const columns = sql`dealer_id, model_series, followed_months, outcome`;
  const only = shared(
    "only_purchases",
    sql`select ${columns}, month, count(*) as customers
from ${bought}
where is_only and followed_months is not null
group by ${columns}, month`
  );
  const several = shared("several_purchases", sql`select * from ${bought} where not is_only`);
  return queryOf<CurveRow>(
    "owner_repurchase",
    {filters: filterArguments(filters), split},
    [],
    sql`with firsts as (
  select ${columns}, customers
  from ${only}
  where ${chosen}
  union all
  select ${columns}, 1
  from ${several}
  where followed_months is not null
    and place in (select min(place) from ${several} where ${chosen} group by customer_id)
)
select ${part} as part, cast(followed_months as double) as month,
  cast(sum(case when outcome = 2 then customers else 0 end) as double) as events,
  cast(sum(case when outcome = 1 then customers else 0 end) as double) as competing,
  cast(sum(case when outcome = 0 then customers else 0 end) as double) as censored,
  cast(0 as double) as late
from firsts
where ${part} is not null
group by 1, 2
order by 1, 2`
  );
}

/**
 * Purchases of persons whatever dealers, series and period are chosen, as a table: `outcome` is 2 where the customer
 * bought again, 1 where the car left before that, else 0; `is_only` where it is the customer's only one.
 */
const purchases = (filters: Filters): Sql =>
  shared(
    "purchases",
    reading(
      ["dealers", "sales"],
      sql`with ${spansOf(noFilters, {})}
select x.dealer_id, x.model_series, ${monthNumber(sql`x.delivered_date`)} as month, x.customer_id, x.followed_months,
  case when x.bought_again then 2 when x.left_before_purchase then 1 else 0 end as outcome,
  ${placeOf(sql`x.delivered_date`, sql`x.sale_id`)} as place,
  x.purchase_nth = 1 and x.next_purchase_date is null as is_only
from sales x
join spans p on p.dealer_id = x.dealer_id
where x.customer_id is not null and x.delivered_date <= p.ends_on
  and ${customerIs("persons", sql`x.is_company`)} and ${customerIn(filters, sql`x.customer_id`)}`
    )
  );
