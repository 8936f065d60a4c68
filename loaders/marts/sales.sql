-- One row per countable sales order.
-- Decided: who referred the buyer is who owned the named car then; a car that left ends the wait for the next purchase, unless its owner buys here soon: that is the old car traded in.
with followed as (
  select
    sale.sale_id,
    case when next_purchase_date <= dealer.as_of
      then datesub('month', delivered_date, next_purchase_date) + 1 end as bought_in,
    cast(vehicle_lives.left_months as integer) + 1 as left_in,
    datesub('month', delivered_date, dealer.as_of) + 1 as seen_months
  from sale
  join dealer using (dealer_id)
  left join vehicle_lives using (vehicle_id)
  where delivered_date <= dealer.as_of
),

ended as (
  select
    sale_id, bought_in, left_in, seen_months,
    coalesce(
      left_in <= seen_months
      and (bought_in is null or left_in + getvariable('trade_in_months') < bought_in),
      false
    ) as has_left
  from followed
)

select
  sale.sale_id, dealer_id, sale.customer_id, sale.vehicle_id,
  coalesce(customer.customer_kind in ('company', 'fleet', 'dealer'), false) as is_company,
  consultant,
  coalesce(sale.brand, vehicle.brand) as brand,
  coalesce(sale.model_series, vehicle.model_series) as model_series,
  coalesce(sale.model, vehicle.model) as model,
  ordered_date, invoiced_date, delivered_date,
  delivered_date - promised_delivery_date as days_late,
  cents(list_price) as list_price_cents,
  cents(paid_price) as paid_price_cents,
  cents(profit) as profit_cents,
  cents(accessories_amount) as accessories_cents,
  cents(insurance_amount) as insurance_cents,
  payment_method, order_kind, purchase_kind,
  has_trade_in, previous_brand, sale.source,
  referral.customer_id as referred_by_customer_id,
  purchase_nth, next_purchase_date,
  ended.has_left as left_before_purchase,
  not ended.has_left and bought_in is not null as bought_again,
  case when ended.has_left then left_in else coalesce(bought_in, seen_months) end as followed_months
from sale
left join ended on ended.sale_id = sale.sale_id
left join vehicle using (vehicle_id)
left join customer on customer.customer_id = sale.customer_id
left join referral on referral.kind = 'sale' and referral.id = sale.sale_id
order by sale.sale_id
