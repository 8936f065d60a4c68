-- One row per accepted appointment.
-- Decided: whom it is about comes from the customer number, else from the car's owner on the day it was made.
create or replace table appointment as
select
  cast(row_number() over (
    order by subject.dealer_id, cast(appointed_at as date), appointment_no
  ) as integer) as appointment_id,
  subject.dealer_id, subject.customer_id, subject.vehicle_id,
  created_at, appointed_at, arrived_at,
  appointment_kind as repair_type, channel, appointment_status
from stg_appointment as row
join appointment_subject as subject on subject.stage_row = row.rowid;
