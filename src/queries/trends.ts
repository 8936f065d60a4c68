import type {Filters} from "../contract/filters.js";
import {dealerIs, filterArguments, modelIs, spansOf} from "./filters.js";
import type {Query} from "./query.js";
import {segmentMonths} from "./segmentFigures.js";
import {every, join, queryOf, reading, sql} from "./sql.js";

export type MonthRow = {
  month: string; // first day, YYYY-MM-DD
  /** The month is not over at the as-of of one of the chosen dealers: its sums will grow. */
  is_partial: boolean;
  visits: number;
  received_yuan: number;
  reworks: number;
  cars_sold: number;
  referred_cars_sold: number;
  complaints: number;
  /** Persons who answered, and of these the satisfied at their first response of the month, by dealer and series. */
  answering_persons: number;
  satisfied_persons: number;
};

/** How far the data of all chosen dealers reach; needs `spans`. */
const coveredOf = (filters: Filters) => sql`covered as (
  select min(as_of) as as_of from spans where ${dealerIs(filters, sql`dealer_id`)}
)`;

/** Flows by month in the period, all of them sums. */
export function monthlyTrend(filters: Filters): Query<MonthRow> {
  const months =
    filters.segment == null
      ? reading(["dealer_months"], sql`months as (select * from dealer_months)`)
      : segmentMonths(filters);
  return queryOf<MonthRow>(
    "monthly_trend",
    {filters: filterArguments(filters)},
    ["dealers"],
    sql`with ${join([spansOf(filters, {}), coveredOf(filters), months], ",\n")}
select strftime(m.month, '%Y-%m-%d') as month,
  cast((select as_of from covered) < last_day(m.month) as boolean) as is_partial,
  cast(sum(m.visit_count) as double) as visits,
  cast(sum(m.received_cents) as double) / 100 as received_yuan,
  cast(sum(m.rework_count) as double) as reworks,
  cast(sum(m.sale_count) as double) as cars_sold,
  cast(sum(m.referred_sale_count) as double) as referred_cars_sold,
  cast(sum(m.complaint_count) as double) as complaints,
  cast(sum(m.answering_person_count) as double) as answering_persons,
  cast(sum(m.satisfied_person_count) as double) as satisfied_persons
from months m
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
