import type {Filters} from "../../contract/filters.js";
import {customerIs, dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {join, queryOf, sql} from "../sql.js";

/** What the extracts tell of a practice of looking after customers: a share in sums over customers. */
export type PracticeRow = {
  practice: "file" | "needs" | "same_advisor" | "easy" | "reminded" | "rework" | "referred";
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
};

/**
 * Shares that stand for the practices, over the period or the last 12 months: fields of the customer file that
 * are filled; visits with work recommended and declined, with the advisor of the visit before, by
 * appointment, with rework; due services with a reminder a month around; sales to referred customers.
 */
export function practiceShares(filters: Filters): Query<PracticeRow> {
  const parts: Sql[] = [
    sql`select 'file' as practice, c.customer_id as cluster, 13 as n,
    coalesce(c.basic_filled_count, 0) + coalesce(c.vehicle_filled_count, 0)
      + coalesce(c.consumption_filled_count, 0) as y
  from customers c
  where c.basic_filled_count is not null
    and ${customerIs("persons", sql`c.customer_kind in ('company', 'fleet', 'dealer')`)}
    and ${dealerIs(filters, sql`c.home_dealer_id`)}
    and ${modelIs(filters, sql`c.model_series`)}
    and ${customerIn(filters, sql`c.customer_id`)}`,
    sql`select 'needs' as practice, customer_id as cluster, needs_n as n, needs_y as y
  from visited where needs_n > 0`,
    sql`select 'same_advisor' as practice, customer_id as cluster, same_n as n, same_y as y
  from visited where same_n > 0`,
    sql`select 'easy' as practice, customer_id as cluster, easy_n as n, easy_y as y
  from visited where easy_n > 0`,
    sql`select 'rework' as practice, customer_id as cluster, n, rework_y as y from visited`,
    sql`select 'reminded' as practice, customer_id as cluster, n, y from dues`,
    sql`select 'referred' as practice, x.customer_id as cluster, count(*) as n,
    count(x.referred_by_customer_id) as y
  from sales x
  join spans s on s.dealer_id = x.dealer_id
  where x.delivered_date > s.after_day and x.delivered_date <= s.ends_on
    and ${dealerIs(filters, sql`x.dealer_id`)}
    and ${modelIs(filters, sql`x.model_series`)}
    and ${customerIn(filters, sql`x.customer_id`)}
  group by x.customer_id`
  ];
  return queryOf<PracticeRow>(
    "practice_shares",
    {filters: filterArguments(filters)},
    ["dealers", "customers", "visits", "vehicle_days", "sales"],
    sql`with ${spansOf(filters, {recentMonths: 12})},
followed as (
  select v.customer_id, v.declined_count, v.is_same_advisor, v.has_appointment, v.is_rework
  from visits v
  join spans s on s.dealer_id = v.dealer_id
  where v.visit_date > s.after_day and v.visit_date <= s.ends_on and v.customer_id is not null
    and ${dealerIs(filters, sql`v.dealer_id`)}
    and ${modelIs(filters, sql`v.model_series`)}
    and ${customerIn(filters, sql`v.customer_id`)}
),
visited as materialized (
  select customer_id, count(*) as n,
    count(declined_count) as needs_n, count(case when declined_count > 0 then 1 end) as needs_y,
    count(is_same_advisor) as same_n, count(case when is_same_advisor then 1 end) as same_y,
    count(has_appointment) as easy_n, count(case when has_appointment then 1 end) as easy_y,
    count(case when is_rework then 1 end) as rework_y
  from followed
  group by customer_id
),
dues as (
  select d.customer_id, count(*) as n, count(case when d.is_reminded then 1 end) as y
  from vehicle_days d
  join spans s on s.dealer_id = d.dealer_id
  where d.due_date > s.after_day and d.due_date <= s.ends_on
    and not coalesce(d.is_due_moved, false)
    and ${dealerIs(filters, sql`d.dealer_id`)}
    and ${modelIs(filters, sql`d.model_series`)}
    and ${customerIs("persons", sql`d.is_company`)}
    and ${customerIn(filters, sql`d.customer_id`)}
  group by d.customer_id
),
counted as (
  ${join(parts, "\n  union all\n  ")}
)
select cast(practice as varchar) as practice, cast(count(*) as double) as people,
  cast(sum(n) as double) as n, cast(sum(y) as double) as y, cast(sum(n * n) as double) as nn,
  cast(sum(n * y) as double) as ny, cast(sum(y * y) as double) as yy
from counted
group by practice
order by practice`
  );
}
