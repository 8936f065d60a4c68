-- One row per accepted response.
-- Decided: the next visit is the customer's next countable one after the day of the answer, at any dealer and at the same one; the next purchase leaves out the sale that the response is about; months after the answer are whole ones begun, so that "within so many months" is one comparison of small numbers.
with next_visit as (
  select response.response_id, visit.visit_date
  from (select response_id, customer_id, responded_date from survey_response) as response
  asof join (select customer_id, visit_date from visit where customer_id is not null) as visit
    on visit.customer_id = response.customer_id and visit.visit_date > response.responded_date
),

next_visit_here as (
  select response.response_id, visit.visit_date
  from (select response_id, customer_id, dealer_id, responded_date from survey_response) as response
  asof join (select customer_id, dealer_id, visit_date from visit where customer_id is not null)
    as visit
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
),

next_complaint as (
  select response.response_id, complaint.received_date
  from (select response_id, customer_id, responded_date from survey_response) as response
  asof join (
    select customer_id, received_date
    from complaint
    where is_countable and customer_id is not null
  ) as complaint
    on complaint.customer_id = response.customer_id
    and complaint.received_date > response.responded_date
),

latest as (
  select arg_max(response_id, {day: responded_date, id: response_id}) as response_id
  from survey_response
  join response_level using (response_id)
  where customer_id is not null and overall_level is not null
  group by customer_id
),

answer as (
  select
    response.response_id, response.customer_id, response.dealer_id, responded_date,
    coalesce(response.model_series, customer_state.model_series) as model_series,
    recommended_count is not null and warned_count is not null as is_asked
  from survey_response as response
  join response_level using (response_id)
  left join customer_state on customer_state.customer_id = response.customer_id
  where response.customer_id is not null and overall_level is not null
),

previous as (
  select
    response_id,
    lag(responded_date) over (
      partition by customer_id order by responded_date, response_id
    ) as answer_date,
    case when is_asked
      then lag(responded_date) over (
        partition by customer_id, is_asked order by responded_date, response_id
      ) end as asked_date
  from answer
),

travelled as (
  select customer_id
  from answer
  group by customer_id
  having min(dealer_id) <> max(dealer_id)
    or min(coalesce(model_series, '')) <> max(coalesce(model_series, ''))
),

repeated as (
  select customer_id, questionnaire
  from survey_response
  where customer_id is not null
  group by customer_id, questionnaire
  having count(*) > 1
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
  months_until(next_visit.visit_date, responded_date) as return_months,
  months_until(next_visit_here.visit_date, responded_date) as return_same_dealer_months,
  months_until(next_purchase.delivered_date, responded_date) as purchase_months,
  months_until(next_complaint.received_date, responded_date) as complaint_months,
  months_until(customer_state.first_lost_date, responded_date) as lost_months,
  months_until(
    case when vehicle.vehicle_status in ('sold', 'scrapped', 'moved', 'total_loss')
      then vehicle.status_date end,
    responded_date
  ) as left_months,
  months_since(responded_date, coalesce(customer_state.as_of, dealer.as_of)) as observed_months,
  repeated.customer_id is null as is_only,
  latest.response_id is not null as is_latest,
  previous.answer_date as previous_answer_date,
  previous.asked_date as previous_asked_date,
  travelled.customer_id is not null and overall_level is not null as is_travelled,
  at_most(customer_state.services_due_24m, 255) as services_due_24m,
  at_most(customer_state.services_done_24m, 255) as services_done_24m,
  cents_sum(customer_state.value_when_last_seen) as value_when_last_seen_cents,
  coalesce(customer_state.as_of, dealer.as_of) as as_of
from survey_response as response
join dealer using (dealer_id)
left join response_level using (response_id)
left join customer_state on customer_state.customer_id = response.customer_id
left join next_visit using (response_id)
left join next_visit_here using (response_id)
left join next_purchase using (response_id)
left join next_complaint using (response_id)
left join latest using (response_id)
left join previous using (response_id)
left join travelled on travelled.customer_id = response.customer_id
left join repeated
  on repeated.customer_id = response.customer_id
  and repeated.questionnaire is not distinct from response.questionnaire
left join vehicle on vehicle.vehicle_id = response.vehicle_id
order by response.response_id
