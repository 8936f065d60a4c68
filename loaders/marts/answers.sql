-- One row per response that rates anything: its answer to each driver of its questionnaire, and the outcomes.
-- Decided: hundredths of a level on the common scale of five; a group is answered by whoever answers at least half of its items, by their mean.
with rated as (
  select
    response_id, slot,
    (2 * sum(hundredths) + count(*)) // (2 * count(*)) as answer
  from answer_position
  join item_predictor using (item_id)
  join predictors using (questionnaire, predictor)
  where slot is not null
  group by response_id, slot, item_count
  having 2 * count(*) >= item_count
),

outcome as (
  select
    response_id,
    arg_min(hundredths, item_id) filter (item_role = 'overall') as overall_answer,
    arg_min(hundredths, item_id) filter (item_role = 'return') as return_answer
  from answer_position
  where item_role in ('overall', 'return')
  group by response_id
)

select
  responses.response_id, responses.customer_id, responses.dealer_id, responses.model_series,
  responses.is_company, responses.questionnaire, responses.responded_date,
  responses.next_visit_date, responses.next_visit_same_dealer_date, responses.as_of, responses.is_only,
  any_value(overall_answer) as overall_answer,
  any_value(return_answer) as return_answer,
  max(answer) filter (slot = 1) as answer_1,
  max(answer) filter (slot = 2) as answer_2,
  max(answer) filter (slot = 3) as answer_3,
  max(answer) filter (slot = 4) as answer_4,
  max(answer) filter (slot = 5) as answer_5,
  max(answer) filter (slot = 6) as answer_6,
  max(answer) filter (slot = 7) as answer_7,
  max(answer) filter (slot = 8) as answer_8,
  max(answer) filter (slot = 9) as answer_9,
  max(answer) filter (slot = 10) as answer_10
from responses
join rated using (response_id)
left join outcome using (response_id)
group by
  responses.response_id, responses.customer_id, responses.dealer_id, responses.model_series,
  responses.is_company, responses.questionnaire, responses.responded_date,
  responses.next_visit_date, responses.next_visit_same_dealer_date, responses.as_of,
  responses.is_only
order by questionnaire, response_id
