-- One row per customer and half-year from the first seen on.
-- Decided: sorted by half-year, so that a filter on time skips most of the file.
select
  customer_id, period_start, home_dealer_id, model_series,
  visit_count,
  cents_sum(received) as received_cents,
  cents_sum(profit) as profit_cents,
  purchase_count, visits_24m, services_due_24m, services_done_24m,
  cents_sum(profit_12m) as profit_12m_cents,
  least(referral_count, 255) as referral_count,
  overall_level, recommend_level, days_since_visit, is_lost
from customer_period
order by period_start, customer_id
