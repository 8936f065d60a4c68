import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {customerIs, filterArguments, isOfPlace, monthsBefore, spansOf} from "../filters.js";
import {isChosenRow, monthNumber} from "../months.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {join, queryOf, reading, shared, sql} from "../sql.js";
import type {Sql} from "../sql.js";

/** Who was brought in a half-year, and what came of it. */
export type ReferralRow = {
  /** First day of the half-year. */
  half_year: string;
  referrals: number;
  bought: number;
  /** Yuan. */
  sale_profit: number;
  service_profit: number;
};

/** Referrals whatever dealers, series and period are chosen, as a table, each with the series of the customer who made it. */
const knownReferrals = (filters: Filters): Sql =>
  shared(
    "known_referrals",
    reading(
      ["dealers", "customers", "referrals"],
      sql`with ${spansOf(noFilters, {})}
select x.dealer_id, c.model_series, ${monthNumber(sql`x.referred_date`)} as month,
  cast(strftime(x.referred_date, '%Y') || case when month(x.referred_date) <= 6 then '-01-01' else '-07-01' end as varchar)
    as half_year,
  x.customer_id, x.referred_date, x.has_bought, x.sale_profit_cents, x.service_profit_cents
from referrals x
join spans p on p.dealer_id = x.dealer_id
join customers c on c.customer_id = x.customer_id
where x.referred_date <= p.ends_on and ${customerIn(filters, sql`c.customer_id`)}`
    )
  );

/** Referrals by half-year: how many, how many bought, and the profit of their purchases and visits since. */
export function referralsByHalfYear(filters: Filters): Query<ReferralRow> {
  return queryOf<ReferralRow>(
    "referrals_by_half_year",
    {filters: filterArguments(filters)},
    [],
    sql`select cast(x.half_year as varchar) as half_year,
  cast(count(*) as double) as referrals, cast(count(*) filter (where x.has_bought) as double) as bought,
  cast(coalesce(sum(x.sale_profit_cents), 0) as double) / 100 as sale_profit,
  cast(coalesce(sum(x.service_profit_cents), 0) as double) / 100 as service_profit
from ${knownReferrals(filters)} x
where ${isChosenRow(filters)}
group by 1
order by 1`
  );
}

/** Of a group of customers, how many brought anyone, ever. */
export type ReferrerRow = {
  /** What the groups are formed by: `state`, `bought`, `member` or `tenure`. */
  trait: string;
  /** `active`, `at_risk`, `lost`; `0`, `1`, `2`; `yes`, `no`; `1`, `3`, `5`. */
  value: string;
  customers: number;
  referrers: number;
  referrals: number;
};

/** What groups of customers are formed by, as a digit of the customer's group, and what each digit stands for. */
const traits: Readonly<Record<string, {digit: Sql; values: readonly string[]}>> = {
  state: {
    digit: sql`case when c.is_lost then 2 when c.is_at_risk then 1 else 0 end`,
    values: ["active", "at_risk", "lost"]
  },
  bought: {digit: sql`least(c.purchase_count, 2)`, values: ["0", "1", "2"]},
  member: {
    digit: sql`case when c.member_level is null then 0 else 1 end`,
    values: ["no", "yes"]
  },
  tenure: {
    digit: sql`case when c.first_seen_date > d.one_year_ago then 0 when c.first_seen_date > d.three_years_ago then 1 else 2 end`,
    values: ["1", "3", "5"]
  }
};

/** Who the referrers are: the share who ever brought anyone, by what customers are today. */
export function referrerProfile(filters: Filters): Query<ReferrerRow> {
  const places = Object.values(traits).map(
    ({digit}, place) => sql`(${digit}) * cast(${10 ** place} as integer)`
  );
  const rows = Object.entries(traits).flatMap(([trait, {values}], place) =>
    values.map((value, digit) => sql`(${trait}, ${value}, ${10 ** place}, ${digit})`)
  );
  const cells = shared(
    "referrer_cells",
    reading(
      ["dealers", "customers"],
      sql`select c.home_dealer_id as dealer_id, c.model_series, ${join(places, " + ")} as group_number,
  count(*) as customers, count(case when c.referral_count > 0 then 1 end) as referrers,
  sum(c.referral_count) as referrals
from customers c
join (
  select dealer_id, as_of, ${monthsBefore(sql`as_of`, 12)} as one_year_ago,
    ${monthsBefore(sql`as_of`, 36)} as three_years_ago
  from dealers
) d on d.dealer_id = c.home_dealer_id
where c.first_seen_date <= d.as_of
  and ${customerIs("persons", sql`c.customer_kind <> 'person'`)}
  and ${customerIn({...filters, to: null}, sql`c.customer_id`)}
group by 1, 2, 3`
    )
  );
  return queryOf<ReferrerRow>(
    "referrer_profile",
    {filters: filterArguments({...filters, from: null, to: null})},
    [],
    sql`with known as materialized (
  select group_number, sum(customers) as customers, sum(referrers) as referrers, sum(referrals) as referrals
  from ${cells}
  where ${isOfPlace(filters)}
  group by group_number
)
select cast(trait as varchar) as trait, cast(value as varchar) as value,
  cast(sum(customers) as double) as customers,
  cast(sum(referrers) as double) as referrers, cast(sum(referrals) as double) as referrals
from known
join (values ${join(rows, ", ")}) as traits (trait, value, place, digit)
  on group_number // place % 10 = digit
group by trait, value
order by trait, value`
  );
}

/** A customer who brought others in the period. */
export type ReferrerCallRow = {
  customer_id: number;
  home_dealer_id: number | null;
  model_series: string | null;
  last_seen_month: string | null;
  is_lost: boolean;
  referrals: number;
  bought: number;
  /** Profit of the purchases of those they brought and of their visits since, yuan. */
  worth: number;
  latest_month: string;
  /** Of the whole list. */
  customers: number;
  total_worth: number;
};

/** Who brought others in the period: those whose referrals were worth most first. */
export function topReferrers(
  filters: Filters,
  {limit = null}: {limit?: number | null} = {}
): Query<ReferrerCallRow> {
  return queryOf<ReferrerCallRow>(
    "top_referrers",
    {filters: filterArguments(filters), limit},
    ["customers"],
    sql`with summed as materialized (
  select x.customer_id, count(*) as referrals, count(*) filter (where x.has_bought) as bought,
    coalesce(sum(x.sale_profit_cents), 0) + coalesce(sum(x.service_profit_cents), 0) as worth_cents,
    max(x.referred_date) as latest
  from ${knownReferrals(filters)} x
  where ${isChosenRow(filters)}
  group by x.customer_id
),
totals as (
  select count(*) as customers, coalesce(sum(worth_cents), 0) as worth_cents from summed
),
first_ones as (
  select * from summed
  order by worth_cents desc, referrals desc, customer_id
  ${limit === null ? sql`` : sql`limit ${limit}`}
)
select cast(f.customer_id as integer) as customer_id, cast(c.home_dealer_id as integer) as home_dealer_id,
  cast(c.model_series as varchar) as model_series,
  cast(strftime(c.last_seen_date, '%Y-%m') as varchar) as last_seen_month,
  coalesce(c.is_lost, false) as is_lost,
  cast(f.referrals as double) as referrals, cast(f.bought as double) as bought,
  cast(f.worth_cents as double) / 100 as worth,
  cast(strftime(f.latest, '%Y-%m') as varchar) as latest_month,
  cast(t.customers as double) as customers, cast(t.worth_cents as double) / 100 as total_worth
from first_ones f
cross join totals t
join customers c on c.customer_id = f.customer_id
order by f.worth_cents desc, f.referrals desc, f.customer_id`
  );
}
