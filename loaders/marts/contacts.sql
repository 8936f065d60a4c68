-- One row per contact.
-- Decided: only the day is published.
select
  contact_id, dealer_id, customer_id, vehicle_id,
  cast(contacted_at as date) as contacted_date,
  attempt, contact_type, channel, contact_result, is_success, visit_id
from contact
order by contact_id
