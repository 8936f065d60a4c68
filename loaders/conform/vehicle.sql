-- One row per VIN, whichever dealers know it.
-- Decided: the latest file says what the car is, the seller's file when it was sold; status dates of leaving count only with a date; warranties of more than 15 years are a DMS's way of saying none.

-- Most have one row: only what is said of the others has to be weighed.
create or replace temp table several_vehicle_rows as
select hash(vin) as vin_hash from stg_vehicle group by vin_hash having count(*) > 1;

create or replace temp table several_vehicle_sales as
select hash(vin) as vin_hash from stg_sales_order group by vin_hash having count(*) > 1;

create or replace table vehicle as
with filed_row as (
  select
    key as vehicle_id, hash(vin) in (select vin_hash from several_vehicle_rows) as has_company,
    publishable(brand) as brand, publishable(series) as model_series, publishable(model) as model,
    model_year, use_nature, vehicle_status, status_date, warranty_end_date, odometer_replaced_date,
    mileage_km, customer_id, dealer, sold_here, sale_date, plate is not null as has_plate,
    exported_on, source_id, row_number
  from stg_vehicle
  join vehicle_key on vehicle_key.value = vin
  left join customer_number_key using (dealer, customer_no)
),

filed as (
  select
    vehicle_id, brand, model_series, model, model_year, use_nature, vehicle_status, status_date,
    warranty_end_date, odometer_replaced_date, mileage_km as filed_mileage_km,
    customer_id as filed_customer_id, case when sold_here then dealer end as selling_dealer,
    sold_here as is_filed_sold_here, sale_date as filed_sale_date, has_plate
  from filed_row
  where not has_company
  union all
  select
    vehicle_id,
    arg_max(brand, recency),
    arg_max(model_series, recency),
    arg_max(model, recency),
    arg_max(model_year, recency),
    arg_max(use_nature, recency),
    arg_max(vehicle_status, recency),
    arg_max(status_date, recency),
    arg_max(warranty_end_date, recency),
    arg_max(odometer_replaced_date, recency),
    arg_max(mileage_km, recency),
    arg_max(customer_id, recency),
    arg_max(dealer, recency) filter (sold_here),
    bool_or(sold_here),
    coalesce(min(sale_date) filter (sold_here), min(sale_date)),
    bool_or(has_plate)
  from (
    select *, row_number() over (order by exported_on nulls first, source_id, row_number) as recency
    from filed_row
    where has_company
  )
  group by vehicle_id
),

sold_row as (
  select
    key as vehicle_id, hash(vin) in (select vin_hash from several_vehicle_sales) as has_company,
    publishable(brand) as brand, publishable(series) as model_series, publishable(model) as model,
    invoiced_date, source_id, row_number
  from stg_sales_order
  join vehicle_key on vehicle_key.value = vin
),

sold as (
  select vehicle_id, brand, model_series, model
  from sold_row
  where not has_company
  union all
  select
    vehicle_id, arg_max(brand, recency), arg_max(model_series, recency), arg_max(model, recency)
  from (
    select *, row_number() over (order by invoiced_date, source_id, row_number) as recency
    from sold_row
    where has_company
  )
  group by vehicle_id
),

repaired as (
  select
    key as vehicle_id,
    arg_max(publishable(series), {opened_at: opened_at, value: series}) as model_series,
    arg_max(publishable(model), {opened_at: opened_at, value: model}) as model
  from stg_repair_order
  join vehicle_key on vehicle_key.value = stg_repair_order.vin
  where (series is not null or model is not null)
    and key not in (select vehicle_id from filed where model_series is not null)
    and key not in (select vehicle_id from sold where model_series is not null)
  group by key
)

select
  cast(key as integer) as vehicle_id,
  coalesce(filed.brand, sold.brand) as brand,
  coalesce(filed.model_series, sold.model_series, repaired.model_series) as model_series,
  coalesce(filed.model, sold.model, repaired.model) as model,
  cast(filed.model_year as smallint) as model_year,
  filed.use_nature,
  filed.vehicle_status,
  filed.status_date,
  case when filed.vehicle_status in ('sold', 'scrapped', 'moved', 'total_loss')
    then filed.status_date end as left_date,
  case
    when filed.warranty_end_date
      <= add_months(coalesce(filed.filed_sale_date, filed.warranty_end_date), 180)
      and year(filed.warranty_end_date) < 2090
      then filed.warranty_end_date
  end as warranty_end_date,
  filed.odometer_replaced_date,
  filed.filed_mileage_km,
  filed.filed_customer_id,
  filed.filed_sale_date,
  coalesce(filed.is_filed_sold_here, false) as is_filed_sold_here,
  dealer.dealer_id as filed_selling_dealer_id,
  coalesce(filed.has_plate, false) as has_plate,
  filed.vehicle_id is not null as is_filed,
  coalesce(filed.use_nature in ('test_drive', 'courtesy'), false) as is_dealer_owned
from vehicle_key
left join filed on filed.vehicle_id = vehicle_key.key
left join sold on sold.vehicle_id = vehicle_key.key
left join repaired on repaired.vehicle_id = vehicle_key.key
left join dealer on dealer.dealer_code = filed.selling_dealer;
