-- One row per customer who has bought or visited here before the as-of.
-- Decided: days of visits of all the customer's cars at all dealers, merged by day; the first day is a visit or a delivery by the group; a customer all of whose cars are known to have left has left.
create or replace temp table first_day as
select customer_id, min(day) as origin
from (
  select customer_id, visit_date as day from visit
  union all
  select customer_id, delivered_date from sale
)
where customer_id is not null
group by customer_id;

create or replace temp table customer_day as
select
  customer_id, visit_date as day,
  cast(sum(profit) as double) as profit,
  bool_and(repair_type is not distinct from 'first_service') as is_first_service
from visit
where customer_id is not null
group by customer_id, visit_date;

create or replace temp table known_left as
select customer_id, max(status_date) as left_date
from vehicles
where customer_id is not null
group by customer_id
having bool_and(coalesce(vehicle_status in ('sold', 'scrapped', 'moved', 'total_loss'), false));

create or replace temp table customer_mileage as
select customer_id, max(mileage_km) as mileage_km
from vehicles
where customer_id is not null and coalesce(vehicle_status, 'in_use') = 'in_use'
group by customer_id;

create or replace temp table visit_history as
with followed as (
  select
    customer_id, origin, as_of, add_months(as_of, -getvariable('value_holdout_months')) as held_from,
    coalesce(customer_kind in ('company', 'fleet'), false) as is_company,
    left_date
  from customer_state
  join first_day using (customer_id)
  left join known_left using (customer_id)
  where origin < as_of and customer_kind is distinct from 'dealer'
),

repeat_day as (
  select
    customer_id, day, profit,
    day - lag(day, 1, origin) over (partition by customer_id order by day) as gap_days
  from customer_day
  join followed using (customer_id)
  where day > origin and day <= as_of
),

counted as (
  select
    customer_id,
    count(*) as repeats,
    max(day) as last_day,
    sum(ln(gap_days / 30.4375)) as log_gaps,
    count(*) filter (day <= held_from) as repeats_before,
    max(day) filter (day <= held_from) as last_day_before,
    sum(ln(gap_days / 30.4375)) filter (day <= held_from) as log_gaps_before,
    count(*) filter (profit > 0) as paying_days,
    avg(profit) filter (profit > 0) as paying_mean
  from repeat_day
  join followed using (customer_id)
  group by customer_id
)

select
  customer_id, is_company, origin, as_of, held_from, left_date,
  coalesce(repeats, 0) as repeats,
  coalesce(last_day - origin, 0) / 30.4375 as last,
  (as_of - origin) / 30.4375 as observed,
  round(coalesce(log_gaps, 0), 9) as log_gaps,
  coalesce(repeats_before, 0) as repeats_before,
  coalesce(last_day_before - origin, 0) / 30.4375 as last_before,
  (held_from - origin) / 30.4375 as observed_before,
  round(coalesce(log_gaps_before, 0), 9) as log_gaps_before,
  coalesce(paying_days, 0) as paying_days,
  round(coalesce(paying_mean, 0), 6) as paying_mean
from followed
left join counted using (customer_id)
order by customer_id;
