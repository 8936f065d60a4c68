-- One row per accepted contact: each follow-up is one.
-- Decided: it succeeded if a countable order was opened more than 4 hours and at most 30 days after it; a contact dated without a time counts from the end of its day; one planned, or whose 30 days are not over, has no outcome yet.
create or replace temp table contact_base as
select
  cast(row_number() over (
    order by subject.dealer_id, contacted_at, contact_no, attempt
  ) as integer) as contact_id,
  subject.dealer_id, subject.customer_id, subject.vehicle_id,
  row.contacted_at, row.attempt, row.contact_type, row.channel, row.contact_result,
  case
    when row.contacted_at = cast(row.contacted_at as date) then row.contacted_at + interval 1 day
    else row.contacted_at + to_hours(cast(getvariable('reminder_success_from_hours') as integer))
  end as counts_from
from stg_contact as row
join contact_subject as subject on subject.stage_row = row.rowid;

create or replace temp table contact_visit as
select contact_base.contact_id, visit.visit_id, visit.first_opened_at
from (select contact_id, vehicle_id, counts_from from contact_base where vehicle_id is not null)
  as contact_base
asof join (
  select vehicle_id, first_opened_at, min(visit_id) as visit_id
  from visit
  group by vehicle_id, first_opened_at
) as visit
  on visit.vehicle_id = contact_base.vehicle_id and visit.first_opened_at > contact_base.counts_from
union all
select contact_base.contact_id, visit.visit_id, visit.first_opened_at
from (
  select contact_id, customer_id, counts_from
  from contact_base
  where vehicle_id is null and customer_id is not null
) as contact_base
asof join (
  select customer_id, first_opened_at, min(visit_id) as visit_id
  from visit
  group by customer_id, first_opened_at
) as visit
  on visit.customer_id = contact_base.customer_id
  and visit.first_opened_at > contact_base.counts_from;

create or replace table contact as
select
  contact_base.* exclude (counts_from),
  case when is_within then contact_visit.visit_id end as visit_id,
  case
    when contact_result = 'planned' or (vehicle_id is null and customer_id is null) then null
    when cast(contacted_at as date) + getvariable('reminder_success_to_days') > dealer.as_of then null
    else coalesce(is_within, false)
  end as is_success
from (
  select
    contact_base.*,
    contact_visit.first_opened_at
      < cast(contacted_at as date) + cast(getvariable('reminder_success_to_days') + 1 as integer)
      as is_within
  from contact_base
  left join contact_visit using (contact_id)
) as contact_base
left join contact_visit using (contact_id)
left join dealer using (dealer_id);
