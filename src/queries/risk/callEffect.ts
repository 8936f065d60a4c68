import type {Filters} from "../../contract/filters.js";
import {dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {queryOf, sql} from "../sql.js";

/** One arm of one worked list, or of all, in sums over customers. */
export type CallArmRow = {
  /** Null for all lists together. */
  list_nth: number | null;
  drawn_date: string | null;
  is_called: boolean;
  /** Customers of the list, and those of them reached. */
  listed: number;
  reached: number;
  /** Those whose time is over: who came, and the profit of their visits in yuan. */
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
  profit_y: number;
  profit_ny: number;
  profit_yy: number;
};

/** Who came after a worked list was drawn, of those to be called and of those set aside, whoever was reached. */
export function callEffects(filters: Filters): Query<CallArmRow> {
  return queryOf<CallArmRow>(
    "call_effects",
    {filters: filterArguments(filters)},
    ["dealers", "call_lists"],
    sql`with ${spansOf(filters, {})},
chosen as (
  select l.*
  from call_lists l
  join spans s on s.dealer_id = l.dealer_id
  where l.drawn_date > s.after_day and l.drawn_date <= s.ends_on
    and ${dealerIs(filters, sql`l.dealer_id`)}
    and ${modelIs(filters, sql`l.model_series`)}
    and ${customerIn(filters, sql`l.customer_id`)}
),
per_customer as (
  select list_nth, min(drawn_date) as drawn_date, is_called,
    grouping(list_nth) as bits,
    count(*) as listed,
    count(case when was_reached then 1 end) as reached,
    count(has_come) as n,
    count(case when has_come then 1 end) as y,
    cast(coalesce(sum(profit_cents), 0) as double) as profit
  from chosen
  group by grouping sets ((customer_id, is_called, list_nth), (customer_id, is_called))
)
select cast(list_nth as integer) as list_nth,
  cast(case when bits = 0 then strftime(min(drawn_date), '%Y-%m-%d') end as varchar) as drawn_date,
  is_called,
  cast(sum(listed) as double) as listed, cast(sum(reached) as double) as reached,
  cast(count(case when n > 0 then 1 end) as double) as people,
  cast(sum(n) as double) as n, cast(sum(y) as double) as y, cast(sum(n * n) as double) as nn,
  cast(sum(n * y) as double) as ny, cast(sum(y * y) as double) as yy,
  cast(sum(profit) as double) / 100 as profit_y, cast(sum(n * profit) as double) / 100 as profit_ny,
  cast(sum(profit * profit) as double) / 10000 as profit_yy
from per_customer
group by bits, list_nth, is_called
order by list_nth nulls first, is_called`
  );
}
