-- One row per customer asked why they left.
-- Decided: nothing beyond what the source says; the model is that of the car they are asked about.
select
  churn_reason_id, dealer_id, churn_reason.customer_id, vehicle_id, vehicle.model_series,
  coalesce(customer.customer_kind in ('company', 'fleet', 'dealer'), false) as is_company,
  asked_date,
  reason as churn_reason,
  has_replaced_car, replaced_with_brand, has_replaced_here
from churn_reason
left join vehicle using (vehicle_id)
left join customer on customer.customer_id = churn_reason.customer_id
order by churn_reason_id
