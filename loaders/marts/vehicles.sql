-- One row per vehicle of the group, merged by VIN.
-- Decided: a car that left (sold, scrapped, moved, total loss) has no next due date; states are as of the home dealer's as-of.
with owned as (
  select
    vehicle_id,
    arg_max(customer_id, {seen: last_seen, since: since, customer: customer_id}) as customer_id
  from vehicle_owner
  group by vehicle_id
),

visited as (
  select
    vehicle_id,
    count(*) as visit_count,
    max(visit_date) as last_visit_date,
    arg_max(mileage_km, {day: visit_date, id: visit_id}) filter (not is_mileage_suspect)
      as mileage_km
  from visit
  group by vehicle_id
),

followed as (
  select
    vehicle_id,
    min(due_date) filter (not is_visit) as first_service_due_date,
    min(due_date) filter (is_loss) as first_lost_date,
    arg_min({day: next_date}, {day: event_date, visit: is_visit}) filter (is_loss).day
      as first_reactivated_date,
    arg_max(
      {due: due_date, lost: is_loss, left_on: left_date}, {day: event_date, visit: is_visit}
    ) as last_event
  from vehicle_event
  where not is_dealer_owned
  group by vehicle_id
)

select
  vehicle.vehicle_id,
  owned.customer_id,
  home.home_dealer_id,
  origin.selling_dealer_id,
  vehicle.brand, vehicle.model_series, vehicle.model, vehicle.model_year,
  origin.sale_date,
  origin.is_sold_here,
  vehicle.use_nature, vehicle.vehicle_status, vehicle.status_date, vehicle.warranty_end_date,
  case when origin.is_delivery_observed then origin.sale_date else origin.first_visit_date end
    as entry_date,
  origin.first_visit_date,
  visited.last_visit_date,
  coalesce(visited.visit_count, 0) as visit_count,
  coalesce(visited.mileage_km, vehicle.filed_mileage_km) as mileage_km,
  followed.first_service_due_date,
  case when last_event.left_on is null then last_event.due end as next_due_date,
  followed.first_lost_date,
  followed.first_reactivated_date,
  coalesce(last_event.lost, false) as is_lost,
  coalesce(
    not last_event.lost and last_event.left_on is null
    and add_months(last_event.due, getvariable('at_risk_after_due_months')) < home.as_of,
    false
  ) as is_at_risk,
  case when last_event.left_on is null then
    case when last_event.due > home.as_of then datesub('month', home.as_of, last_event.due - 1) + 1
      else -datesub('month', last_event.due, home.as_of) end
  end as due_in_months,
  coalesce(owner.customer_kind in ('company', 'fleet', 'dealer'), false) as is_company,
  cents_sum(owner.value_when_last_seen) as owner_value_cents,
  vehicle.is_dealer_owned
from vehicle
left join vehicle_origin as origin using (vehicle_id)
left join vehicle_home as home using (vehicle_id)
left join owned using (vehicle_id)
left join customer_state as owner on owner.customer_id = owned.customer_id
left join visited using (vehicle_id)
left join followed using (vehicle_id)
order by vehicle.vehicle_id
