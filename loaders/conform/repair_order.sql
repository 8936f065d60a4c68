-- One row per accepted repair order of a dealer; countable when it is a customer's.
-- Decided: pure accessory and parts sales, internal, pre-delivery, test and dealer-owned orders are not countable.
create or replace table repair_order as
with first_sale as (
  select vehicle_id, min(delivered_date) as delivered_date
  from sale
  where vehicle_id is not null
  group by vehicle_id
),

judged as (
  select
    resolved_repair_order.*,
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
  from resolved_repair_order
  left join vehicle using (vehicle_id)
  left join (from customer where customer_kind = 'dealer') as trader
    on trader.customer_id = resolved_repair_order.customer_id
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

drop table resolved_repair_order;
