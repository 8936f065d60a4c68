-- One row per landmark and vehicle that was then under care and not lost: what was known that day, and whether the service it waited for was missed.
-- Decided: landmarks lie whole half-years apart; the latest with known outcomes is as far back as the longest interval and the grace; nothing dated after the landmark is used; a car that left before its grace was over has no outcome.
create or replace temp table landmark as
with span as (
  select coalesce(max(regular_months), 0) + getvariable('grace_months') as months
  from vehicle_event
)

select
  months_back,
  months_back = span.months as is_validation,
  months_back >= 2 * span.months as is_training
from span
cross join (
  select unnest(list_distinct(list_concat(
    [0],
    [months + 6 * k for k in range(getvariable('risk_landmarks'))],
    [2 * months + 6 * k for k in range(getvariable('risk_landmarks'))]
  ))) as months_back
  from span
)
where (select count(*) from vehicle_event) > 0;

create or replace temp table waiting as
with landmark_day as (
  select *, add_months(as_of, -months_back) as landmark_date
  from landmark
  cross join (select distinct as_of from vehicle_event)
)

select
  landmark.months_back, landmark.is_validation, landmark.is_training,
  event.visit_id, event.vehicle_id, event.customer_id, event.home_dealer_id as dealer_id,
  event.event_date, event.due_date, event.grace_end, event.is_visit, event.dealer_id as at_dealer_id,
  landmark_date,
  case
    when landmark.months_back > 0
      and not coalesce(event.next_date is null and event.left_date <= event.grace_end, false)
      then event.is_loss
  end as is_lost
from vehicle_event as event
join landmark_day as landmark
  on landmark.as_of = event.as_of
  and event.event_date <= landmark_date and event.grace_end > landmark_date
  and coalesce(event.next_date, date 'infinity') > landmark_date
  and coalesce(event.left_date, date 'infinity') > landmark_date
where not event.is_dealer_owned and event.customer_id is not null
  and is_in_share(event.vehicle_id)
  -- A second event on the day of the first (a visit on the day of delivery) takes its place.
  and (event.next_date is null or event.next_date > event.event_date)
qualify row_number() over (
  partition by landmark.months_back, event.vehicle_id
  order by event.event_date desc, event.is_visit desc, event.dealer_id
) = 1;

-- The event waited after is the last before the landmark, so that its visit has all earlier ones behind it.
create or replace temp table waiting_visited as
with visit_past as (
  select
    visit_id, visit_nth, received, wait_minutes, is_on_time, is_rework,
    avg(case when received > 0 then received end) over (
      partition by vehicle_id order by visit_date
      range between unbounded preceding and interval 1 day preceding
    ) as mean_before,
    last_value(case when not is_mileage_suspect then mileage_km end ignore nulls) over (
      partition by vehicle_id order by visit_nth rows unbounded preceding
    ) as mileage_km
  from visit
  where is_in_share(vehicle_id)
)

select
  months_back, vehicle_id, visit_nth as visit_count, received, wait_minutes, is_on_time, is_rework,
  mean_before, mileage_km
from waiting
join visit_past using (visit_id);

create or replace temp table waiting_serviced as
select months_back, waiting.vehicle_id, count(*) as due, count(*) filter (is_done) as done
from waiting
join due_service
  on due_service.vehicle_id = waiting.vehicle_id
  and decided_date <= landmark_date and decided_date > add_months(landmark_date, -24)
group by months_back, waiting.vehicle_id;

create or replace temp table waiting_lost as
select distinct months_back, waiting.vehicle_id
from waiting
join vehicle_event as event
  on event.vehicle_id = waiting.vehicle_id
  and event.is_loss and event.event_date < waiting.event_date;

create or replace temp table waiting_customer as
select distinct months_back, customer_id, landmark_date from waiting;

create or replace temp table waiting_judged as
select
  months_back, landmark_date, waiting.customer_id,
  arg_max(overall_level, {day: responded_date, id: response.response_id}) as level
from waiting_customer as waiting
join survey_response as response
  on response.customer_id = waiting.customer_id
  and responded_date <= landmark_date and responded_date > add_months(landmark_date, -12)
join response_level using (response_id)
where overall_level is not null
group by months_back, landmark_date, waiting.customer_id;

create or replace temp table waiting_complained as
select
  months_back, landmark_date, waiting.customer_id,
  arg_max(
    {
      days: case
        when outcome is distinct from 'unresolved' and received_date + cast(days_to_resolve as integer) <= landmark_date
          then days_to_resolve
      end
    },
    {day: received_date, id: complaint_nth}
  ).days as days_to_resolve
from waiting_customer as waiting
join complaint
  on complaint.customer_id = waiting.customer_id and is_countable
  and received_date <= landmark_date and received_date > add_months(landmark_date, -12)
group by months_back, landmark_date, waiting.customer_id;

create or replace temp table waiting_prepaid as
select distinct months_back, waiting.vehicle_id
from waiting
join prepaid_package
  on prepaid_package.vehicle_id = waiting.vehicle_id
  and sold_date <= landmark_date and expires_on > landmark_date;

create or replace table risk_landmark as
with aged as (
  select
    waiting.*,
    date_diff('day', due_date, landmark_date) as days_overdue,
    date_diff(
      'month',
      coalesce(origin.sale_date, origin.first_visit_date),
      landmark_date
    ) as months_owned
  from waiting
  join vehicle_origin as origin using (vehicle_id)
)

select
  aged.months_back, aged.is_validation, aged.is_training,
  aged.vehicle_id, aged.customer_id, aged.dealer_id, aged.due_date,
  aged.days_overdue, aged.is_lost,
  coalesce(visited.visit_count, 0) as visit_count,
  case
    when days_overdue < -90 then 0
    when days_overdue < -30 then 1
    when days_overdue < 0 then 2
    when days_overdue < 30 then 3
    when days_overdue < 60 then 4
    when days_overdue < 90 then 5
    when days_overdue < 120 then 6
    else 7
  end as recency,
  case
    when months_owned < 12 then 0
    when months_owned < 24 then 1
    when months_owned < 33 then 2
    when months_owned < 39 then 3
    else 4
  end as tenure,
  case
    when not aged.is_visit then 1
    when visited.visit_count = 1 then 2
    else 0
  end as visits,
  case
    when serviced.due is null then 3
    when serviced.done = serviced.due then 0
    when serviced.done * 2 >= serviced.due then 1
    else 2
  end as punctuality,
  case when lost.vehicle_id is not null then 1 else 0 end as lost_before,
  case
    when judged.level is null then 0
    when judged.level >= 5 then 1
    when judged.level = 4 then 2
    when judged.level = 3 then 3
    else 4
  end as satisfaction,
  case
    when complained.customer_id is null then 0
    when complained.days_to_resolve is null then 3
    when complained.days_to_resolve <= getvariable('quick_resolution_days') then 1
    else 2
  end as complaint,
  case
    when not aged.is_visit or visited.mean_before is null then 0
    when visited.received > getvariable('risk_price_rise') * visited.mean_before then 1
    else 0
  end as price,
  case
    when visited.is_on_time is false or visited.wait_minutes > getvariable('risk_long_wait_minutes')
      then 1
    else 0
  end as waiting,
  case when visited.is_rework then 1 else 0 end as rework,
  case
    when visited.mileage_km is null or months_owned is null or months_owned < 3 then 0
    when visited.mileage_km < getvariable('risk_low_km_per_month') * months_owned then 1
    when visited.mileage_km > getvariable('risk_high_km_per_month') * months_owned then 2
    else 0
  end as mileage,
  case when prepaid.vehicle_id is not null then 1 else 0 end as prepaid,
  case when owner.customer_kind in ('company', 'fleet') then 1 else 0 end as company
from aged
left join waiting_visited as visited
  on visited.months_back = aged.months_back and visited.vehicle_id = aged.vehicle_id
left join waiting_serviced as serviced
  on serviced.months_back = aged.months_back and serviced.vehicle_id = aged.vehicle_id
left join waiting_lost as lost
  on lost.months_back = aged.months_back and lost.vehicle_id = aged.vehicle_id
left join waiting_judged as judged
  on judged.months_back = aged.months_back and judged.landmark_date = aged.landmark_date
  and judged.customer_id = aged.customer_id
left join waiting_complained as complained
  on complained.months_back = aged.months_back
  and complained.landmark_date = aged.landmark_date
  and complained.customer_id = aged.customer_id
left join waiting_prepaid as prepaid
  on prepaid.months_back = aged.months_back and prepaid.vehicle_id = aged.vehicle_id
left join customer as owner on owner.customer_id = aged.customer_id;
