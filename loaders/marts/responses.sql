-- One row per accepted response.
-- Decided: the next visit is the customer's next countable one after the day of the answer, at any dealer and at the same one; the next purchase leaves out the sale that the response is about.
with next_visit as (
  select response.response_id, visit.visit_date
  from (select response_id, customer_id, responded_date from survey_response) as response
  asof join (
    select distinct customer_id, visit_date from visit where customer_id is not null
  ) as visit
    on visit.customer_id = response.customer_id and visit.visit_date > response.responded_date
),

next_visit_here as (
  select response.response_id, visit.visit_date
  from (select response_id, customer_id, dealer_id, responded_date from survey_response) as response
  asof join (
    select distinct customer_id, dealer_id, visit_date from visit where customer_id is not null
  ) as visit
    on visit.customer_id = response.customer_id
    and visit.dealer_id = response.dealer_id
    and visit.visit_date > response.responded_date
),

next_purchase as (
  select response.response_id, min(sale.delivered_date) as delivered_date
  from survey_response as response
  join sale using (customer_id)
  where sale.delivered_date > response.responded_date
    and sale.sale_id is distinct from response.sale_id
  group by response.response_id
)

select
  response.response_id, response.customer_id, response.dealer_id,
  coalesce(response.model_series, customer_state.model_series) as model_series,
  coalesce(customer_state.customer_kind in ('company', 'fleet', 'dealer'), false) as is_company,
  response.questionnaire, response.journey, response.wave, response.channel,
  response.responded_date, response.visit_id, response.sale_id,
  overall_score, overall_scale_min, overall_scale_max, overall_level,
  return_level, recommend_level, recommend_score,
  recommend_scale_min, recommend_scale_max,
  advantage_level, premium_level, forgive_level, standard_level,
  recommended_count, warned_count,
  next_visit.visit_date as next_visit_date,
  next_visit_here.visit_date as next_visit_same_dealer_date,
  next_purchase.delivered_date as next_purchase_date,
  coalesce(customer_state.as_of, dealer.as_of) as as_of
from survey_response as response
join dealer using (dealer_id)
left join response_level using (response_id)
left join customer_state on customer_state.customer_id = response.customer_id
left join next_visit using (response_id)
left join next_visit_here using (response_id)
left join next_purchase using (response_id)
order by response.response_id
