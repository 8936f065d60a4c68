-- One row per vehicle under observation that no dealer owns.
-- Decided: ownership starts at the sale, here or elsewhere; a car left when the file says so after its last visit; the last experiences are those of the last two visits, whoever owned the car then; whoever leaves the car for longer does not wait.
with owned as (
  select
    vehicle_id,
    arg_max(customer_id, {seen: last_seen, since: since, customer: customer_id}) as customer_id
  from vehicle_owner
  group by vehicle_id
),

last_event as (
  select
    vehicle_id,
    arg_max({left_on: left_date}, {day: event_date, visit: is_visit}).left_on as left_date
  from vehicle_event
  where not is_dealer_owned
  group by vehicle_id
),

numbered as (
  select
    vehicle_id, visit_date, wait_minutes, received,
    row_number() over (partition by vehicle_id order by visit_date desc, visit_id desc) as back,
    case when received > 0 then row_number() over (
      partition by vehicle_id, received > 0 order by visit_date desc, visit_id desc
    ) end as paid_back
  from visit
),

experienced as (
  select
    vehicle_id,
    max(visit_date) as last_visit_date,
    avg(received) filter (paid_back <= 2) as last_ticket,
    max(wait_minutes) filter (back <= 2 and wait_minutes <= getvariable('waited_at_most_minutes'))
      as longest_wait_minutes
  from numbered
  group by vehicle_id
),

usual as (
  select vehicle.model_series, median(last_ticket) as ticket
  from experienced
  join vehicle using (vehicle_id)
  group by vehicle.model_series
),

passed as (
  select
    visit.vehicle_id,
    bit_or(1 << cast(
      (greatest(1, months_until(visit.visit_date, origin.sale_date)) - 1) // 6 as integer
    )) as visit_intervals
  from (select distinct vehicle_id, visit_date from visit) as visit
  join vehicle_origin as origin using (vehicle_id)
  where origin.is_delivery_observed and visit.visit_date >= origin.sale_date
    and visit.visit_date <= add_months(origin.sale_date, 180)
  group by visit.vehicle_id
),

aggrieved as (
  select complaint.customer_id, max(complaint.received_date) as complained_date
  from complaint
  where is_countable and customer_id is not null
    and (outcome = 'unresolved' or days_to_resolve is null)
  group by complaint.customer_id
)

select
  vehicle.vehicle_id,
  owned.customer_id,
  home.home_dealer_id,
  vehicle.model_series,
  coalesce(customer_state.advisor, customer_state.filed_advisor) as advisor,
  coalesce(customer_state.customer_kind in ('company', 'fleet', 'dealer'), false) as is_company,
  origin.is_sold_here,
  origin.is_delivery_observed,
  origin.sale_date,
  case when origin.is_delivery_observed then origin.sale_date else origin.first_visit_date end
    as entry_date,
  owned_months(
    origin.sale_date,
    case when origin.is_delivery_observed then origin.sale_date else origin.first_visit_date end
  ) as entry_months,
  owned_months(origin.sale_date, home.as_of) as observed_months,
  owned_months(origin.sale_date, last_event.left_date) as left_months,
  case when last_event.left_date is not null then vehicle.vehicle_status end as left_how,
  case when vehicle.vehicle_status <> 'in_use'
    then coalesce(vehicle.status_date, date '1900-01-01') end as out_of_use_date,
  owned_months(origin.sale_date, vehicle.warranty_end_date) as warranty_months,
  case when origin.is_delivery_observed then coalesce(passed.visit_intervals, 0) end
    as visit_intervals,
  experienced.last_ticket >= getvariable('high_ticket_ratio') * usual.ticket as is_high_bill,
  experienced.longest_wait_minutes,
  coalesce(
    aggrieved.complained_date > add_months(experienced.last_visit_date, -12), false
  ) as has_open_complaint
from vehicle
join vehicle_origin as origin using (vehicle_id)
left join vehicle_home as home using (vehicle_id)
left join owned using (vehicle_id)
left join customer_state on customer_state.customer_id = owned.customer_id
left join last_event using (vehicle_id)
left join experienced using (vehicle_id)
left join usual on usual.model_series = vehicle.model_series
left join passed using (vehicle_id)
left join aggrieved on aggrieved.customer_id = owned.customer_id
where not vehicle.is_dealer_owned
  and (origin.is_delivery_observed or origin.first_visit_date is not null)
order by vehicle.vehicle_id
