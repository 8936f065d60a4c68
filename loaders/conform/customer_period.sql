-- One row per customer and half-year that has begun, from the first seen on.
-- Decided: only what happened up to the end of the half-year, or the as-of if earlier; a half-year not over ends with the as-of, and so do its windows of months; home dealer and model are those of today.
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
where first_seen_date <= as_of;

create or replace temp table period_fact as
with dated as (
  select
    customer_id, visit_date as day, 1 as visit_count, received, profit, 0 as purchase_count,
    0 as due_count, 0 as done_count, 0 as referral_count
  from visit
  union all
  select customer_id, delivered_date, 0, 0, coalesce(profit, 0), 1, 0, 0, 0
  from sale
  union all
  select customer_id, sold_date, 0, 0, coalesce(profit, 0), 0, 0, 0, 0
  from prepaid_package
  union all
  select customer_id, decided_date, 0, 0, 0, 0, 1, cast(is_done as integer), 0
  from due_service
  union all
  select customer_id, day, 0, 0, 0, 0, 0, 0, 1
  from referral_counted
),

fact as (
  -- A referral may come before the customer's own first day here.
  select dated.* exclude (day), greatest(half_year_of(day), first_period) as period_start
  from dated
  join period_span using (customer_id)
  where day <= as_of and (half_year_of(day) >= first_period or referral_count > 0)
  union all
  select customer_id, 0, 0, 0, 0, 0, 0, 0, add_months(first_period, 6 * nth)
  from (
    select
      customer_id, first_period,
      unnest(generate_series(0, date_diff('month', first_period, last_period) // 6)) as nth
    from period_span
  )
)

select
  customer_id, period_start,
  cast(sum(visit_count) as integer) as visit_count,
  cast(sum(received) as decimal(18, 2)) as received,
  cast(sum(profit) as decimal(18, 2)) as profit,
  cast(sum(purchase_count) as integer) as purchase_count,
  cast(sum(due_count) as integer) as due_count,
  cast(sum(done_count) as integer) as done_count,
  cast(sum(referral_count) as integer) as referral_count
from fact
group by customer_id, period_start;

create or replace temp table period_event as
select
  customer_id, half_year_of(event_date) as period_start,
  max(event_date) filter (is_visit) as last_visit_date,
  arg_max({
    lost_on: case when left_date is null or left_date > grace_end then grace_end end
  }, event_date) as last_event
from customer_event
join period_span using (customer_id)
where event_date <= period_span.as_of
group by customer_id, half_year_of(event_date);

create or replace temp table period_level as
select
  customer_id, half_year_of(responded_date) as period_start,
  arg_max(overall_level, {day: responded_date, id: response_id}) as overall_level,
  arg_max(recommend_level, {day: responded_date, id: response_id}) as recommend_level,
  arg_max(block, {day: responded_date, id: response_id}) filter (block.items > 0) as block
from survey_response
join (
  select
    response_id, overall_level, recommend_level,
    {levels: list_sum(loyalty_levels), items: list_count(loyalty_levels)} as block
  from (
    select *, [
      return_level, recommend_level, advantage_level, premium_level, forgive_level, standard_level
    ] as loyalty_levels
    from response_level
  )
) using (response_id)
join period_span using (customer_id)
where responded_date <= period_span.as_of
group by customer_id, half_year_of(responded_date);

create or replace temp table period_days as
select
  visit.customer_id, half_year_of(visit_date) as period_start,
  count(distinct visit_date) as visit_days
from visit
join period_span using (customer_id)
where visit_date <= as_of
group by visit.customer_id, half_year_of(visit_date);

-- What a customer earned in the twelve months up to the last day on which they were seen.
create or replace temp table period_value as
with seen as (
  select customer_id, visit_date as day from visit where customer_id is not null
  union all
  select customer_id, delivered_date from sale where customer_id is not null
),

last_seen as (
  select customer_id, half_year_of(day) as period_start, max(day) as last_seen_date
  from seen
  join period_span using (customer_id)
  where day <= as_of
  group by customer_id, half_year_of(day)
)

select
  customer_id, period_start,
  {value: sum(profit) filter (
    day > add_months(last_seen_date, -12) and day <= last_seen_date
  )} as last_value
from last_seen
left join profit_day using (customer_id)
group by customer_id, period_start;

create or replace table customer_period as
with joined as (
  select
    fact.*,
    event.last_visit_date, event.last_event,
    level.overall_level, level.recommend_level, level.block,
    days.visit_days, value.last_value
  from period_fact as fact
  left join period_event as event using (customer_id, period_start)
  left join period_level as level using (customer_id, period_start)
  left join period_days as days using (customer_id, period_start)
  left join period_value as value using (customer_id, period_start)
),

rolled as (
  select
    customer_id, period_start, visit_count, received, profit, purchase_count,
    cast(sum(visit_count) over four as integer) as visits_24m,
    cast(coalesce(sum(visit_days) over four, 0) as integer) as visit_days_24m,
    cast(sum(received) over four as decimal(18, 2)) as received_24m,
    cast(sum(purchase_count) over ever as integer) as purchases_to_date,
    cast(sum(due_count) over four as integer) as services_due_24m,
    cast(sum(done_count) over four as integer) as services_done_24m,
    cast(sum(profit) over two as decimal(18, 2)) as profit_12m,
    cast(sum(referral_count) over ever as integer) as referral_count,
    max(last_visit_date) over ever as last_visit_date,
    last_value(last_event ignore nulls) over ever as last_event,
    last_value(overall_level ignore nulls) over ever as overall_level,
    last_value(recommend_level ignore nulls) over ever as recommend_level,
    last_value(block ignore nulls) over ever as block,
    last_value(last_value ignore nulls) over ever as last_value
  from joined
  window
    four as (partition by customer_id order by period_start rows 3 preceding),
    two as (partition by customer_id order by period_start rows 1 preceding),
    ever as (partition by customer_id order by period_start rows unbounded preceding)
),

bounded as (
  select
    rolled.* exclude (
      visits_24m, visit_days_24m, received_24m, services_due_24m, services_done_24m, profit_12m
    ),
    home_dealer_id, model_series, is_company,
    least(add_months(period_start, 6) - 1, as_of) as period_end,
    is_last_unfinished and period_start = last_period as is_unfinished,
    rolled.visits_24m, span.visits_24m as visits_24m_now,
    rolled.visit_days_24m, span.visit_days_24m as visit_days_24m_now,
    rolled.received_24m, span.received_24m as received_24m_now,
    rolled.services_due_24m, span.services_due_24m as services_due_24m_now,
    rolled.services_done_24m, span.services_done_24m as services_done_24m_now,
    rolled.profit_12m, span.profit_12m as profit_12m_now
  from rolled
  join period_span as span using (customer_id)
  where period_start between first_period and last_period
)

select
  customer_id, period_start, home_dealer_id, model_series, is_company,
  visit_count, received, profit, purchase_count, purchases_to_date,
  case when is_unfinished then coalesce(visit_days_24m_now, 0) else visit_days_24m end
    as visit_days_24m,
  case when is_unfinished then coalesce(received_24m_now, 0) else received_24m end as received_24m,
  case when is_unfinished then coalesce(visits_24m_now, 0) else visits_24m end as visits_24m,
  case when is_unfinished then coalesce(services_due_24m_now, 0) else services_due_24m end
    as services_due_24m,
  case when is_unfinished then coalesce(services_done_24m_now, 0) else services_done_24m end
    as services_done_24m,
  case when is_unfinished then coalesce(profit_12m_now, 0) else profit_12m end as profit_12m,
  last_value.value as value_when_last_seen,
  referral_count, overall_level, recommend_level,
  block.levels as loyalty_level_sum, block.items as loyalty_item_count,
  date_diff('day', last_visit_date, period_end) as days_since_visit,
  coalesce(last_event.lost_on <= period_end, false) as is_lost
from bounded;

drop table period_fact;
drop table period_days;
drop table period_value;
drop table profit_day;
