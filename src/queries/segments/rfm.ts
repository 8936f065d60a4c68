import type {Filters} from "../../contract/filters.js";
import {filterArguments, isOfPlace, monthsBefore} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, reading, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import type {Moment} from "./moment.js";
import {momentOf} from "./moment.js";
import {customerStates} from "./states.js";
import {customerIn} from "./segment.js";

const part = (name: "recency" | "frequency" | "money", value: Sql, order: Sql): Sql => {
  const column = {text: name, values: []};
  return sql`${{text: `${name}_scores`, values: []}} as (
  select value as ${column}_value,
    cast(1 + floor(5 * (sum(n) over (order by ${order}) - n) / cast(sum(n) over () as double) + 1e-12) as integer)
      as ${column}
  from (select ${value} as value, count(*) as n from visitors group by 1)
)`;
};

/**
 * The persons with a visit in the last 24 months of the moment, with their scores
 * `recency`, `frequency` (days with a visit) and `money` (received), 1 to 5: 1 + floor(5 · the number
 * strictly below ÷ n), so that equal values score alike (recency reversed). They are ranked among all such
 * persons, whatever the filters.
 */
export function rfmTable(moment: Moment): Sql {
  const relations = [
    ...customerStates(moment),
    sql`visitors as (
  select *
  from states
  where not is_company and days_since_visit is not null
    and days_since_visit < ends_on - ${monthsBefore(sql`ends_on`, 24)}
)`,
    part("recency", sql`days_since_visit`, sql`value desc`),
    part("frequency", sql`visit_days_24m`, sql`value`),
    part("money", sql`received_24m_cents`, sql`value`)
  ];
  return shared(
    "rfm",
    reading(
      ["customers"],
      sql`with ${join(relations, ",\n")}
select visitors.customer_id, dealer_id, visitors.model_series, is_company, recency, frequency, money,
  visitors.is_lost, visitors.value_when_last_seen_cents, visitors.services_due_24m, visitors.services_done_24m,
  visitors.visit_days_24m, visitors.received_24m_cents, ends_on - known.first_seen_date as tenure_days
from visitors
join recency_scores on recency_value = visitors.days_since_visit
join frequency_scores on frequency_value = visitors.visit_days_24m
join money_scores on money_value = visitors.received_24m_cents
join customers known on known.customer_id = visitors.customer_id`
    )
  );
}

/** How many persons have these three scores. */
export type RfmRow = {
  recency: number;
  frequency: number;
  money: number;
  customers: number;
  lost: number;
  /** Profit of the last year together, yuan. */
  profit: number;
  /** Services due in the last 24 months and those of them done here. */
  due: number;
  done: number;
  /** Sums over persons of the days since the first time seen here, of days with a visit, and of money received (yuan). */
  tenure_days: number;
  visit_days: number;
  received: number;
};

/** Persons by recency, frequency and money. */
export function rfmCells(filters: Filters): Query<RfmRow> {
  const cells = shared(
    "rfm_cells",
    sql`select dealer_id, model_series, recency, frequency, money, count(*) as customers,
  count(case when is_lost then 1 end) as lost,
  sum(value_when_last_seen_cents) as profit_cents,
  sum(services_due_24m) as due,
  sum(services_done_24m) as done,
  sum(tenure_days) as tenure_days,
  sum(visit_days_24m) as visit_days,
  sum(received_24m_cents) as received_cents
from ${rfmTable(momentOf(filters))}
where ${customerIn(filters, sql`customer_id`)}
group by all`
  );
  return queryOf<RfmRow>(
    "rfm_cells",
    {filters: filterArguments(filters)},
    [],
    sql`select cast(recency as double) as recency, cast(frequency as double) as frequency,
  cast(money as double) as money,
  cast(sum(customers) as double) as customers,
  cast(sum(lost) as double) as lost,
  cast(coalesce(sum(profit_cents), 0) as double) / 100 as profit,
  cast(coalesce(sum(due), 0) as double) as due,
  cast(coalesce(sum(done), 0) as double) as done,
  cast(coalesce(sum(tenure_days), 0) as double) as tenure_days,
  cast(sum(visit_days) as double) as visit_days,
  cast(sum(received_cents) as double) / 100 as received
from ${cells}
where ${isOfPlace(filters)}
group by recency, frequency, money
order by 1, 2, 3`
  );
}
