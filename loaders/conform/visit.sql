-- One row per dealer, vehicle and day with at least one countable repair order.
-- Decided: the day's money adds up; its kind of work is the first in the order of kinds below; a mileage that falls by more than 100 km without a new odometer, or rises by more than 2,000 km a day, is flagged and never repaired.
create or replace temp table day_order as
select hash(dealer_id, vehicle_id, opened_date) as day_hash
from repair_order
where is_countable
group by day_hash
having count(*) > 1;

create or replace temp table appointment_day as
select distinct dealer_id, vehicle_id, cast(coalesce(arrived_at, appointed_at) as date) as day
from appointment
where vehicle_id is not null and appointment_status is distinct from 'cancelled'
  and appointment_status is distinct from 'no_show';

-- Only a dealer that takes appointments down can say that there was none.
create or replace temp table appointment_dealer as
select distinct dealer_id from appointment
union
select distinct dealer_id from repair_order where has_appointment_no;

create or replace temp table visit_day as
with countable as (
  select
    *,
    hash(dealer_id, vehicle_id, opened_date) in (select day_hash from day_order) as has_company,
    {received: received, opened_at: opened_at, ro_no: ro_no} as weight,
    {
      kind: coalesce(
        list_position(
          [
            'first_service', 'service', 'accident', 'body', 'mechanical', 'recall', 'inspection',
            'accessories', 'pre_delivery', 'internal', 'other'
          ],
          repair_type
        ),
        12
      ),
      ro_no: ro_no
    } as kind_rank
  from repair_order
  where is_countable
)

select
  dealer_id, vehicle_id, opened_date as visit_date, opened_at as first_opened_at, customer_id,
  advisor, 1 as order_count, repair_type,
  coalesce(repair_type in ('first_service', 'service'), false) as is_scheduled_service,
  is_warranty, is_rework, has_appointment_no,
  labour, parts, other, discount, received, profit,
  mileage_km, coalesce(has_odometer_change, false) as has_odometer_change, wait_minutes, is_on_time
from countable
where not has_company
union all
select
  dealer_id, vehicle_id, opened_date, min(opened_at),
  arg_max(customer_id, weight),
  arg_max(advisor, weight),
  cast(count(*) as integer),
  arg_min(repair_type, kind_rank),
  coalesce(bool_or(repair_type in ('first_service', 'service')), false),
  bool_or(is_warranty), bool_or(is_rework), bool_or(has_appointment_no),
  cast(sum(labour) as decimal(18, 2)), cast(sum(parts) as decimal(18, 2)),
  cast(sum(other) as decimal(18, 2)), cast(sum(discount) as decimal(18, 2)),
  cast(sum(received) as decimal(18, 2)), cast(sum(profit) as decimal(18, 2)),
  max(mileage_km), coalesce(bool_or(has_odometer_change), false), max(wait_minutes),
  bool_and(is_on_time)
from countable
where has_company
group by dealer_id, vehicle_id, opened_date;

-- Narrow, because it is sorted by vehicle, and then again in the order of `visit_day`.
create or replace temp table visit_path as
with followed as (
  select
    rowid as day_row, vehicle_id, visit_date, mileage_km, has_odometer_change,
    cast(row_number() over path as integer) as visit_nth,
    lag(visit_date) over path as previous_date,
    lead(visit_date) over path as next_date,
    lead(is_scheduled_service) over path as is_next_scheduled,
    advisor = lag(advisor) over path as is_same_advisor,
    lag(mileage_km ignore nulls) over path as previous_km,
    lag(case when mileage_km is not null then visit_date end ignore nulls) over path
      as previous_km_date
  from visit_day
  window path as (partition by vehicle_id order by visit_date, dealer_id)
),

flagged as (
  select
    followed.*,
    has_odometer_change
      or coalesce(
        vehicle.odometer_replaced_date > previous_km_date
        and vehicle.odometer_replaced_date <= visit_date,
        false
      ) as is_new_odometer,
    coalesce(
      mileage_km < previous_km - getvariable('odometer_drop_km')
      or mileage_km - previous_km
        > getvariable('odometer_km_per_day') * greatest(visit_date - previous_km_date, 1),
      false
    ) as is_implausible
  from followed
  left join vehicle using (vehicle_id)
)

select
  visit_nth, previous_date, next_date, is_next_scheduled, is_same_advisor, is_new_odometer,
  is_implausible and not is_new_odometer as is_mileage_suspect
from flagged
order by day_row;

create or replace table visit as
select cast(row_number() over () as integer) as visit_id, *
from (
  select
    visit_day.* exclude (has_odometer_change, has_appointment_no),
    visit_path.*,
    vehicle.model_series,
    case
      when has_appointment_no or appointment_day.day is not null then true
      when visit_day.dealer_id in (select dealer_id from appointment_dealer) then false
    end as has_appointment
  from visit_day
  positional join visit_path
  left join vehicle on vehicle.vehicle_id = visit_day.vehicle_id
  left join appointment_day
    on appointment_day.dealer_id = visit_day.dealer_id
    and appointment_day.vehicle_id = visit_day.vehicle_id
    and appointment_day.day = visit_day.visit_date
  order by visit_day.dealer_id, visit_day.visit_date, visit_day.vehicle_id
);

drop table visit_day;
drop table visit_path;

insert into conform_warning
select 'repair_order', dealer_code, 'mileage_suspect', count(*)
from visit
join dealer using (dealer_id)
where is_mileage_suspect
group by all;
