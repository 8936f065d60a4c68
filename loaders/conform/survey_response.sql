-- One row per accepted survey response, with the visit or sale it is about.
-- Decided: about the order it names, else the vehicle's visit on the day it names, else the latest visit in the 90 days (sale: 12 months) before it; a questionnaire is known by its code or its name.
create or replace table item as
select
  cast(row_number() over (order by questionnaire, item_order nulls last, item_code) as smallint)
    as item_id,
  * exclude (source_id, row_number, exported_on) replace (
    in_chinese_print(questionnaire_label) as questionnaire_label,
    in_chinese_print(label_zh) as label_zh,
    in_chinese_print(factor_label) as factor_label
  )
from stg_item;

create or replace table questionnaire_name as
select name, min(questionnaire) as questionnaire, any_value(journey order by journey) as journey
from (
  select distinct questionnaire as name, questionnaire, journey from stg_item
  union
  select distinct questionnaire_label, questionnaire, journey
  from stg_item
  where questionnaire_label not in (select questionnaire from stg_item)
)
where name is not null
group by name;

create or replace table response_resolved as
select
  response.rowid as stage_row,
  dealer.dealer_id,
  response.dealer,
  response.questionnaire as given_questionnaire,
  response.response_no,
  coalesce(questionnaire_name.questionnaire, publishable(response.questionnaire)) as questionnaire,
  coalesce(
    response.about, questionnaire_name.journey,
    case when repaired.ro_no is not null then 'service' when sold.sale_id is not null then 'sales' end
  ) as journey,
  publishable(response.wave) as wave,
  response.channel,
  response.responded_date,
  response.event_date,
  coalesce(repaired.vehicle_id, sold.vehicle_id, subject.vehicle_id) as vehicle_id,
  coalesce(
    subject.numbered_customer_id, repaired.customer_id, sold.customer_id,
    name_phone_key.customer_id, subject.customer_id, unnamed.customer_id, unnamed_owner.customer_id
  ) as customer_id,
  repaired.visit_id as named_visit_id,
  sold.sale_id as named_sale_id,
  publishable(response.series) as model_series
from stg_survey_response as response
join dealer on dealer.dealer_code = response.dealer and is_in_share(dealer.dealer_id)
join survey_response_subject as subject
  on subject.stage_row = response.rowid and is_in_share(subject.dealer_id)
left join questionnaire_name on questionnaire_name.name = response.questionnaire
left join (
  select
    repair_order.dealer_id, ro_no, repair_order.vehicle_id, repair_order.customer_id, visit.visit_id
  from repair_order
  left join (from visit where is_in_share(dealer_id)) as visit
    on visit.dealer_id = case when repair_order.is_countable then repair_order.dealer_id end
    and visit.vehicle_id = repair_order.vehicle_id
    and visit.visit_date = repair_order.opened_date
  where is_in_share(repair_order.dealer_id)
) as repaired
  on repaired.dealer_id = dealer.dealer_id and repaired.ro_no = response.ro_no
left join (from sale where is_in_share(dealer_id)) as sold
  on sold.dealer_id = dealer.dealer_id and sold.order_no = response.order_no
left join name_phone_key
  on name_phone_key.name = case when response.customer_no is null then normal_name(response.name) end
  and name_phone_key.phone = response.phone
left join anonymous_key as unnamed
  on unnamed.domain = 'response' and unnamed.dealer = response.dealer
  and unnamed.value = response.questionnaire || chr(31) || response.response_no
left join anonymous_key as unnamed_owner
  on unnamed_owner.domain = 'owner' and unnamed_owner.value = response.vin;

-- The visit a service response is about where it names no order.
create or replace temp table response_visit as
select response.stage_row, visit.visit_id
from (
  select stage_row, dealer_id, vehicle_id, coalesce(event_date, responded_date) as day, event_date
  from response_resolved
  where journey is distinct from 'sales' and named_visit_id is null and vehicle_id is not null
) as response
asof join (select visit_id, dealer_id, vehicle_id, visit_date from visit) as visit
  on visit.dealer_id = response.dealer_id
  and visit.vehicle_id = response.vehicle_id
  and visit.visit_date <= response.day
where case
  when event_date is not null then visit.visit_date = event_date
  else visit.visit_date >= day - 90
end;

create or replace temp table response_sale as
select response.stage_row, sale.sale_id
from (
  select stage_row, dealer_id, customer_id, responded_date
  from response_resolved
  where journey = 'sales' and named_sale_id is null and customer_id is not null
) as response
asof join (
  select min(sale_id) as sale_id, dealer_id, customer_id, delivered_date
  from sale
  where customer_id is not null
  group by all
) as sale
  on sale.dealer_id = response.dealer_id
  and sale.customer_id = response.customer_id
  and sale.delivered_date <= response.responded_date
where sale.delivered_date >= add_months(response.responded_date, -12);

create or replace table survey_response as
select cast(row_number() over () as integer) as response_id, *
from (
  select
    resolved.* exclude (named_visit_id, named_sale_id, event_date, model_series),
    case when journey is distinct from 'sales'
      then coalesce(named_visit_id, response_visit.visit_id) end as visit_id,
    case when journey is distinct from 'service'
      then coalesce(named_sale_id, response_sale.sale_id) end as sale_id,
    coalesce(vehicle.model_series, resolved.model_series) as model_series
  from response_resolved as resolved
  left join response_visit using (stage_row)
  left join response_sale using (stage_row)
  left join vehicle on vehicle.vehicle_id = resolved.vehicle_id
  order by resolved.dealer_id, responded_date, resolved.questionnaire, given_questionnaire,
    response_no
);

insert into conform_warning
select 'survey_response', dealer, 'no_visit_or_sale', count(*)
from survey_response
where visit_id is null and sale_id is null
group by dealer;

drop table response_resolved;
