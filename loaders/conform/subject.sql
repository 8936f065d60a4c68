-- One row per row of a staged table that names a customer or a vehicle: whom and which car it is about.
-- Decided: the customer number says whom; without one, whoever owned the car on that day; a plate stands for the car only where the dealer knows a single one by it.
create or replace table {table}_subject as
with named as (
  select
    row.rowid as stage_row,
    dealer.dealer_id,
    customer_number_key.customer_id as numbered_customer_id,
    cast(coalesce(vehicle_key.key, plate_vehicle.vehicle_id) as integer) as vehicle_id,
    cast({day} as date) as day
  from stg_{table} as row
  join dealer on dealer.dealer_code = row.dealer
  left join customer_number_key
    on customer_number_key.dealer = row.dealer and customer_number_key.customer_no = row.customer_no
  left join vehicle_key on vehicle_key.value = {vin}
  left join plate_vehicle
    on plate_vehicle.dealer = case when {vin} is null then row.dealer end
    and plate_vehicle.plate = {plate}
),

first_owner as (
  select vehicle_id, arg_min(customer_id, {since: since, customer: customer_id}) as customer_id
  from owner_since
  group by vehicle_id
)

select
  named.*,
  coalesce(numbered_customer_id, owner_since.customer_id, first_owner.customer_id) as customer_id
from named
asof left join owner_since
  on owner_since.vehicle_id = named.vehicle_id and owner_since.since <= named.day
left join first_owner on first_owner.vehicle_id = named.vehicle_id;
