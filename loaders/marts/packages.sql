-- One row per package sold.
-- Decided: nothing beyond what the source says.
select
  package_id, dealer_id, customer_id, vehicle_id, package_type, package_status, sold_date,
  expires_on,
  cents(paid_amount) as paid_cents,
  at_most(service_count, 255) as service_count,
  at_most(used_count, 255) as used_count
from prepaid_package
order by package_id
