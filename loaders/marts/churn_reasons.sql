-- One row per customer asked why they left.
-- Decided: nothing beyond what the source says.
select
  churn_reason_id, dealer_id, customer_id, vehicle_id, asked_date,
  reason as churn_reason,
  has_replaced_car, replaced_with_brand, has_replaced_here
from churn_reason
order by churn_reason_id
