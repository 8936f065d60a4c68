-- One row per dealer, vehicle and day with a visit or the delivery of the car.
-- Decided: the home dealer is that of the time; nothing is due after a car that left before the grace was over; a delivery from before the repair data has no due date, because its visits were not seen.
with delivery as (
  select dealer_id, vehicle_id, delivered_date as day, min(customer_id) as customer_id
  from sale
  where vehicle_id is not null
  group by dealer_id, vehicle_id, delivered_date
  union all
  select origin.selling_dealer_id, origin.vehicle_id, origin.sale_date, first_owner.customer_id
  from vehicle_origin as origin
  left join (
    select vehicle_id, arg_min(customer_id, {since: since, customer: customer_id}) as customer_id
    from owner_since
    group by vehicle_id
  ) as first_owner using (vehicle_id)
  where origin.is_sold_here and origin.sale_date is not null
    and origin.selling_dealer_id is not null
    and origin.vehicle_id not in (select vehicle_id from sale where vehicle_id is not null)
),

reminder as (
  select customer_id, cast(contacted_at as date) as day
  from contact
  where customer_id is not null and contact_type in ('service_due', 'first_service')
    and contact_result is distinct from 'planned'
),

reminded as (
  select due.customer_id, due.due_date
  from (
    select distinct customer_id, due_date
    from vehicle_event
    where customer_id in (select customer_id from reminder)
  ) as due
  asof join reminder
    on reminder.customer_id = due.customer_id and reminder.day <= due.due_date + 31
  where reminder.day >= due.due_date - 31
),

first_visit as (
  select vehicle_id, is_scheduled_service
  from visit
  where visit_nth = 1
),

visit_day as (
  select
    visit.dealer_id, visit.vehicle_id, visit.visit_date as day, visit.customer_id,
    true as is_visit, delivery.day is not null as is_delivery, visit.is_rework, visit.received,
    event.home_dealer_id, event.due_date, event.grace_end, event.left_date,
    event.next_date as next_visit_date, visit.is_next_scheduled
  from visit
  join vehicle_event as event using (visit_id)
  left join delivery
    on delivery.dealer_id = visit.dealer_id
    and delivery.vehicle_id = visit.vehicle_id and delivery.day = visit.visit_date
),

unvisited_delivery as (
  select delivery.*
  from delivery
  anti join visit
    on visit.dealer_id = delivery.dealer_id
    and visit.vehicle_id = delivery.vehicle_id and visit.visit_date = delivery.day
),

later_visit as (
  select vehicle_id, day, min(visit_date) as visit_date
  from unvisited_delivery
  join visit using (vehicle_id)
  where visit_date > day
  group by vehicle_id, day
),

delivery_day as (
  select
    delivery.dealer_id, delivery.vehicle_id, delivery.day, delivery.customer_id,
    false, true, false, null,
    coalesce(event.home_dealer_id, delivery.dealer_id),
    event.due_date, event.grace_end, event.left_date,
    coalesce(event.next_date, later_visit.visit_date), first_visit.is_scheduled_service
  from unvisited_delivery as delivery
  left join later_visit
    on later_visit.vehicle_id = delivery.vehicle_id and later_visit.day = delivery.day
  left join vehicle_event as event
    on not event.is_visit
    and event.vehicle_id = delivery.vehicle_id
    and event.dealer_id = delivery.dealer_id and event.event_date = delivery.day
  left join first_visit on first_visit.vehicle_id = delivery.vehicle_id
)

select
  vehicle_day.dealer_id, vehicle_day.vehicle_id, vehicle_day.customer_id,
  vehicle_day.home_dealer_id, vehicle.model_series,
  coalesce(customer.customer_kind in ('company', 'fleet', 'dealer'), false) as is_company,
  vehicle_day.day, vehicle_day.is_visit, vehicle_day.is_delivery, vehicle_day.is_rework,
  cents(vehicle_day.received) as received_cents,
  case when vehicle_day.left_date <= vehicle_day.grace_end then null else vehicle_day.due_date end
    as due_date,
  vehicle_day.next_visit_date,
  coalesce(
    vehicle_day.next_visit_date < vehicle_day.due_date and not vehicle_day.is_next_scheduled, false
  ) as is_due_moved,
  reminded.customer_id is not null as is_reminded
from (from visit_day union all from delivery_day) as vehicle_day
join vehicle using (vehicle_id)
left join customer on customer.customer_id = vehicle_day.customer_id
left join reminded
  on reminded.customer_id = vehicle_day.customer_id and reminded.due_date = vehicle_day.due_date
where not vehicle.is_dealer_owned
order by vehicle_day.dealer_id, vehicle_day.vehicle_id, vehicle_day.day
