-- One row per appointment.
-- Decided: only days are published.
select
  appointment_id, dealer_id, customer_id, vehicle_id,
  cast(created_at as date) as created_date,
  cast(appointed_at as date) as appointed_date,
  repair_type, channel, appointment_status
from appointment
order by appointment_id
