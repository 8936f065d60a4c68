-- One row per customer and one per vehicle: the dealer where they are at home.
-- Decided: most countable visits in the 24 months before each dealer's as-of, then the latest; without any, where the latest car was bought, then the latest visit, then any dealer that knows them.
create or replace temp table recent_visit as
select visit.vehicle_id, visit.customer_id, visit.dealer_id, visit.visit_date
from visit
join dealer using (dealer_id)
where visit_date > add_months(dealer.as_of, -getvariable('home_dealer_months'));

create or replace table customer_home as
with visited as (
  select
    customer_id,
    arg_max(dealer_id, {visits: visit_count, latest: latest, dealer: -dealer_id}) as dealer_id
  from (
    select customer_id, dealer_id, count(*) as visit_count, max(visit_date) as latest
    from recent_visit
    where customer_id is not null
    group by customer_id, dealer_id
  )
  group by customer_id
),

bought as (
  select customer_id, arg_max(dealer_id, {day: delivered_date, id: sale_id}) as dealer_id
  from sale
  group by customer_id
),

once_visited as (
  select customer_id, arg_max(dealer_id, {day: visit_date, id: visit_id}) as dealer_id
  from visit
  group by customer_id
),

answered as (
  select customer_id, arg_max(dealer_id, {day: responded_date, id: response_id}) as dealer_id
  from survey_response
  group by customer_id
),

numbered as (
  select customer_id, min(dealer.dealer_id) as dealer_id
  from customer_number_key
  join dealer on dealer.dealer_code = customer_number_key.dealer
  group by customer_id
),

chosen as (
  select
    customer.customer_id,
    coalesce(
      visited.dealer_id, bought.dealer_id, once_visited.dealer_id, answered.dealer_id,
      customer.filed_dealer_id, numbered.dealer_id
    ) as home_dealer_id
  from customer
  left join visited using (customer_id)
  left join bought using (customer_id)
  left join once_visited using (customer_id)
  left join answered using (customer_id)
  left join numbered using (customer_id)
)

select customer_id, home_dealer_id, dealer.as_of
from chosen
left join dealer on dealer.dealer_id = chosen.home_dealer_id;

create or replace table vehicle_home as
with visited as (
  select
    vehicle_id,
    arg_max(dealer_id, {visits: visit_count, latest: latest, dealer: -dealer_id}) as dealer_id
  from (
    select vehicle_id, dealer_id, count(*) as visit_count, max(visit_date) as latest
    from recent_visit
    group by vehicle_id, dealer_id
  )
  group by vehicle_id
),

once_visited as (
  select vehicle_id, arg_max(dealer_id, {day: visit_date, id: visit_id}) as dealer_id
  from visit
  group by vehicle_id
),

chosen as (
  select
    origin.vehicle_id,
    coalesce(visited.dealer_id, origin.selling_dealer_id, once_visited.dealer_id) as home_dealer_id
  from vehicle_origin as origin
  left join visited using (vehicle_id)
  left join once_visited using (vehicle_id)
)

select vehicle_id, home_dealer_id, dealer.as_of
from chosen
left join dealer on dealer.dealer_id = chosen.home_dealer_id;

drop table recent_visit;
