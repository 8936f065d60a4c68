-- One row per customer and DMS number (customer_contact), one per vehicle (vehicle_contact): who stands behind the keys. Private, never published.
-- Decided: the customer file says name and phone, else the latest row that carries the number; the plate is the latest that any file gives.
create or replace table customer_contact as
with filed as (
  select
    dealer, customer_no,
    any_value(name) as name,
    any_value(coalesce(phone, second_phone)) as phone
  from stg_customer
  group by dealer, customer_no
),

seen as (
  select
    dealer, customer_no,
    arg_max(name, seen_on) filter (where name is not null) as name,
    arg_max(phone, seen_on) filter (where phone is not null) as phone
  from customer_no_seen
  anti join (from filed where name is not null and phone is not null)
    using (dealer, customer_no)
  group by dealer, customer_no
)

select
  person_key.customer_id,
  dealer.short_name as dealer_name,
  person_node.customer_no,
  coalesce(filed.name, seen.name, person_node.name) as name,
  coalesce(filed.phone, seen.phone, person_node.phone) as phone
from person_node
join person_key using (node)
left join dealer on dealer.dealer_code = person_node.dealer
left join filed
  on filed.dealer = person_node.dealer and filed.customer_no = person_node.customer_no
left join seen
  on seen.dealer = person_node.dealer and seen.customer_no = person_node.customer_no
where person_node.domain in ('customer_no', 'name_phone')
-- A name with phone says nothing that a number of the same person does not.
qualify person_node.domain = 'customer_no'
  or not bool_or(person_node.domain = 'customer_no') over (partition by person_key.customer_id);

create or replace table vehicle_contact as
with worn as (
  select vin, plate, cast(exported_on as timestamp) as worn_at, source_id, row_number
  from stg_vehicle
  where plate is not null
  union all
  select vin, plate, opened_at, source_id, row_number
  from stg_repair_order
  where plate is not null
),

latest as (
  select
    vin,
    arg_max(
      plate,
      {day: coalesce(worn_at, timestamp '1900-01-01'), source: source_id, row: row_number}
    ) as plate
  from worn
  group by vin
)

select cast(vehicle_key.key as integer) as vehicle_id, vehicle_key.value as vin, latest.plate
from vehicle_key
left join latest on latest.vin = vehicle_key.value;
