-- One row per event.
-- Decided: counts are those the dealer reports; participations stand beside them.
select
  event_id, dealer_id, event_name, event_type,
  purpose as event_purpose,
  starts_on, ends_on,
  at_most(invited_count, 32767) as invited_count,
  at_most(attended_count, 32767) as attended_count,
  cents(cost_amount) as cost_cents
from event
order by event_id
