-- One row per accepted lead.
-- Decided: a lead is linked to a customer the group already knows, and makes none; its sale is the order it names, else the order that names it, else the customer's first purchase within 12 months of its creation.
create or replace temp table lead_sale as
with named as (
  select row.rowid as stage_row, sale.sale_id
  from stg_lead as row
  join dealer on dealer.dealer_code = row.dealer
  join sale on sale.dealer_id = dealer.dealer_id and sale.order_no = row.order_no
  union all
  select row.rowid, sale.sale_id
  from stg_lead as row
  join dealer on dealer.dealer_code = row.dealer
  join sale on sale.dealer_id = dealer.dealer_id and sale.lead_no = row.lead_no
)

select stage_row, min(sale_id) as sale_id
from named
group by stage_row;

-- Names with phones that stand for one customer of the files.
create or replace temp table filed_name_phone as
select name, phone, any_value(customer_id) as customer_id
from person_node
join person_key using (node)
where domain = 'customer_no' and name is not null and phone is not null
group by name, phone
having count(distinct customer_id) = 1;

create or replace table lead as
with resolved as (
  select
    row.rowid as stage_row,
    dealer.dealer_id,
    coalesce(
      named_sale.customer_id, customer_number_key.customer_id, filed.customer_id,
      name_phone_key.customer_id
    ) as customer_id,
    named_sale.sale_id,
    consultant.alias as consultant,
    referrer.customer_id as referrer_customer_id,
    cast(referrer_vehicle.key as integer) as referrer_vehicle_id
  from stg_lead as row
  join dealer on dealer.dealer_code = row.dealer
  left join lead_sale on lead_sale.stage_row = row.rowid
  left join sale as named_sale on named_sale.sale_id = lead_sale.sale_id
  left join customer_number_key
    on customer_number_key.dealer = row.dealer and customer_number_key.customer_no = row.customer_no
  left join filed_name_phone as filed
    on filed.name = case when row.customer_no is null then normal_name(row.name) end
    and filed.phone = row.phone
  left join name_phone_key
    on name_phone_key.name = case when row.customer_no is null then normal_name(row.name) end
    and name_phone_key.phone = row.phone
  left join staff_alias as consultant
    on consultant.dealer = row.dealer
    and consultant.role = 'consultant' and consultant.name = normal_name(row.consultant)
  left join customer_number_key as referrer
    on referrer.dealer = row.dealer and referrer.customer_no = row.referred_by_customer_no
  left join vehicle_key as referrer_vehicle on referrer_vehicle.value = row.referred_by_vin
),

later_sale as (
  select
    resolved.stage_row,
    arg_min(sale.sale_id, {day: sale.delivered_date, id: sale.sale_id}) as sale_id
  from resolved
  join stg_lead as row on row.rowid = resolved.stage_row
  join sale on sale.customer_id = resolved.customer_id
  where resolved.sale_id is null and row.outcome is distinct from 'lost'
    and sale.delivered_date >= cast(row.created_at as date)
    and sale.delivered_date <= add_months(cast(row.created_at as date), 12)
  group by resolved.stage_row
)

select
  cast(row_number() over (order by resolved.dealer_id, row.created_at, row.lead_no) as integer)
    as lead_id,
  resolved.* exclude (stage_row, sale_id),
  coalesce(resolved.sale_id, later_sale.sale_id) as sale_id,
  row.gender, row.created_at, row.source, row.lead_level, row.first_lead_level,
  publishable(row.intended_series) as intended_series,
  row.intended_list_price,
  len(list_distinct(list_filter(
    string_split_regex(row.models_compared, '[/|,;、，；]+'), lambda model: trim(model) <> ''
  ))) as compared_count,
  row.first_visit_date, row.test_drive_date, row.quoted_date,
  coalesce(row.has_test_drive, row.test_drive_date is not null) as has_test_drive,
  row.has_asked_discount, row.has_trade_in_intent, row.is_first_car,
  row.visit_count, row.contact_count, row.outcome, row.outcome_date, row.lost_reason,
  publishable(row.lost_to_brand) as lost_to_brand
from resolved
join stg_lead as row on row.rowid = resolved.stage_row
left join later_sale using (stage_row);
