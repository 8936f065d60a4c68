import type {Filters} from "../../contract/filters.js";
import {customerIs, dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {every, join, queryOf, sql} from "../sql.js";

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
  const isChosen = (dealer: string, model: string, customer: string) =>
    every([
      dealerIs(filters, column(dealer)),
      modelIs(filters, column(model)),
      customerIn(filters, column(customer))
    ]);
  // Of each practice a relation of customers with n and y; those of visits are one.
  const practices: Record<PracticeRow["practice"], Sql> = {
    file: sumsOf(sql`filled`, sql`13`, sql`y`),
    needs: sumsOf(sql`visited`, sql`needs_n`, sql`needs_y`),
    same_advisor: sumsOf(sql`visited`, sql`same_n`, sql`same_y`),
    easy: sumsOf(sql`visited`, sql`easy_n`, sql`easy_y`),
    rework: sumsOf(sql`visited`, sql`n`, sql`rework_y`),
    reminded: sumsOf(sql`dues`, sql`n`, sql`y`),
    referred: sumsOf(sql`bought`, sql`n`, sql`y`)
  };
  const sums = Object.entries(practices).map(
    ([practice, of]) => sql`select cast(${practice} as varchar) as practice, ${of}`
  );
  const one = (condition: Sql) =>
    sql`sum(case when ${condition} then cast(1 as double) else 0 end)`;
  return queryOf<PracticeRow>(
    "practice_shares",
    {filters: filterArguments(filters)},
    ["dealers", "customers", "visits", "vehicle_days", "sales"],
    sql`with ${spansOf(filters, {recentMonths: 12})},
filled as (
  select cast(coalesce(c.basic_filled_count, 0) + coalesce(c.vehicle_filled_count, 0)
      + coalesce(c.consumption_filled_count, 0) as double) as y
  from customers c
  where c.basic_filled_count is not null
    and ${customerIs("persons", sql`c.customer_kind in ('company', 'fleet', 'dealer')`)}
    and ${isChosen("c.home_dealer_id", "c.model_series", "c.customer_id")}
),
visited as materialized (
  select v.customer_id, sum(cast(1 as double)) as n,
    ${one(sql`v.declined_count is not null`)} as needs_n, ${one(sql`v.declined_count > 0`)} as needs_y,
    ${one(sql`v.is_same_advisor is not null`)} as same_n, ${one(sql`v.is_same_advisor`)} as same_y,
    ${one(sql`v.has_appointment is not null`)} as easy_n, ${one(sql`v.has_appointment`)} as easy_y,
    ${one(sql`v.is_rework`)} as rework_y
  from visits v
  join spans s on s.dealer_id = v.dealer_id
  where v.visit_date > s.after_day and v.visit_date <= s.ends_on and v.customer_id is not null
    and ${isChosen("v.dealer_id", "v.model_series", "v.customer_id")}
  group by v.customer_id
),
dues as (
  select d.customer_id, sum(cast(1 as double)) as n, ${one(sql`d.is_reminded`)} as y
  from vehicle_days d
  join spans s on s.dealer_id = d.dealer_id
  where d.due_date > s.after_day and d.due_date <= s.ends_on
    and not coalesce(d.is_due_moved, false)
    and ${customerIs("persons", sql`d.is_company`)}
    and ${isChosen("d.dealer_id", "d.model_series", "d.customer_id")}
  group by d.customer_id
),
bought as (
  select x.customer_id, sum(cast(1 as double)) as n, ${one(sql`x.referred_by_customer_id is not null`)} as y
  from sales x
  join spans s on s.dealer_id = x.dealer_id
  where x.delivered_date > s.after_day and x.delivered_date <= s.ends_on
    and ${isChosen("x.dealer_id", "x.model_series", "x.customer_id")}
  group by x.customer_id
),
summed as (
  ${join(sums, "\n  union all\n  ")}
)
select practice, cast(people as double) as people, n, y, nn, ny, yy
from summed
where people > 0
order by practice`
  );
}

const column = (name: string): Sql => ({text: name, values: []});

/** The sums over the customers of a relation, of those with n. */
const sumsOf = (relation: Sql, n: Sql, y: Sql): Sql => sql`count(*) as people,
    coalesce(sum(cast(${n} as double)), 0) as n, coalesce(sum(${y}), 0) as y,
    coalesce(sum(cast(${n} as double) * ${n}), 0) as nn, coalesce(sum(${n} * ${y}), 0) as ny,
    coalesce(sum(${y} * ${y}), 0) as yy
  from ${relation}
  where ${n} > 0`;
