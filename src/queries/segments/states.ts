import type {Sql} from "../sql.js";
import {join, onlyOf, reading, shared, sql} from "../sql.js";
import type {RulesOf} from "../../contract/segments.js";
import type {Moment} from "./moment.js";
import {isAsOf, momentsOf} from "./moment.js";

/** What customers are worth by: profit of the last year as of the moment, or the value left as of today. */
export type ValueBy = RulesOf<"abcd">["value_by"];

/** The amount by which customers of the relation `of` are cut, and what it is joined from. */
function valueOf(
  by: ValueBy,
  of: "c" | "p"
): {cents: Sql; joined: Sql; marts: "customer_values"[]} {
  const named = (text: string): Sql => ({text, values: []});
  if (by === "last_year")
    return {cents: named(`${of}.value_when_last_seen_cents`), joined: named(""), marts: []};
  return {
    cents: named("v.residual_value_cents"),
    joined: named(`left join customer_values v on v.customer_id = ${of}.customer_id`),
    marts: ["customer_values"]
  };
}

/** Whether a customer of `customers` is a company or fleet. */
export const isCompanyCustomer: Sql = sql`coalesce(customer_kind in ('company', 'fleet', 'dealer'), false)`;

const fromCustomers = sql`c.customer_id, c.home_dealer_id as dealer_id, c.model_series,
    ${isCompanyCustomer} as is_company, m.ends_on,
    c.services_due_24m, c.services_done_24m, c.loyalty_level_sum, c.loyalty_item_count,
    c.value_when_last_seen_cents, c.purchase_count as purchases, c.referral_count,
    c.recommend_level, c.days_since_visit, c.visit_days_24m, c.received_24m_cents, c.is_lost`;

/** The customers whom a dealer has seen by its as-of, as they are then; needs `moments`. */
const currentStates = ({cents, joined}: ReturnType<typeof valueOf>): Sql =>
  sql`select ${fromCustomers}, ${cents} as value_cents
  from customers c
  join moments m on m.dealer_id = c.home_dealer_id
  ${joined}
  where c.first_seen_date <= m.ends_on`;

/**
 * What customers were at the end of the half-years that a moment means for the dealers, read once out of a file of
 * all half-years; as the dealers' as-of may differ, with half-years that it does not mean for some.
 */
export function halfYearStates(moment: Moment): Sql {
  const bounds = shared(
    "half_years_meant",
    reading(
      ["dealers"],
      sql`with ${momentsOf(moment)}
select min(period_start) as first_start, max(period_start) as last_start from moments`
    )
  );
  return shared(
    "half_year_states",
    reading(
      ["customer_periods"],
      sql`select customer_id, period_start, home_dealer_id, model_series, is_company,
  services_due_24m, services_done_24m, overall_level, loyalty_level_sum, loyalty_item_count,
  value_when_last_seen_cents, purchases_to_date, referral_count, recommend_level,
  days_since_visit, visit_days_24m, received_24m_cents, is_lost
from customer_periods
where period_start >= ${onlyOf("first_start", bounds)}
  and period_start <= ${onlyOf("last_start", bounds)}`
    )
  );
}

/**
 * The relations `moments` and `states`: one row per customer seen by the moment, as of the moment, at the
 * home dealer of today; `value_cents` is what they are cut by. Marts: customers or customer_periods, dealers.
 */
export function customerStates(moment: Moment, valueBy: ValueBy = "last_year"): Sql[] {
  const value = valueOf(valueBy, isAsOf(moment) ? "c" : "p");
  if (isAsOf(moment)) {
    return [
      momentsOf(moment),
      reading(["customers", "dealers", ...value.marts], sql`states as (${currentStates(value)})`)
    ];
  }
  return [
    momentsOf(moment),
    reading(
      ["dealers", ...value.marts],
      sql`states as (
  select p.customer_id, p.home_dealer_id as dealer_id, p.model_series,
    coalesce(p.is_company, false) as is_company, m.ends_on,
    p.services_due_24m, p.services_done_24m, p.loyalty_level_sum, p.loyalty_item_count,
    p.value_when_last_seen_cents, p.purchases_to_date as purchases, p.referral_count,
    p.recommend_level, p.days_since_visit, p.visit_days_24m, p.received_24m_cents, p.is_lost,
    ${value.cents} as value_cents
  from ${halfYearStates(moment)} p
  join moments m on m.dealer_id = p.home_dealer_id and m.period_start = p.period_start
  ${value.joined}
)`
    )
  ];
}

/**
 * The relation `base`: the persons of today, by whose values quantiles are cut, so that a cut is the same
 * amount in every period and under every filter. Marts: customers, dealers.
 */
export function baseStates(valueBy: ValueBy = "last_year"): Sql {
  const {cents, joined, marts} = valueOf(valueBy, "c");
  return reading(
    ["customers", "dealers", ...marts],
    sql`base as (
  select services_due_24m, services_done_24m, loyalty_level_sum, loyalty_item_count,
    ${cents} as value_cents
  from customers c
  join dealers d on d.dealer_id = c.home_dealer_id
  ${joined}
  where not ${isCompanyCustomer} and c.first_seen_date <= coalesce(d.as_of, (select max(as_of) from dealers))
)`
  );
}

/** Share of due services done here; null where none was due. */
export const servicesShare: Sql = sql`case when services_due_24m > 0
  then services_done_24m / cast(services_due_24m as double) end`;

/** Mean level of the loyalty block; null where it was never asked. */
export const blockMean: Sql = sql`case when loyalty_item_count > 0
  then loyalty_level_sum / cast(loyalty_item_count as double) end`;

/** What a customer is worth in whole yuan, rounded down, in which cuts are made. */
export const valueYuan: Sql = sql`floor(cast(value_cents as double) / 100)`;

/**
 * The relation `cuts`: for each share the least whole yuan so that fewer than that share of the persons of
 * today are worth more; equal values stay together. It is the same under every filter, and made once.
 */
export function valueCuts(
  shares: Readonly<Record<string, number>>,
  valueBy: ValueBy = "last_year"
): Sql {
  const columns = Object.entries(shares).map(
    ([name, share]) =>
      sql`min(case when above < cast(${share} as double) * everyone - 1e-9 then yuan end) as ${{text: name, values: []}}`
  );
  const found = shared(
    "value_cuts",
    sql`with ${baseStates(valueBy)}
select ${join(columns, ", ")}
from (
  select yuan, sum(n) over (order by yuan desc) - n as above, sum(n) over () as everyone
  from (
    select ${valueYuan} as yuan, count(*) as n from base
    where value_cents is not null
    group by 1
  )
)`
  );
  return sql`cuts as (select * from ${found})`;
}
