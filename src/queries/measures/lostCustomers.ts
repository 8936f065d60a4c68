import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import {isInPeriod, monthNumber} from "../months.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {every, queryOf, reading, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import type {MeasureRow, Subject} from "./measure.js";

const grace = sql`to_months(cast(${settings.grace_months} as integer))`;
const wasSatisfied = (level: Sql): Sql =>
  sql`${level} >= cast(${settings.satisfied_from_level} as integer)`;

/**
 * Customers first lost in the span, and of those with a response in the 12 months before, the ones whose
 * last such response was satisfied. `recentMonths` are the last ones for which losses are known.
 */
export const lostCustomers: Subject = (filters, options) => {
  const customers = options.customers ?? "persons";
  const {recentMonths} = options;
  const span =
    recentMonths == null
      ? options
      : {...options, recentMonths: recentMonths + settings.grace_months};
  return {
    name: "lost_customers",
    kind: "flow",
    wait_months: settings.grace_months,
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
        has: wasSatisfied(sql`level`)
      }
    ],
    counts: [{metric: "lost_customers", sum: sql`1`}]
  };
};

/**
 * Lost persons by home dealer, series and month of the loss: all, those who had answered before it, and those of them who had
 * been satisfied. The same whatever dealers, series and period are chosen.
 */
const lostCells = (filters: Filters): Sql =>
  shared(
    "lost_cells",
    reading(
      ["dealers", "customers"],
      sql`with ${spansOf(noFilters, {})}
select c.home_dealer_id as dealer_id, c.model_series, ${monthNumber(sql`c.first_lost_date`)} as month,
  count(*) as customers, count(c.level_before_loss) as n,
  count(case when ${wasSatisfied(sql`c.level_before_loss`)} then 1 end) as y
from customers c
join spans s on s.dealer_id = c.home_dealer_id
where cast(c.first_lost_date + ${grace} as date) <= s.as_of
  and ${customerIs("persons", sql`c.customer_kind <> 'person'`)} and ${customerIn(filters, sql`c.customer_id`)}
group by 1, 2, 3`
    )
  );

/** These figures within the filters' period: a customer is lost once, so that squares are the numbers themselves. */
export function lostCustomerMeasures(filters: Filters): Query<MeasureRow> {
  const sumOf = (name: "customers" | "n" | "y"): Sql =>
    sql`cast(coalesce(sum(${{text: name, values: []}}), 0) as double)`;
  const none = sql`cast(0 as double)`;
  return queryOf<MeasureRow>(
    "lost_customers",
    {filters: filterArguments(filters)},
    [],
    sql`with chosen as materialized (
  select ${sumOf("customers")} as customers, ${sumOf("n")} as n, ${sumOf("y")} as y
  from ${lostCells(filters)} c
  where ${every([
    dealerIs(filters, sql`c.dealer_id`),
    modelIs(filters, sql`c.model_series`),
    isInPeriod(filters, sql`c.month`)
  ])}
)
select cast('lost_customers' as varchar) as metric, cast(null as integer) as dealer_id, ${none} as people, ${none} as n,
  customers as y, ${none} as nn, ${none} as ny, ${none} as yy
from chosen
union all
select cast('lost_had_said_satisfied' as varchar), cast(null as integer), n, n, y, n, y, y
from chosen
order by 1`
  );
}
