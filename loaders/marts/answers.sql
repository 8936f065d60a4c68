-- One row per response that rates anything: its answer to each driver of its questionnaire, and the outcomes.
-- Decided: hundredths of a level on the common scale of five; a group is answered by whoever answers at least half of its items, by their mean.
with slotted as (
  select item_id, slot, item_count
  from item_predictor
  join predictors using (questionnaire, predictor)
  where slot is not null
),

rated as (
  select
    response_id, slot,
    cast((2 * sum(hundredths) + count(*)) // (2 * count(*)) as integer) as answer
  from answer_position
  join slotted using (item_id)
  group by response_id, slot
  having 2 * count(*) >= any_value(item_count)
),

answered as (
  select
    response_id,
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
  from rated
  group by response_id
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
  response_id, customer_id, dealer_id, model_series, is_company, questionnaire, responded_date,
  next_visit_date, next_visit_same_dealer_date, as_of, is_only,
  overall_answer, return_answer,
  answer_1, answer_2, answer_3, answer_4, answer_5, answer_6, answer_7, answer_8, answer_9,
  answer_10
from responses
join answered using (response_id)
left join outcome using (response_id)
order by questionnaire, response_id
