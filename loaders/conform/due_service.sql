-- One row per due service whose outcome is known, dated when it became known.
-- Decided: a visit does the latest service due before it if that service's grace is not over, or the next one early; the others it leaves behind were missed; a service not done and still within its grace is not counted yet.
create or replace table due_service as
select vehicle_id, customer_id, next_date as decided_date, true as is_done
from vehicle_event
where next_date <= due_date and customer_id is not null and not is_dealer_owned
union all
select
  vehicle_id, customer_id,
  case
    when is_done then next_date
    else least(service_grace_end, coalesce(next_date, service_grace_end))
  end,
  is_done
from (
  select
    vehicle_id, customer_id, next_date, as_of,
    add_months(service_due, getvariable('grace_months')) as service_grace_end,
    coalesce(
      add_months(due_date, regular_months * cast(nth + 1 as integer)) > next_date
      and next_date <= add_months(service_due, getvariable('grace_months')),
      false
    ) as is_done
  from (
    select
      *,
      add_months(due_date, regular_months * cast(nth as integer)) as service_due
    from (
    select
      *,
      unnest(generate_series(
        0,
        date_diff('month', due_date, coalesce(next_date, left_date, as_of)) // regular_months
      )) as nth
    from vehicle_event
    where (next_date is null or next_date > due_date)
      and due_date <= coalesce(next_date, left_date, as_of)
      and customer_id is not null and not is_dealer_owned
    )
  )
  where service_due <= coalesce(next_date, left_date, as_of)
)
where is_done or least(service_grace_end, coalesce(next_date, service_grace_end)) <= as_of;
