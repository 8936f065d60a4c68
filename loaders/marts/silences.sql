-- One row per visit or delivery after which a vehicle stayed away for long, in order of vehicle and day.
-- Decided: long is more than 3 months past the due date, or more than 9 months since; months are the least number within which the next visit lay, so that any choice of interval and grace is one comparison of small numbers.
with dated as (
  select
    event.vehicle_id, event.event_date, event.is_visit, event.due_date,
    owned_months(origin.sale_date, event.event_date) as event_months,
    owned_months(origin.sale_date, event.due_date) as due_months,
    months_until(event.next_date, event.due_date) as next_after_due,
    event.next_date <= event.due_date as is_early,
    case
      when event.left_date <= event.due_date then 0
      else months_until(event.left_date, event.due_date)
    end as left_after_due,
    case when event.due_date <= event.as_of then months_since(event.due_date, event.as_of) end
      as observed_after_due,
    months_until(event.next_date, event.event_date) as next_after,
    case
      when event.left_date <= event.event_date then 0
      else months_until(event.left_date, event.event_date)
    end as left_after,
    months_since(event.event_date, event.as_of) as observed_after
  from vehicle_event as event
  join vehicle_origin as origin using (vehicle_id)
  where not event.is_dealer_owned
)

select
  row_number() over (order by vehicle_id, event_date, is_visit) as silence_id,
  vehicle_id, event_date, due_date, event_months, due_months,
  next_after_due, left_after_due, coalesce(observed_after_due, 0) as observed_after_due,
  next_after, left_after, observed_after
from dated
where (
    not coalesce(is_early, false) and coalesce(next_after_due > 3, true)
    and observed_after_due >= 3
  )
  or (coalesce(next_after > 9, true) and observed_after >= 9)
order by silence_id
