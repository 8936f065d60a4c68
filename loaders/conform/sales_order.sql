-- One row per accepted sales order of a dealer; countable when a car was delivered to an end customer.
-- Decided: cancelled, returned, undelivered, transferred and internal orders, cars for the dealer itself and test records are not countable; an order without a status and a delivery date counts as delivered on its invoice.
create or replace table resolved_sales_order as
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
    select vin from stg_sales_order where dealer in (select dealer_code from share_dealer)
  )
),

-- Few customers refer anybody.
referrer as (
  from share_number
  semi join (
    select dealer, referred_by_customer_no as customer_no
    from stg_sales_order
    where referred_by_customer_no is not null
  ) using (dealer, customer_no)
),

referrer_vehicle as (
  from vehicle_key
  semi join (
    select referred_by_vin as value from stg_sales_order where referred_by_vin is not null
  ) using (value)
)

select
  dealer.dealer_id,
  "order".order_no,
  coalesce(
    share_number.customer_id, name_phone_key.customer_id,
    vehicle_owner.customer_id, unnamed.customer_id
  ) as customer_id,
  cast(share_vehicle.key as integer) as vehicle_id,
  consultant.alias as consultant,
  publishable("order".brand) as brand,
  publishable("order".series) as model_series,
  publishable("order".model) as model,
  "order".ordered_date,
  "order".invoiced_date,
  "order".promised_delivery_date,
  case
    when "order".order_status in ('cancelled', 'ordered') then "order".delivered_date
    else coalesce("order".delivered_date, "order".invoiced_date)
  end as delivered_date,
  "order".list_price, "order".paid_price, "order".cost_amount,
  "order".accessories_amount, "order".insurance_amount,
  "order".payment_method, "order".order_kind, "order".order_status,
  case
    when "order".purchase_kind is not null then "order".purchase_kind
    when "order".is_first_car then 'first'
  end as purchase_kind,
  "order".has_trade_in,
  publishable("order".previous_brand) as previous_brand,
  "order".source,
  "order".lead_no,
  referrer.customer_id as referrer_customer_id,
  cast(referrer_vehicle.key as integer) as referrer_vehicle_id,
  is_test_text("order".name) or coalesce(is_test_vin("order".vin), false) as is_test,
  coalesce(normal_name("order".name) in (select name from dealer_own_name), false)
    or coalesce(
      "order".order_kind = 'internal'
        and share_vehicle.key in (select vehicle_id from vehicle where is_dealer_owned),
      false
    ) as is_own
from stg_sales_order as "order"
join dealer on dealer.dealer_code = "order".dealer and is_in_share(dealer.dealer_id)
left join share_number
  on share_number.dealer = "order".dealer and share_number.customer_no = "order".customer_no
left join name_phone_key
  on name_phone_key.name = case when "order".customer_no is null then normal_name("order".name) end
  and name_phone_key.phone = "order".phone
left join anonymous_key as vehicle_owner
  on vehicle_owner.domain = 'owner' and vehicle_owner.value = "order".vin
left join anonymous_key as unnamed
  on unnamed.domain = 'sales_order'
  and unnamed.dealer = "order".dealer and unnamed.value = "order".order_no
left join share_vehicle on share_vehicle.value = "order".vin
left join staff_alias as consultant
  on consultant.dealer = "order".dealer
  and consultant.role = 'consultant' and consultant.name = normal_name("order".consultant)
left join referrer
  on referrer.dealer = "order".dealer and referrer.customer_no = "order".referred_by_customer_no
left join referrer_vehicle on referrer_vehicle.value = "order".referred_by_vin;

create or replace table sales_order as
with judged as (
  select
    resolved.*,
    case
      when is_test then 'test_record'
      when order_status = 'cancelled' then 'cancelled'
      when order_status = 'returned' then 'returned'
      when order_kind = 'transfer' then 'transfer'
      when order_kind = 'internal' then 'internal'
      when is_own
        or customer_id in (select customer_id from customer where customer_kind = 'dealer')
        then 'dealer_owned'
      when delivered_date is null then 'not_delivered'
    end as exclude_reason
  from resolved_sales_order as resolved
),

priced as (
  select
    judged.*,
    exclude_reason is null as is_countable,
    cast(
      coalesce(
        cast(paid_price - cost_amount as double), cast(paid_price as double) * dealer_margin.new_car_margin
      )
      + coalesce(cast(accessories_amount as double) * dealer_margin.accessories_margin, 0)
      + coalesce(cast(insurance_amount as double) * dealer_margin.insurance_margin, 0)
      as decimal(18, 2)
    ) as profit
  from judged
  left join dealer_margin using (dealer_id)
)

select
  *,
  case when is_countable then row_number() over purchases end as purchase_nth,
  case when is_countable then lead(delivered_date) over purchases end as next_purchase_date
from priced
window purchases as (
  partition by is_countable, customer_id
  order by delivered_date, dealer_id, order_no
)
order by dealer_id, delivered_date, order_no;

drop table resolved_sales_order;

-- The key of a published sale counts the countable orders in that order.
create or replace table sale as
select cast(row_number() over () as integer) as sale_id, *
from sales_order
where is_countable;

insert into excluded
select 'sales_order', dealer_code, exclude_reason, count(*)
from sales_order
join dealer using (dealer_id)
where not is_countable
group by all;
