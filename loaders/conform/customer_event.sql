-- One row per customer and day on which they came or took delivery of a car, with the loss that may follow.
-- Decided: a customer stays with any of their cars: whoever comes with one car, or buys one, is not lost for the other; the day's latest due date counts.
create or replace temp table customer_day as
select
  customer_id, event_date,
  bool_or(is_visit) as is_visit,
  max(due_date) as due_date,
  max(grace_end) as grace_end,
  max(left_date) as left_date,
  min(as_of) as as_of
from (
  select customer_id, event_date, is_visit, due_date, grace_end, left_date, as_of
  from vehicle_event
  where customer_id is not null and not is_dealer_owned
  union all
  -- Deliveries that are no car's origin: of a used car, or of a car the file does not identify.
  select
    customer_id, delivered_date, false,
    add_months(delivered_date, getvariable('first_service_interval_months')),
    add_months(
      delivered_date,
      getvariable('first_service_interval_months') + getvariable('grace_months')
    ),
    null, dealer.as_of
  from sale
  join dealer using (dealer_id)
  where customer_id is not null
    and delivered_date >= dealer.repair_data_from and delivered_date <= dealer.as_of
    and not exists (
      select 1
      from vehicle_event
      where not vehicle_event.is_visit
        and vehicle_event.vehicle_id = sale.vehicle_id
        and vehicle_event.event_date = sale.delivered_date
    )
)
group by customer_id, event_date;

create or replace table customer_event as
select
  *,
  (next_date is null or next_date > grace_end)
    and grace_end <= as_of
    and not coalesce(next_date is null and left_date <= grace_end, false) as is_loss
from (
  select
    *,
    lead(event_date) over path as next_date,
    max(case when is_visit then event_date end) over path as last_visit_date
  from customer_day
  window path as (partition by customer_id order by event_date)
);

drop table customer_day;
