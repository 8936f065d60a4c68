import type {Filters} from "../../contract/filters.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {queryOf, reading, shared, sql} from "../sql.js";
import {loyaltyChoice} from "./choice.js";
import type {LoyaltyChoice} from "./choice.js";
import {ratedTable} from "./rated.js";

/** A customer to call: satisfied when last asked, not loyal since. */
export type CallRow = {
  customer_id: number;
  home_dealer_id: number | null;
  model_series: string | null;
  /** Month of the last visit or purchase, `YYYY-MM`. */
  last_seen_month: string | null;
  /** Level of the last overall satisfaction, and its month. */
  level: number;
  answered_month: string;
  /** Whole months since, up to the as-of. */
  months_since: number;
  /** Profit of the 12 months up to the last visit or purchase, yuan. */
  value: number | null;
  has_complained: boolean;
  is_lost: boolean;
  /** Whole months since the service fell due; null where none did. */
  months_overdue: number | null;
  /** Of the whole list: how many customers, and what they were worth. */
  customers: number;
  total_value: number;
};

/**
 * Customers whose latest response of all was satisfied, and who by the chosen measure are not loyal: by
 * default, whose window is over without a visit, to this day. Those worth most come first. It is about
 * customers of today, to be called; rates are of responses.
 */
export function loyaltyCalls(
  filters: Filters,
  options: LoyaltyChoice = {},
  {limit = null}: {limit?: number | null} = {}
): Query<CallRow> {
  const choice = loyaltyChoice(options);
  const isAway = choice.loyalBy === "back" ? sql`months is null` : sql`not is_loyal`;
  const {rows, isChosen} = ratedTable(filters, options, {
    name: "calls",
    columns: sql`cluster as customer_id, level, responded_date, observed_months, value_cents, complaint_months`,
    where: sql`is_latest and is_in and is_satisfied and ${isAway}`
  });
  // With what is known of these customers besides, whatever dealers, series and period are chosen.
  const known = shared(
    "known_calls",
    reading(
      ["customers", "dealers"],
      sql`select calls.*, c.home_dealer_id, c.model_series as own_series, c.last_seen_date,
  coalesce(c.is_lost, false) as is_lost,
  case when c.next_due_date <= d.as_of then datesub('month', c.next_due_date, d.as_of) end as months_overdue
from ${rows} calls
join customers c on c.customer_id = calls.customer_id
left join dealers d on d.dealer_id = c.home_dealer_id`
    )
  );
  return queryOf<CallRow>(
    "loyalty_calls",
    {filters: filterArguments(filters), ...choice, limit},
    [],
    sql`with totals as (
  select count(*) as customers, cast(coalesce(sum(value_cents), 0) as double) / 100 as total_value
  from ${known}
  where ${isChosen}
),
first_calls as (
  select *
  from ${known}
  where ${isChosen}
  order by value_cents desc nulls last, customer_id
  ${limit === null ? sql`` : sql`limit ${limit}`}
)
select cast(calls.customer_id as integer) as customer_id,
  cast(calls.home_dealer_id as integer) as home_dealer_id,
  cast(calls.own_series as varchar) as model_series,
  cast(strftime(calls.last_seen_date, '%Y-%m') as varchar) as last_seen_month,
  cast(calls.level as double) as level,
  cast(strftime(calls.responded_date, '%Y-%m') as varchar) as answered_month,
  cast(calls.observed_months as double) as months_since,
  cast(calls.value_cents as double) / 100 as value,
  calls.complaint_months is not null as has_complained,
  calls.is_lost, cast(calls.months_overdue as double) as months_overdue,
  cast(totals.customers as double) as customers,
  cast(totals.total_value as double) as total_value
from first_calls calls
cross join totals
order by calls.value_cents desc nulls last, calls.customer_id`
  );
}
