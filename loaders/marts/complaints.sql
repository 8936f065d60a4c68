-- One row per customer complaint.
-- Decided: the next visit is the customer's next countable one after the day of the complaint.
with next_visit as (
  select complaint.complaint_nth, visit.visit_date
  from (select complaint_nth, customer_id, received_date from complaint where is_countable)
    as complaint
  asof join (
    select distinct customer_id, visit_date from visit where customer_id is not null
  ) as visit
    on visit.customer_id = complaint.customer_id and visit.visit_date > complaint.received_date
)

select
  row_number() over (order by complaint.complaint_nth) as complaint_id,
  complaint.dealer_id, complaint.customer_id, complaint.vehicle_id, received_date,
  complaint_source, complaint_type, department, complaint_status,
  outcome as complaint_outcome,
  days_to_first_response, days_to_resolve,
  next_visit.visit_date as next_visit_date,
  coalesce(customer_home.as_of, dealer.as_of) as as_of
from complaint
join dealer using (dealer_id)
left join customer_home on customer_home.customer_id = complaint.customer_id
left join next_visit using (complaint_nth)
where is_countable
order by complaint_id
