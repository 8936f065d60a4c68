-- One row per customer who was brought by another: referrer, who was brought, when.
-- Decided: a lead and the sale it led to are one referral, dated by the earlier; a referrer named by a car is who owned it then; nobody brings themselves.
create or replace temp table named_referrer as
select
  'sale' as kind, sale_id as id, sale_id, customer_id, referrer_customer_id, referrer_vehicle_id,
  coalesce(ordered_date, delivered_date) as day
from sale
where referrer_customer_id is not null or referrer_vehicle_id is not null
union all
select
  'lead', lead_id, sale_id, customer_id, referrer_customer_id, referrer_vehicle_id,
  cast(created_at as date)
from lead
where referrer_customer_id is not null or referrer_vehicle_id is not null;

create or replace table referral as
select
  named.kind, named.id, named.sale_id, named.day,
  coalesce(named.referrer_customer_id, owner_since.customer_id, later.customer_id) as customer_id
from named_referrer as named
asof left join owner_since
  on owner_since.vehicle_id = named.referrer_vehicle_id and owner_since.since <= named.day
left join (
  select vehicle_id, arg_min(customer_id, {since: since, customer: customer_id}) as customer_id
  from owner_since
  group by vehicle_id
) as later on later.vehicle_id = named.referrer_vehicle_id
where coalesce(named.referrer_customer_id, owner_since.customer_id, later.customer_id)
  is distinct from named.customer_id;

delete from referral where customer_id is null;

create or replace table referral_counted as
select customer_id, min(day) as day
from referral
group by customer_id, case when sale_id is null then 'lead ' || id else 'sale ' || sale_id end;
