-- One row per accepted complaint; countable when a customer made it.
-- Decided: complaints of one department about another are not countable; one without a resolution date was resolved when it was closed.
create or replace table complaint as
select
  cast(row_number() over (
    order by subject.dealer_id, received_at, complaint_no
  ) as integer) as complaint_nth,
  row.dealer,
  subject.dealer_id,
  coalesce(subject.numbered_customer_id, repair_order.customer_id, subject.customer_id) as customer_id,
  coalesce(subject.vehicle_id, repair_order.vehicle_id) as vehicle_id,
  cast(received_at as date) as received_date,
  complaint_source, complaint_type, department, complaint_status, outcome,
  date_diff('day', cast(received_at as date), cast(first_response_at as date))
    as days_to_first_response,
  date_diff('day', cast(received_at as date), cast(coalesce(resolved_at, closed_at) as date))
    as days_to_resolve,
  complaint_source is distinct from 'internal' as is_countable
from stg_complaint as row
join complaint_subject as subject on subject.stage_row = row.rowid
left join repair_order
  on repair_order.dealer_id = subject.dealer_id and repair_order.ro_no = row.ro_no;

insert into excluded
select 'complaint', dealer, 'internal', count(*)
from complaint
where not is_countable
group by dealer;
