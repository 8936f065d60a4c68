-- One row per list and customer that was drawn for it, whether called or set aside.
-- Decided: keys of another key table mean nothing here, and rows of customers who are not known are left out; a customer who turned out to be another goes by the older key; what came of it is counted over a fixed time after the list was drawn, whoever was reached.
create or replace temp table listed as
select
  row.*,
  coalesce(known.current_key, row.customer_key) as customer_id,
  row.key_table is distinct from getvariable('key_table_id') as is_foreign
from stg_call_list as row
left join (
  select key, any_value(current_key) as current_key
  from known_key
  where entity = 'customer'
  group by key
) as known on known.key = row.customer_key;

insert into excluded
select 'call_list', cast(null as varchar), case when is_foreign then 'other_key_table' else 'unknown_customer' end, count(*)
from listed
where is_foreign or customer_id not in (select customer_id from customer_home)
group by all;

create or replace table call_list as
with known as (
  select
    listed.list_id, listed.drawn_on, listed.customer_id,
    bool_or(listed.call_arm = 'call') as is_called,
    any_value(home.home_dealer_id) as dealer_id,
    any_value(home.as_of) as as_of
  from listed
  join customer_home as home on home.customer_id = listed.customer_id
  where not is_foreign
  group by listed.list_id, listed.drawn_on, listed.customer_id
),

visited as (
  select list_id, drawn_on, known.customer_id, count(*) as visits, sum(profit) as profit
  from known
  join visit
    on visit.customer_id = known.customer_id
    and visit_date > drawn_on
    and visit_date <= drawn_on + cast(getvariable('call_outcome_days') as integer)
  group by list_id, drawn_on, known.customer_id
),

reached as (
  select distinct list_id, drawn_on, known.customer_id
  from known
  join contact
    on contact.customer_id = known.customer_id
    and contact_result in ('reached', 'booked')
    and cast(contacted_at as date) >= drawn_on
    and cast(contacted_at as date) <= drawn_on + cast(getvariable('call_outcome_days') as integer)
)

select
  dense_rank() over (order by known.drawn_on, known.list_id) as list_nth,
  known.drawn_on, known.customer_id, known.dealer_id, known.is_called,
  known.drawn_on + cast(getvariable('call_outcome_days') as integer) <= known.as_of as is_over,
  visited.visits is not null as has_come,
  coalesce(visited.profit, 0) as profit,
  reached.customer_id is not null as was_reached
from known
left join visited
  on visited.list_id = known.list_id and visited.drawn_on = known.drawn_on
  and visited.customer_id = known.customer_id
left join reached
  on reached.list_id = known.list_id and reached.drawn_on = known.drawn_on
  and reached.customer_id = known.customer_id;
