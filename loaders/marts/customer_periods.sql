-- One row per customer and half-year from the first seen on.
-- Decided: sorted by half-year, so that a filter on time skips most of the file.
select
  customer_id, period_start, home_dealer_id, model_series, is_company,
  visit_count,
  bounded_cents(received_cents) as received_cents,
  bounded_cents(profit_cents) as profit_cents,
  purchase_count, purchases_to_date, visits_24m, visit_days_24m,
  bounded_cents(received_24m_cents) as received_24m_cents,
  services_due_24m, services_done_24m,
  bounded_cents(profit_12m_cents) as profit_12m_cents,
  bounded_cents(value_when_last_seen_cents) as value_when_last_seen_cents,
  at_most(referral_count, 255) as referral_count,
  overall_level, recommend_level, loyalty_level_sum, loyalty_item_count,
  days_since_visit, is_lost
from customer_period
order by period_start, customer_id
