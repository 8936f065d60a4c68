-- One row per VIN, whichever dealers know it.
-- Decided: the latest file says what the car is, the seller's file when it was sold; status dates of leaving count only with a date; warranties of more than 15 years are a DMS's way of saying none.
create or replace table vehicle as
with filed as (
  select
    key as vehicle_id,
    arg_max(publishable(brand), recency) as brand,
    arg_max(publishable(series), recency) as model_series,
    arg_max(publishable(model), recency) as model,
    arg_max(model_year, recency) as model_year,
    arg_max(use_nature, recency) as use_nature,
    arg_max(vehicle_status, recency) as vehicle_status,
    arg_max(status_date, recency) as status_date,
    arg_max(warranty_end_date, recency) as warranty_end_date,
    arg_max(odometer_replaced_date, recency) as odometer_replaced_date,
    arg_max(mileage_km, recency) as filed_mileage_km,
    arg_max(customer_id, recency) as filed_customer_id,
    arg_max(dealer, recency) filter (sold_here) as selling_dealer,
    bool_or(sold_here) as is_filed_sold_here,
    coalesce(min(sale_date) filter (sold_here), min(sale_date)) as filed_sale_date,
    bool_or(plate is not null) as has_plate
  from (
    select *, row_number() over (order by exported_on nulls first, source_id, row_number) as recency
    from stg_vehicle
  ) as row
  join vehicle_key on vehicle_key.value = row.vin
  left join customer_number_key using (dealer, customer_no)
  group by key
),

sold as (
  select
    key as vehicle_id,
    arg_max(publishable(brand), recency) as brand,
    arg_max(publishable(series), recency) as model_series,
    arg_max(publishable(model), recency) as model
  from (
    select *, row_number() over (order by invoiced_date, source_id, row_number) as recency
    from stg_sales_order
  ) as row
  join vehicle_key on vehicle_key.value = row.vin
  group by key
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
