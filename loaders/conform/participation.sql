-- One row per accepted participation of an invited customer in an event.
-- Decided: a participation in an event that no file has keeps its customer and has no event.
create or replace table participation as
select
  cast(row_number() over (
    order by subject.dealer_id, event_id, subject.customer_id, subject.vehicle_id,
      row.customer_no, row.vin, row.event_no
  ) as integer) as participation_id,
  event.event_id,
  subject.customer_id, subject.vehicle_id,
  row.invited_date, row.was_invited_at_random,
  coalesce(row.has_attended, row.attended_date is not null) as has_attended,
  row.friends_count, row.spend_amount
from stg_participation as row
join participation_subject as subject on subject.stage_row = row.rowid
left join event on event.dealer = row.dealer and event.event_no = row.event_no;
