-- One row per dealer and plate that stands for one car only.
-- Decided: plates pass from car to car, so one that a dealer has seen on two cars names none.
create or replace table plate_vehicle as
with worn as (
  select dealer, plate, vin from stg_vehicle
  union all
  select dealer, plate, vin from stg_repair_order
)

select dealer, plate, cast(any_value(key) as integer) as vehicle_id
from worn
join vehicle_key on vehicle_key.value = worn.vin
where (dealer, plate) in (select (dealer, plate) from plate_needed)
group by dealer, plate
having count(distinct key) = 1;
