-- One row per dealer, vehicle and day with at least one countable repair order.
-- Decided: sorted by dealer and day, so that a filter on either skips most of the file.
with declined as (
  select visit_id, count(*) as declined_count
  from repair_order_line
  where is_declined and visit_id is not null
  group by visit_id
)

select
  visit.visit_id, dealer_id, vehicle_id, customer_id, model_series, advisor, is_same_advisor,
  visit_date,
  order_count,
  visit_nth, repair_type, is_scheduled_service, is_warranty, is_rework, has_appointment,
  cents(labour) as labour_cents,
  cents(parts) as parts_cents,
  cents(other) as other_cents,
  cents(discount) as discount_cents,
  cents(received) as received_cents,
  cents(profit) as profit_cents,
  mileage_km, is_mileage_suspect,
  at_most(wait_minutes, 32767) as wait_minutes,
  is_on_time,
  least(coalesce(declined.declined_count, 0), 255) as declined_count,
  visit_date - previous_date as days_since_previous,
  next_date - visit_date as days_to_next
from visit
left join declined using (visit_id)
order by visit.visit_id
