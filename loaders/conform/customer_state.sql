-- One row per customer: what they are as of their home dealer's as-of.
-- Decided: money received is what after-sales received; profit is that of visits, purchases and packages; windows of months end with the as-of, the value when last seen with the last visit or purchase.
create or replace table profit_day as
select customer_id, visit_date as day, profit
from visit
where customer_id is not null and profit <> 0
union all
select customer_id, delivered_date, profit
from sale
where customer_id is not null and profit is not null
union all
select customer_id, sold_date, profit
from prepaid_package
where customer_id is not null and profit is not null;

create or replace table customer_state as
with home as (
  select
    *,
    add_months(as_of, -12) as year_before,
    add_months(as_of, -24) as two_years_before
  from customer_home
  where is_in_share(customer_id)
),

visited as (
  select
    visit.customer_id,
    count(*) as visit_count,
    min(visit_date) as first_visit_date,
    max(visit_date) as last_visit_date,
    arg_max(model_series, {day: visit_date, id: visit_id}) as model_series,
    arg_max({alias: advisor, dealer: dealer_id}, {day: visit_date, id: visit_id}).alias as advisor,
    cast(
      sum(received) filter (visit_date > year_before and visit_date <= as_of) as decimal(18, 2)
    ) as received_12m,
    cast(count(*) filter (visit_date > two_years_before and visit_date <= as_of) as integer)
      as visits_24m,
    cast(
      count(distinct visit_date) filter (visit_date > two_years_before and visit_date <= as_of)
      as integer
    ) as visit_days_24m,
    cast(
      sum(received) filter (visit_date > two_years_before and visit_date <= as_of)
      as decimal(18, 2)
    ) as received_24m
  from (select * exclude (model_series), coalesce(model_series, '') as model_series from visit)
    as visit
  join home using (customer_id)
  group by visit.customer_id
),

bought as (
  select
    customer_id,
    count(*) as purchase_count,
    min(delivered_date) as first_purchase_date,
    max(delivered_date) as last_purchase_date,
    arg_max(coalesce(sale.model_series, vehicle.model_series), {day: delivered_date, id: sale_id})
      as model_series,
    arg_min(source, {day: delivered_date, id: sale_id}) as source
  from sale
  left join vehicle using (vehicle_id)
  where is_in_share(customer_id)
  group by customer_id
),

answered as (
  select
    customer_id,
    min(responded_date) as first_response_date,
    arg_max(model_series, {day: responded_date, id: response_id}) as model_series
  from survey_response
  where is_in_share(customer_id)
  group by customer_id
),

serviced as (
  select
    customer_id,
    cast(count(*) as integer) as services_due_24m,
    cast(count(*) filter (is_done) as integer) as services_done_24m
  from due_service
  join home using (customer_id)
  where decided_date > two_years_before and decided_date <= as_of
  group by customer_id
),

followed as (
  select
    customer_id,
    min(due_date) filter (is_loss) as first_lost_date,
    arg_min({day: next_date}, event_date) filter (is_loss).day as first_reactivated_date,
    arg_max({due: due_date, lost: is_loss, left_on: left_date}, event_date) as last_event
  from customer_event
  where is_in_share(customer_id)
  group by customer_id
),

owned as (
  select
    customer_id,
    count(*) as vehicle_count,
    cast(bool_or(vehicle.model is not null) as integer)
      + cast(bool_or(vehicle.filed_sale_date is not null) as integer)
      + cast(bool_or(vehicle.filed_mileage_km is not null) as integer)
      + cast(bool_or(vehicle.has_plate) as integer) as vehicle_filled_count,
    bool_or(vehicle.is_filed) as has_vehicle_file
  from (
    select
      vehicle_id,
      arg_max(customer_id, {seen: last_seen, since: since, customer: customer_id}) as customer_id
    from vehicle_owner
    group by vehicle_id
  )
  join vehicle using (vehicle_id)
  where is_in_share(customer_id)
  group by customer_id
),

member as (
  select
    customer_id,
    arg_max(member_level, {day: occurred_at, id: transaction_id}) as member_level
  from points_transaction
  where is_in_share(customer_id)
  group by customer_id
),

referred as (
  select customer_id, count(*) as referral_count
  from referral_counted
  where is_in_share(customer_id)
  group by customer_id
),

dated as (
  select
    customer.* exclude (filed_dealer_id, advisor),
    customer.advisor as filed_advisor,
    home.home_dealer_id, home.as_of, home.year_before,
    visited.* exclude (customer_id, model_series),
    nullif(visited.model_series, '') as visited_series,
    bought.* exclude (customer_id, model_series, source),
    bought.model_series as bought_series,
    bought.source as bought_source,
    answered.model_series as answered_series,
    answered.first_response_date,
    serviced.services_due_24m, serviced.services_done_24m,
    followed.first_lost_date, followed.first_reactivated_date, followed.last_event,
    owned.vehicle_count, owned.vehicle_filled_count, owned.has_vehicle_file,
    member.member_level,
    referred.referral_count,
    least(
      visited.first_visit_date, bought.first_purchase_date, answered.first_response_date,
      customer.created_date
    ) as first_seen_date,
    greatest(visited.last_visit_date, bought.last_purchase_date) as last_seen_date
  from customer
  left join home using (customer_id)
  left join visited using (customer_id)
  left join bought using (customer_id)
  left join answered using (customer_id)
  left join serviced using (customer_id)
  left join followed using (customer_id)
  left join owned using (customer_id)
  left join member using (customer_id)
  left join referred using (customer_id)
  where is_in_share(customer_id)
),

valued as (
  select
    profit_day.customer_id,
    cast(
      sum(profit) filter (day > year_before_seen and day <= last_seen_date) as decimal(18, 2)
    ) as value_when_last_seen,
    cast(
      sum(profit) filter (day > year_before and day <= as_of) as decimal(18, 2)
    ) as profit_12m
  from profit_day
  join (
    select *, add_months(last_seen_date, -12) as year_before_seen
    from dated
  ) using (customer_id)
  group by profit_day.customer_id
),

rated as (
  select
    dated.customer_id,
    arg_max(overall_level, {day: responded_date, id: response_id}) as level_before_loss
  from dated
  join survey_response as response using (customer_id)
  join response_level using (response_id)
  where overall_level is not null
    and responded_date <= first_lost_date
    and responded_date > add_months(first_lost_date, -getvariable('lost_response_months'))
  group by dated.customer_id
)

select
  dated.* exclude (last_event, year_before),
  case
    when last_visit_date >= coalesce(last_purchase_date, last_visit_date) then visited_series
    when last_purchase_date is not null then coalesce(bought_series, visited_series)
    else answered_series
  end as model_series,
  valued.value_when_last_seen,
  valued.profit_12m,
  rated.level_before_loss,
  last_event.due as next_due_date,
  coalesce(last_event.lost, false) as is_lost,
  coalesce(
    not last_event.lost and last_event.left_on is null
    and add_months(last_event.due, getvariable('at_risk_after_due_months')) < as_of,
    false
  ) as is_at_risk
from dated
left join valued using (customer_id)
left join rated using (customer_id);
