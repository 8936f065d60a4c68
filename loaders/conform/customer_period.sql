-- One row per customer and half-year that has begun, from the first seen on.
-- Decided: only what happened up to the end of the half-year, or the as-of if earlier; a half-year not over ends with the as-of, and so do its windows of months; home dealer and model are those of today. Of many customers, shares are worked out one after another.
create or replace temp table period_span as
select
  customer_id, as_of, home_dealer_id, model_series,
  half_year_of(greatest(first_seen_date, coalesce(data_start.day, first_seen_date))) as first_period,
  half_year_of(as_of) as last_period,
  as_of < add_months(half_year_of(as_of), 6) - 1 as is_last_unfinished,
  visits_24m, visit_days_24m, received_24m, services_due_24m, services_done_24m, profit_12m,
  coalesce(customer_kind in ('company', 'fleet', 'dealer'), false) as is_company
from customer_state
cross join (
  select least(
    (select min(visit_date) from visit), (select min(delivered_date) from sale),
    (select min(responded_date) from survey_response)
  ) as day
) as data_start
where first_seen_date <= as_of
  and is_in_share(customer_id);

-- What happened in the half-years in which anything did.
create or replace temp table period_visit as
select
  customer_id, half_year_of(visit_date) as period_start,
  cast(count(*) as integer) as visit_count,
  cast(count(distinct visit_date) as integer) as visit_days,
  cents(cast(sum(received) as decimal(18, 2))) as received,
  cents(cast(sum(profit) as decimal(18, 2))) as profit
from visit
join period_span using (customer_id)
where visit_date >= first_period and visit_date <= as_of
group by customer_id, half_year_of(visit_date);

create or replace temp table period_fact as
with dated as (
  select
    customer_id, delivered_date as day, coalesce(profit, 0) as profit, 1 as purchase_count,
    0 as due_count, 0 as done_count
  from sale
  union all
  select customer_id, sold_date, coalesce(profit, 0), 0, 0, 0
  from prepaid_package
  union all
  select customer_id, decided_date, 0, 0, 1, cast(is_done as integer)
  from due_service
)

select
  customer_id, half_year_of(day) as period_start,
  cents(cast(sum(profit) as decimal(18, 2))) as profit,
  cast(sum(purchase_count) as integer) as purchase_count,
  cast(sum(due_count) as integer) as due_count,
  cast(sum(done_count) as integer) as done_count
from dated
join period_span using (customer_id)
where day >= first_period and day <= as_of
group by customer_id, half_year_of(day);

-- What holds at the end of a half-year and of those after it, until something later replaces it.
create or replace temp table period_event as
select
  customer_id, half_year_of(event_date) as from_period,
  case when next_date <= period_span.as_of then half_year_of(next_date) else date 'infinity' end
    as until_period,
  last_visit_date,
  case when left_date is null or left_date > grace_end then grace_end end as lost_on
from customer_event
join period_span using (customer_id)
where event_date <= period_span.as_of
  and (
    next_date is null or next_date > period_span.as_of
    or half_year_of(next_date) > half_year_of(event_date)
  );

create or replace temp table period_purchase as
select
  customer_id, half_year_of(delivered_date) as from_period,
  case when next_purchase_date <= as_of then half_year_of(next_purchase_date)
    else date 'infinity' end as until_period,
  purchase_nth as purchases_to_date
from sale
join period_span using (customer_id)
where delivered_date <= as_of
  and (
    next_purchase_date is null or next_purchase_date > as_of
    or half_year_of(next_purchase_date) > half_year_of(delivered_date)
  );

-- A referral may come before the customer's own first day here.
create or replace temp table period_referral as
with referred as (
  select
    customer_id, half_year_of(greatest(day, first_period)) as from_period,
    count(*) as referral_count
  from referral_counted
  join period_span using (customer_id)
  where day <= as_of
  group by all
)

select
  customer_id, from_period,
  lead(from_period, 1, date 'infinity') over (partition by customer_id order by from_period)
    as until_period,
  cast(sum(referral_count) over (partition by customer_id order by from_period) as integer)
    as referral_count
from referred;

create or replace temp table period_level as
with judged as (
  select
    response_id, overall_level, recommend_level,
    cast(list_sum(loyalty_levels) as integer) as level_sum,
    nullif(cast(list_count(loyalty_levels) as integer), 0) as item_count
  from (
    select *, [
      return_level, recommend_level, advantage_level, premium_level, forgive_level, standard_level
    ] as loyalty_levels
    from response_level
  )
),

answered as (
  select
    customer_id, half_year_of(responded_date) as from_period,
    lead(half_year_of(responded_date), 1, date 'infinity') over path as until_period,
    last_value(overall_level ignore nulls) over path as overall_level,
    last_value(recommend_level ignore nulls) over path as recommend_level,
    last_value(level_sum ignore nulls) over path as loyalty_level_sum,
    last_value(item_count ignore nulls) over path as loyalty_item_count
  from survey_response
  join judged using (response_id)
  join period_span using (customer_id)
  where responded_date <= period_span.as_of
  window path as (
    partition by customer_id order by responded_date, response_id rows unbounded preceding
  )
)

from answered where from_period < until_period;

-- What a customer earned in the twelve months up to the last day on which they were seen.
create or replace temp table period_value as
with seen as (
  select customer_id, visit_date as day from visit
  union all
  select customer_id, delivered_date from sale
),

last_seen as (
  select
    customer_id, half_year_of(day) as from_period,
    max(day) as last_day, add_months(max(day), -12) as year_before
  from seen
  join period_span using (customer_id)
  where day <= as_of
  group by customer_id, half_year_of(day)
),

earned as (
  select last_seen.customer_id, from_period, cents(cast(sum(profit) as decimal(18, 2))) as value
  from last_seen
  left join profit_day
    on profit_day.customer_id = last_seen.customer_id
    and day > year_before and day <= last_day
  group by last_seen.customer_id, from_period
)

select
  *,
  lead(from_period, 1, date 'infinity') over (partition by customer_id order by from_period)
    as until_period
from earned;

-- Sums over the last half-years of a customer, from rows in the order of customer and half-year: `nth` says how many
-- of the rows before are the same customer's.
create or replace temp macro of_last_two(value, nth) as
  value + case when nth > 0 then lag(value) over () else 0 end;

create or replace temp macro of_last_four(value, nth) as
  of_last_two(value, nth)
  + case when nth > 1 then lag(value, 2) over () else 0 end
  + case when nth > 2 then lag(value, 3) over () else 0 end;

create or replace table customer_period as
with period as (
  select
    customer_id, first_period,
    unnest(range(date_diff('month', first_period, last_period) // 6 + 1)) as nth
  from period_span
),

counted as (
  select
    customer_id, period_start, nth,
    coalesce(visit_count, 0) as visit_count,
    coalesce(visit_days, 0) as visit_days,
    coalesce(received, 0) as received_cents,
    coalesce(period_visit.profit, 0) + coalesce(period_fact.profit, 0) as profit_cents,
    coalesce(purchase_count, 0) as purchase_count,
    coalesce(due_count, 0) as due_count,
    coalesce(done_count, 0) as done_count
  from (
    select customer_id, cast(nth as smallint) as nth, add_months(first_period, 6 * nth) as period_start
    from period
  )
  left join period_visit using (customer_id, period_start)
  left join period_fact using (customer_id, period_start)
  order by customer_id, nth
),

rolled as (
  select
    customer_id, period_start, visit_count, received_cents, profit_cents, purchase_count,
    of_last_four(visit_count, nth) as visits_24m,
    of_last_four(visit_days, nth) as visit_days_24m,
    of_last_four(received_cents, nth) as received_24m_cents,
    of_last_four(due_count, nth) as services_due_24m,
    of_last_four(done_count, nth) as services_done_24m,
    of_last_two(profit_cents, nth) as profit_12m_cents
  from counted
),

bounded as (
  select
    rolled.* exclude (
      visits_24m, visit_days_24m, received_24m_cents, services_due_24m, services_done_24m,
      profit_12m_cents
    ),
    home_dealer_id, model_series, is_company,
    least(add_months(period_start, 6) - 1, as_of) as period_end,
    is_last_unfinished and period_start = last_period as is_unfinished,
    rolled.visits_24m, span.visits_24m as visits_24m_now,
    rolled.visit_days_24m, span.visit_days_24m as visit_days_24m_now,
    rolled.received_24m_cents, cents(span.received_24m) as received_24m_cents_now,
    rolled.services_due_24m, span.services_due_24m as services_due_24m_now,
    rolled.services_done_24m, span.services_done_24m as services_done_24m_now,
    rolled.profit_12m_cents, cents(span.profit_12m) as profit_12m_cents_now,
    value, overall_level, recommend_level, loyalty_level_sum, loyalty_item_count,
    last_visit_date, lost_on, purchases_to_date, referral_count
  from rolled
  join period_span as span on span.customer_id = rolled.customer_id
  left join period_event as event
    on event.customer_id = rolled.customer_id
    and event.from_period <= period_start and event.until_period > period_start
  left join period_purchase as purchase
    on purchase.customer_id = rolled.customer_id
    and purchase.from_period <= period_start and purchase.until_period > period_start
  left join period_referral as referral
    on referral.customer_id = rolled.customer_id
    and referral.from_period <= period_start and referral.until_period > period_start
  left join period_level as level
    on level.customer_id = rolled.customer_id
    and level.from_period <= period_start and level.until_period > period_start
  left join period_value as valued
    on valued.customer_id = rolled.customer_id
    and valued.from_period <= period_start and valued.until_period > period_start
)

select
  customer_id, period_start, home_dealer_id, model_series, is_company,
  visit_count, received_cents, profit_cents, purchase_count,
  coalesce(purchases_to_date, 0) as purchases_to_date,
  case when is_unfinished then coalesce(visit_days_24m_now, 0) else visit_days_24m end
    as visit_days_24m,
  case when is_unfinished then coalesce(received_24m_cents_now, 0) else received_24m_cents end
    as received_24m_cents,
  case when is_unfinished then coalesce(visits_24m_now, 0) else visits_24m end as visits_24m,
  case when is_unfinished then coalesce(services_due_24m_now, 0) else services_due_24m end
    as services_due_24m,
  case when is_unfinished then coalesce(services_done_24m_now, 0) else services_done_24m end
    as services_done_24m,
  case when is_unfinished then coalesce(profit_12m_cents_now, 0) else profit_12m_cents end
    as profit_12m_cents,
  value as value_when_last_seen_cents,
  coalesce(referral_count, 0) as referral_count,
  overall_level, recommend_level,
  loyalty_level_sum, loyalty_item_count,
  date_diff('day', last_visit_date, period_end) as days_since_visit,
  coalesce(lost_on <= period_end, false) as is_lost
from bounded;
