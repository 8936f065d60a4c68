-- One row per event and invited customer.
-- Decided: money spent at the event is apart from visits.
select
  participation_id, event_id, customer_id, vehicle_id, invited_date, was_invited_at_random,
  has_attended,
  at_most(friends_count, 255) as friends_count,
  cents(spend_amount) as spend_cents
from participation
order by participation_id
