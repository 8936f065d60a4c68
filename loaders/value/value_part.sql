-- One row per part of the value and age of the customer's newest car (empty: all): persons' sums over customers.
-- Decided: of the months before the as-of, of customers known from an earlier day, over their days of visits in the same months; the car itself, what goes with it, packages and referred purchases apart, so that nothing counts twice.
create or replace temp table customer_car as
select known.customer_id, sale_date as car_date
from (
  select customer_id, vehicle_id from visit
  union
  select customer_id, vehicle_id from sale
) as known
join vehicles using (vehicle_id)
where sale_date is not null
group by known.customer_id, sale_date;

create or replace temp table value_event as
with span as (
  select customer_id, origin, as_of, add_months(as_of, -getvariable('value_base_months')) as after_day
  from visit_history
  where not is_company
),

event as (
  select customer_id, day, 'visit' as part, 1.0 as amount
  from customer_day
  union all
  select
    customer_id, delivered_date, 'repurchase',
    cast(profit as double)
      - coalesce(cast(accessories_amount as double) * accessories_margin, 0)
      - coalesce(cast(insurance_amount as double) * insurance_margin, 0)
  from sale
  left join dealer_margin using (dealer_id)
  union all
  select
    customer_id, delivered_date, 'cross_buying',
    coalesce(cast(accessories_amount as double) * accessories_margin, 0)
      + coalesce(cast(insurance_amount as double) * insurance_margin, 0)
  from sale
  left join dealer_margin using (dealer_id)
  union all
  select customer_id, sold_date, 'up_buying', cast(profit as double)
  from prepaid_package
  union all
  select referral.customer_id, sale.delivered_date, 'referral', cast(sale.profit as double)
  from referral
  join sale using (sale_id)
  where referral.kind = 'sale'
)

select event.customer_id, event.day, event.part, event.amount
from event
join span using (customer_id)
where day > origin and day > after_day and day <= as_of and amount is not null;

create or replace temp table value_part as
with aged as (
  select
    event.customer_id, part, amount,
    car_age_band_of(date_diff('month', car_date, day) // 12) as car_age_band
  from value_event as event
  asof left join customer_car
    on customer_car.customer_id = event.customer_id and customer_car.car_date < event.day
),

both_ways as (
  select customer_id, part, amount, car_age_band from aged where car_age_band is not null
  union all
  select customer_id, part, amount, null from aged
),

per_customer as (
  select
    customer_id, car_age_band, kind.part,
    coalesce(sum(amount) filter (both_ways.part = 'visit'), 0) as n,
    coalesce(sum(amount) filter (both_ways.part = kind.part), 0) as y,
    count(*) filter (both_ways.part = kind.part) as events
  from both_ways
  cross join (
    select unnest(['repurchase', 'cross_buying', 'up_buying', 'referral']) as part
  ) as kind
  group by all
)

select
  part, car_age_band,
  sum(events) as events,
  count(*) filter (n <> 0 or y <> 0) as people,
  sum(n) as n, round(sum(y), 2) as y, sum(n * n) as nn, round(sum(n * y), 2) as ny,
  round(sum(y * y), 2) as yy
from per_customer
group by part, car_age_band;

-- Of the days that are no first service, how many leave money, and what the others leave.
create or replace temp table paying_share as
select
  count(*) as days,
  count(*) filter (profit > 0) as paying_days,
  round(coalesce(avg(profit) filter (profit <= 0), 0), 6) as other_mean
from customer_day
join visit_history using (customer_id)
where not is_company and not is_first_service
  and day > add_months(as_of, -getvariable('value_base_months')) and day <= as_of;

create or replace temp table customer_car_age as
select customer_id, date_diff('month', max(car_date), any_value(as_of)) // 12 as car_age_years
from customer_car
join visit_history using (customer_id)
where car_date <= as_of
group by customer_id;
