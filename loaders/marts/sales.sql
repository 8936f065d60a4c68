-- One row per countable sales order.
-- Decided: who referred the buyer is who owned the named car then.
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
  purchase_nth, next_purchase_date
from sale
left join vehicle using (vehicle_id)
left join customer on customer.customer_id = sale.customer_id
left join referral on referral.kind = 'sale' and referral.id = sale.sale_id
order by sale.sale_id
