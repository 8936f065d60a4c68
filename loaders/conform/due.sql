-- One row per event after which a service falls due: the delivery of a car sold here, and every visit.
-- Decided: due after the plan's months or, if earlier, when a line through the last five readings reaches the plan's mileage; what is known at an event never depends on later rows, so that a later month changes no earlier loss.
create or replace temp table plan_step as
select unnest(generate_series(1, greatest(2, (select coalesce(max(service_nth), 0) from stg_service_plan) + 1))) as service_nth;

-- A first service has its own entry; later ones take theirs, else the series' regular one, else that of all series.
create or replace table service_interval as
with series as (
  select distinct model_series from vehicle where model_series is not null
  union
  select '*'
),

candidate as (
  select
    series.model_series, plan_step.service_nth, plan.interval_months, plan.interval_km,
    case
      when plan.series = series.model_series and plan.service_nth = plan_step.service_nth then 1
      when plan.series = series.model_series and plan_step.service_nth > 1 then 2
      when plan.service_nth = plan_step.service_nth then 3
      else 4
    end as rank
  from series
  cross join plan_step
  join (select *, publishable(series) as published_series from stg_service_plan) as plan
    on (plan.published_series = series.model_series or plan.series = '*')
    and (
      plan.service_nth = plan_step.service_nth
      or (plan.service_nth = 0 and plan_step.service_nth > 1)
    )
)

select
  series.model_series,
  plan_step.service_nth,
  cast(coalesce(
    arg_min(candidate.interval_months, candidate.rank),
    case when plan_step.service_nth = 1 then getvariable('first_service_interval_months')
      else getvariable('service_interval_months') end
  ) as integer) as interval_months,
  arg_min({km: candidate.interval_km}, candidate.rank).km as interval_km
from series
cross join plan_step
left join candidate using (model_series, service_nth)
group by series.model_series, plan_step.service_nth;

-- When a car came under observation, and by what.
create or replace table vehicle_origin as
with first_sale as (
  select vehicle_id, arg_min({dealer: dealer_id, day: delivered_date, customer: customer_id}, {day: delivered_date, id: sale_id}) as first
  from sale
  where vehicle_id is not null
  group by vehicle_id
),

first_visit as (
  select vehicle_id, visit_date as first_visit_date
  from visit
  where visit_nth = 1
),

known as (
  select
    vehicle.vehicle_id,
    vehicle.model_series,
    vehicle.is_dealer_owned,
    vehicle.left_date,
    first_visit.first_visit_date,
    first_sale.vehicle_id is not null or vehicle.is_filed_sold_here as is_sold_here,
    coalesce(first_sale.first.dealer, vehicle.filed_selling_dealer_id) as selling_dealer_id,
    first_sale.first.customer as buyer_id,
    case
      when first_sale.vehicle_id is not null then first_sale.first.day
      -- A file that dates the sale after the first visit means another sale, or the import.
      when vehicle.filed_sale_date <= coalesce(first_visit_date, vehicle.filed_sale_date)
        then vehicle.filed_sale_date
    end as sale_date
  from vehicle
  left join first_sale using (vehicle_id)
  left join first_visit using (vehicle_id)
)

select
  known.*,
  is_sold_here
    and sale_date >= dealer.repair_data_from
    and sale_date <= coalesce(first_visit_date, sale_date)
    and sale_date <= dealer.as_of as is_delivery_observed
from known
left join dealer on dealer.dealer_id = known.selling_dealer_id;

create or replace temp table reading as
with tracked as (
  select
    visit_id, vehicle_id, visit_nth, visit_date, mileage_km, is_mileage_suspect,
    count(*) filter (is_new_odometer) over path as odometer_nth
  from visit
  window path as (partition by vehicle_id order by visit_nth rows unbounded preceding)
),

risen as (
  select
    *,
    max(mileage_km) over (
      partition by vehicle_id, odometer_nth
      order by visit_nth rows between unbounded preceding and 1 preceding
    ) as highest_before_km,
    visit_date - date '2000-01-01' as day
  from tracked
  where mileage_km is not null and not is_mileage_suspect
),

-- Whole numbers, so that the sums are exact whatever their order.
summed as (
  select
    visit_id,
    count(*) over five as n,
    sum(day) over five as sum_day,
    sum(mileage_km) over five as sum_km,
    sum(day * day) over five as sum_day_day,
    sum(day * mileage_km) over five as sum_day_km
  from risen
  where mileage_km >= coalesce(highest_before_km, 0)
  window five as (
    partition by vehicle_id, odometer_nth
    order by visit_nth
    rows between (getvariable('mileage_readings') - 1) preceding and current row
  )
)

select
  visit_id,
  case when n * sum_day_day > sum_day * sum_day then
    cast(n * sum_day_km - sum_day * sum_km as double)
    / cast(n * sum_day_day - sum_day * sum_day as double)
  end as km_per_day
from summed;

create or replace temp table projected_event as
with event as (
  select
    visit_id, vehicle_id, dealer_id, customer_id, visit_date as event_date, true as is_visit,
    is_scheduled_service, model_series, next_date
  from visit
  union all
  select
    null, vehicle_id, selling_dealer_id, buyer_id, sale_date, false,
    false, model_series, first_visit_date
  from vehicle_origin
  where is_delivery_observed
),

counted as (
  select
    event.*,
    origin.is_sold_here and origin.is_delivery_observed as has_origin,
    origin.is_dealer_owned,
    origin.left_date,
    count(*) filter (event.is_scheduled_service) over path as scheduled_count
  from event
  join vehicle_origin as origin using (vehicle_id)
  window path as (
    partition by vehicle_id order by event_date, is_visit, dealer_id rows unbounded preceding
  )
),

planned as (
  select
    counted.*,
    plan.interval_months,
    plan.interval_km,
    regular_plan.interval_months as regular_months,
    add_months(counted.event_date, plan.interval_months) as due_by_months
  from counted
  join service_interval as regular_plan
    on regular_plan.model_series = coalesce(counted.model_series, '*')
    and regular_plan.service_nth = (select max(service_nth) from plan_step)
  join service_interval as plan
    on plan.model_series = coalesce(counted.model_series, '*')
    and plan.service_nth = case
      when not is_visit then 1
      -- How many services a car had elsewhere is unknown: it takes the regular interval.
      when not has_origin then (select max(service_nth) from plan_step)
      else least(greatest(scheduled_count + 1, 2), (select max(service_nth) from plan_step))
    end
),

projected as (
  select
    planned.* exclude (interval_km, due_by_months, scheduled_count, is_scheduled_service, has_origin),
    case
      when reading.km_per_day > 0 and planned.interval_km / reading.km_per_day < 31 * interval_months
        -- Never sooner than a month: a line through few readings can be that steep by a slip.
        then least(
          due_by_months,
          event_date + greatest(30, cast(round(planned.interval_km / reading.km_per_day) as integer))
        )
      else due_by_months
    end as due_date
  from planned
  left join reading using (visit_id)
)

select
  *,
  add_months(due_date, getvariable('grace_months')) as grace_end
from projected;

-- The dealer at which a car was at home at the time: what came later does not change it.
create or replace temp table travelled as
select vehicle_id
from projected_event
group by vehicle_id
having count(distinct dealer_id) > 1;

create or replace temp table home_then as
with counted as (
  select
    event.vehicle_id, event.event_date, event.dealer_id as at_dealer_id, past.dealer_id,
    count(*) filter (past.is_visit) as visit_count, max(past.event_date) as latest
  from projected_event as event
  join projected_event as past
    on past.vehicle_id = event.vehicle_id
    and past.event_date <= event.event_date
    and past.event_date > add_months(event.event_date, -getvariable('home_dealer_months'))
  where event.vehicle_id in (select vehicle_id from travelled)
  group by all
)

select
  vehicle_id, event_date, at_dealer_id,
  arg_max(dealer_id, {visits: visit_count, latest: latest, dealer: -dealer_id}) as home_dealer_id
from counted
group by vehicle_id, event_date, at_dealer_id;

create or replace table vehicle_event as
select
  event.visit_id, event.vehicle_id, event.dealer_id, event.customer_id, event.event_date,
  event.is_visit, event.next_date, event.regular_months, event.due_date, event.grace_end,
  home.dealer_id as home_dealer_id,
  home.as_of,
  case when event.next_date is null and event.left_date >= event.event_date
    then event.left_date end as left_date,
  not event.is_dealer_owned
    and (event.next_date is null or event.next_date > event.grace_end)
    and event.grace_end <= home.as_of
    and not coalesce(
      event.next_date is null and event.left_date between event.event_date and event.grace_end, false
    ) as is_loss,
  event.is_dealer_owned
from projected_event as event
left join home_then
  on home_then.vehicle_id = event.vehicle_id
  and home_then.event_date = event.event_date and home_then.at_dealer_id = event.dealer_id
join dealer as home on home.dealer_id = coalesce(home_then.home_dealer_id, event.dealer_id);

drop table projected_event;
