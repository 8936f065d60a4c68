import type {Filters} from "../contract/filters.js";
import {settings} from "../contract/settings.js";
import {dealerIs, filterArguments, modelIs, spansOf} from "./filters.js";
import type {Query} from "./query.js";
import {firstAnswer, isChosenResponse, respondent, responseChoice} from "./responses.js";
import type {ResponseChoice} from "./responses.js";
import {every, queryOf, sql} from "./sql.js";

export type MonthRow = {
  month: string; // first day, YYYY-MM-DD
  /** The month is not over at the as-of of one of the chosen dealers: its sums will grow. */
  is_partial: boolean;
  visits: number;
  orders: number;
  received_yuan: number;
  reworks: number;
  cars_sold: number;
  referred_cars_sold: number;
  complaints: number;
};

export type SatisfactionMonthRow = {
  month: string; // first day, YYYY-MM-DD
  is_partial: boolean;
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
};

/** How far the data of all chosen dealers reach; needs `spans`. */
const coveredOf = (filters: Filters) => sql`covered as (
  select min(as_of) as as_of from spans where ${dealerIs(filters, sql`dealer_id`)}
)`;

/** Flows by month in the period, all of them sums. */
export function monthlyTrend(filters: Filters): Query<MonthRow> {
  return queryOf<MonthRow>(
    "monthly_trend",
    {filters: filterArguments(filters)},
    ["dealers", "dealer_months"],
    sql`with ${spansOf(filters, {})},
${coveredOf(filters)}
select strftime(m.month, '%Y-%m-%d') as month,
  cast((select as_of from covered) < last_day(m.month) as boolean) as is_partial,
  cast(sum(m.visit_count) as double) as visits,
  cast(sum(m.order_count) as double) as orders,
  cast(sum(m.received_cents) as double) / 100 as received_yuan,
  cast(sum(m.rework_count) as double) as reworks,
  cast(sum(m.sale_count) as double) as cars_sold,
  cast(sum(m.referred_sale_count) as double) as referred_cars_sold,
  cast(sum(m.complaint_count) as double) as complaints
from dealer_months m
join spans s on s.dealer_id = m.dealer_id
where ${every([
      sql`m.month > s.after_day`,
      sql`m.month <= s.ends_on`,
      dealerIs(filters, sql`m.dealer_id`),
      modelIs(filters, sql`m.model_series`)
    ])}
group by m.month
order by m.month`
  );
}

/** Of the customers who answered in a month, the share satisfied at their first response of that month. */
export function satisfactionTrend(
  filters: Filters,
  choice: ResponseChoice = {}
): Query<SatisfactionMonthRow> {
  return queryOf<SatisfactionMonthRow>(
    "satisfaction_trend",
    {filters: filterArguments(filters), ...responseChoice(choice)},
    ["dealers", "responses"],
    sql`with ${spansOf(filters, {})},
${coveredOf(filters)},
chosen as (
  select cast(date_trunc('month', r.responded_date) as date) as month, ${respondent} as cluster,
    ${firstAnswer(sql`r.overall_level`, sql`true`)} >= cast(${settings.satisfied_from_level} as integer) as is_satisfied
  from responses r
  join spans s on s.dealer_id = r.dealer_id
  where r.overall_level is not null
    and r.responded_date > s.after_day
    and r.responded_date <= s.ends_on
    and ${isChosenResponse(filters, choice)}
  group by 1, ${respondent}
)
select strftime(month, '%Y-%m-%d') as month,
  cast((select as_of from covered) < last_day(month) as boolean) as is_partial,
  cast(count(*) as double) as people,
  cast(count(*) as double) as n,
  cast(count(*) filter (where is_satisfied) as double) as y,
  cast(count(*) as double) as nn,
  cast(count(*) filter (where is_satisfied) as double) as ny,
  cast(count(*) filter (where is_satisfied) as double) as yy
from chosen
group by month
order by month`
  );
}
