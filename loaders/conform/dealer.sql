-- One row per dealer met in any extract.
-- Decided: a dealer that no dealer file names goes by its code; repair data start with the first of three months in a row that have orders, so that a stray early row opens no empty years.
create or replace table dealer as
with filed as (
  select
    dealer_code,
    arg_max(dealer_name, recency) as dealer_name,
    arg_max(short_name, recency) as short_name,
    arg_max(group_name, recency) as group_name,
    arg_max(region, recency) as region,
    arg_max(province, recency) as province,
    arg_max(city, recency) as city,
    arg_max(brand, recency) as brand
  from (
    select *, row_number() over (order by exported_on nulls first, source_id, row_number) as recency
    from stg_dealer
  )
  group by dealer_code
),

repair_month as (
  select dealer, month_of(cast(opened_at as date)) as month, cast(min(opened_at) as date) as first_day
  from stg_repair_order
  group by all
),

repair_run as (
  select
    *,
    lead(month) over following = add_months(month, 1)
      and lead(month, 2) over following = add_months(month, 2) as is_run
  from repair_month
  window following as (partition by dealer order by month)
),

repair_start as (
  select
    dealer,
    coalesce(min(first_day) filter (is_run), min(first_day)) as repair_data_from
  from repair_run
  group by dealer
)

select
  cast(key as smallint) as dealer_id,
  value as dealer_code,
  coalesce(publishable(filed.dealer_name), publishable(value), 'D' || key) as dealer_name,
  coalesce(
    publishable(filed.short_name), publishable(filed.dealer_name), publishable(value), 'D' || key
  ) as short_name,
  normal_name(filed.dealer_name) as own_name,
  normal_name(filed.short_name) as own_short_name,
  normal_name(filed.group_name) as own_group_name,
  publishable(filed.region) as region,
  place_name(filed.province) as province,
  place_name(filed.city) as city,
  publishable(filed.brand) as brand,
  as_of.as_of,
  repair_start.repair_data_from
from dealer_key
left join filed on filed.dealer_code = dealer_key.value
left join (select dealer, max(as_of) as as_of from as_of group by dealer) as as_of
  on as_of.dealer = dealer_key.value
left join repair_start on repair_start.dealer = dealer_key.value;

-- Names under which a dealer owns cars itself.
create or replace table dealer_own_name as
select distinct unnest([own_name, own_short_name, own_group_name]) as name
from dealer;
delete from dealer_own_name where name is null;

-- Margins by stream; one given for a dealer goes before one for all.
create or replace table dealer_margin as
select
  dealer_id,
  max(margin) filter (revenue_stream = 'labour') as labour_margin,
  max(margin) filter (revenue_stream = 'parts') as parts_margin,
  max(margin) filter (revenue_stream = 'other_service') as other_service_margin,
  max(margin) filter (revenue_stream = 'new_car') as new_car_margin,
  max(margin) filter (revenue_stream = 'accessories') as accessories_margin,
  max(margin) filter (revenue_stream = 'insurance') as insurance_margin,
  max(margin) filter (revenue_stream = 'package') as package_margin
from (
  select
    dealer_id, revenue_stream,
    coalesce(
      max(margin_share) filter (stg_margin.dealer is not null),
      max(margin_share) filter (stg_margin.dealer is null)
    ) as margin
  from dealer
  join stg_margin on stg_margin.dealer is null or stg_margin.dealer = dealer.dealer_code
  group by dealer_id, revenue_stream
)
group by dealer_id;

insert into conform_warning
select 'margin', dealer, 'margin_assumed', count(*)
from stg_margin
where is_assumed
group by dealer;
