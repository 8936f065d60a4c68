-- One row per repair order of a dealer, whatever becomes of it, with keys instead of identifiers.
-- Decided: the customer is whom the number names, without one whom name and phone do, else the unnamed owner of the car.
create or replace temp view whole_order as
select
  dealer, ro_no, customer_no, name, phone, vin, plate, ro_type, repair_type, advisor,
  opened_at, promised_at, coalesce(delivered_at, completed_at) as handed_over_at,
  mileage_in_km as mileage_km, wait_minutes, has_odometer_change,
  appointment_no is not null as has_appointment_no,
  is_rework_order as is_rework, is_warranty_order as is_warranty, is_internal_payer, is_open,
  labour, parts, other, discount, received,
  case when received <> 0 then cost_amount end as cost,
  coalesce(ro_status in ('void', 'reversed', 'settlement_cancelled'), false)
    or coalesce(total_amount, received_amount, 0) < 0 as is_reversed,
  1 as row_count, 0 as netted_count, 0 as superseded_count
from billed_settlement
where order_hash not in (select order_hash from several_settlements)
union all by name
select * exclude (standing_count, is_undone)
from netted_order;

create or replace table resolved_repair_order as
with share_dealer as (
  select dealer_code from dealer where is_in_share(dealer_id)
),

share_number as (
  from customer_number_key where dealer in (select dealer_code from share_dealer)
),

-- DuckDB keeps in memory the smaller side of a join, as far as it can guess: it is to be these.
share_vehicle as (
  from vehicle_key
  where value in (
    select vin from stg_repair_order where dealer in (select dealer_code from share_dealer)
  )
),

share_cost as (
  from line_cost where dealer in (select dealer_code from share_dealer)
)

select
  dealer.dealer_id,
  whole_order.* exclude (dealer, customer_no, name, phone, vin, plate, advisor, cost),
  cast(share_vehicle.key as integer) as vehicle_id,
  coalesce(
    share_number.customer_id, name_phone_key.customer_id, unnamed_owner.customer_id
  ) as customer_id,
  advisor.alias as advisor,
  coalesce(whole_order.cost, share_cost.cost) as cost,
  is_test_text(whole_order.name) or is_test_text(whole_order.plate)
    or coalesce(is_test_vin(whole_order.vin), false) as is_test,
  coalesce(normal_name(whole_order.name) in (select name from dealer_own_name), false) as is_own_name
from whole_order
join dealer on dealer.dealer_code = whole_order.dealer and is_in_share(dealer.dealer_id)
left join share_vehicle on share_vehicle.value = whole_order.vin
left join share_number
  on share_number.dealer = whole_order.dealer
  and share_number.customer_no = whole_order.customer_no
left join name_phone_key
  on name_phone_key.name
    = case when whole_order.customer_no is null then normal_name(whole_order.name) end
  and name_phone_key.phone = whole_order.phone
left join anonymous_key as unnamed_owner
  on unnamed_owner.domain = 'owner' and unnamed_owner.value = whole_order.vin
left join staff_alias as advisor
  on advisor.dealer = whole_order.dealer
  and advisor.role = 'advisor' and advisor.name = normal_name(whole_order.advisor)
left join share_cost
  on share_cost.dealer = whole_order.dealer and share_cost.ro_no = whole_order.ro_no;

drop table line_cost;
drop view billed_settlement;
drop table netted_order;
drop table dropped_settlement;
drop table several_settlements;
