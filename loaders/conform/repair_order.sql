-- One row per accepted repair order of a dealer; countable when it is a customer's.
-- Decided: pure accessory and parts sales, internal, pre-delivery, test and dealer-owned orders are not countable.
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

create or replace table repair_order as
with share_dealer as (
  select dealer_code from dealer where is_in_share(dealer_id)
),

share_number as (
  from customer_number_key where dealer in (select dealer_code from share_dealer)
),

share_cost as (
  from line_cost where dealer in (select dealer_code from share_dealer)
),

resolved as (
  select
    dealer.dealer_id,
    whole_order.* exclude (dealer, customer_no, name, phone, vin, plate, advisor, cost),
    cast(vehicle_key.key as integer) as vehicle_id,
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
  left join vehicle_key on vehicle_key.value = whole_order.vin
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
    on share_cost.dealer = whole_order.dealer and share_cost.ro_no = whole_order.ro_no
),

first_sale as (
  select vehicle_id, min(delivered_date) as delivered_date
  from sale
  where vehicle_id is not null
  group by vehicle_id
),

judged as (
  select
    resolved.*,
    case
      when is_reversed then 'reversed'
      when is_test then 'test_record'
      when vehicle.is_dealer_owned or is_own_name or trader.customer_id is not null
        then 'dealer_owned'
      when ro_type = 'pre_delivery' or repair_type = 'pre_delivery'
        or (
          mileage_km < getvariable('pre_delivery_below_km')
          and cast(opened_at as date)
            < coalesce(first_sale.delivered_date, vehicle.filed_sale_date)
        ) then 'pre_delivery'
      when ro_type = 'internal' or repair_type = 'internal'
        or (is_internal_payer and not is_rework) then 'internal'
      when (ro_type = 'sale' and coalesce(repair_type in ('accessories', 'other'), true))
        or (repair_type = 'accessories' and not is_warranty and not is_rework)
        then 'accessory_only'
    end as exclude_reason
  from resolved
  left join vehicle using (vehicle_id)
  left join (from customer where customer_kind = 'dealer') as trader
    on trader.customer_id = resolved.customer_id
  left join first_sale using (vehicle_id)
)

select
  judged.* exclude (is_test, is_own_name, is_internal_payer, opened_at, promised_at, handed_over_at),
  opened_at,
  cast(opened_at as date) as opened_date,
  handed_over_at <= promised_at as is_on_time,
  exclude_reason is null as is_countable,
  cast(
    case
      when received = 0 then 0
      when cost is not null then cast(received - cost as double)
      when labour + parts + other > 0 then cast(received as double) * (
        cast(labour as double) * dealer_margin.labour_margin
        + cast(parts as double) * dealer_margin.parts_margin
        + cast(other as double) * dealer_margin.other_service_margin
      ) / cast(labour + parts + other as double)
      else cast(received as double) * dealer_margin.other_service_margin
    end
    as decimal(18, 2)
  ) as profit
from judged
left join dealer_margin using (dealer_id);

insert into excluded
with counted as (
  select dealer_id, exclude_reason as reason, sum(row_count) as row_count
  from repair_order
  where not is_countable
  group by dealer_id, exclude_reason
  union all
  select dealer_id, 'settlement_reversed', sum(netted_count)
  from repair_order
  where is_countable and netted_count > 0
  group by dealer_id
  union all
  select dealer_id, 'settled_later', sum(superseded_count)
  from repair_order
  where is_countable and superseded_count > 0
  group by dealer_id
)

select 'repair_order', dealer_code, reason, row_count
from counted
join dealer using (dealer_id);

-- Who owned a car from when on, by what orders, sales and the vehicle file say.
create or replace table vehicle_owner as
with seen as (
  select vehicle_id, customer_id, min(opened_date) as since, max(opened_date) as last_seen
  from repair_order
  where customer_id is not null and vehicle_id is not null and is_countable
  group by vehicle_id, customer_id
  union all
  select vehicle_id, customer_id, min(delivered_date), max(delivered_date)
  from sale
  where customer_id is not null and vehicle_id is not null
  group by vehicle_id, customer_id
  union all
  -- The file says who owns the car, not since when; it speaks only where nothing else does.
  select vehicle_id, filed_customer_id, date '1900-01-01', date '1900-01-01'
  from vehicle
  where filed_customer_id is not null
)

select vehicle_id, customer_id, min(since) as since, max(last_seen) as last_seen
from seen
group by vehicle_id, customer_id;

update repair_order
set customer_id = coalesce(
  (
    select arg_max(owner.customer_id, {since: owner.since, customer: owner.customer_id})
    from vehicle_owner as owner
    where owner.vehicle_id = repair_order.vehicle_id and owner.since <= repair_order.opened_date
  ),
  (
    select arg_min(owner.customer_id, {since: owner.since, customer: owner.customer_id})
    from vehicle_owner as owner
    where owner.vehicle_id = repair_order.vehicle_id
  )
)
where customer_id is null and is_countable;

create or replace table owner_since as
select vehicle_id, since, min(customer_id) as customer_id
from vehicle_owner
group by vehicle_id, since;

drop table line_cost;
drop view billed_settlement;
drop table netted_order;
drop table dropped_settlement;
drop table several_settlements;
