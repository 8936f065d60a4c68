-- One row per name with phone where no number is given; one row per owner nobody is named for.
-- Decided: an order or response without any person belongs to the vehicle's owner if another row names one, else to an unnamed owner of the vehicle, else it is a person of its own.
create or replace temp table name_phone_seen as
with named as (
  select normal_name(name) as name, phone, customer_no from stg_repair_order
  union all
  select normal_name(name), phone, customer_no from stg_sales_order
  union all
  select normal_name(name), phone, customer_no from stg_survey_response
)

select distinct name, phone
from named
where customer_no is null and name is not null and phone is not null and not is_test_text(name);

create or replace temp table vehicle_person_seen as
select vin, bool_or(is_named) as is_named, bool_or(is_order) as is_order
from (
  select vin, customer_no is not null as is_named, false as is_order from stg_vehicle
  union all
  select
    vin,
    customer_no is not null
      or (name is not null and phone is not null and not is_test_text(name)) as is_named,
    not is_test_text(name) as is_order
  from stg_repair_order
  union all
  select
    vin,
    customer_no is not null
      or (name is not null and phone is not null and not is_test_text(name)),
    not is_test_text(name)
  from stg_sales_order
)
where vin is not null and not is_test_vin(vin)
group by vin;

create or replace temp table anonymous_seen as
select 'owner' as domain, cast(null as varchar) as dealer, vin as value
from vehicle_person_seen
where is_order and not is_named
union all
select 'sales_order', dealer, order_no
from stg_sales_order
where customer_no is null and vin is null and (name is null or phone is null)
union all
select distinct
  case when vin is null then 'response' else 'owner' end,
  case when vin is null then dealer end,
  coalesce(vin, questionnaire || chr(31) || response_no)
from stg_survey_response as response
where customer_no is null and (name is null or phone is null)
  and (
    vin is null
    or vin not in (select vin from vehicle_person_seen where is_named or is_order)
  )
  and not exists (
    select 1
    from stg_repair_order as "order"
    where "order".dealer = response.dealer and "order".ro_no = response.ro_no
  )
  and not exists (
    select 1
    from stg_sales_order as "order"
    where "order".dealer = response.dealer and "order".order_no = response.order_no
  );
