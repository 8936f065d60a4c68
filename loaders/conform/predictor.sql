-- One row per rated item of a questionnaire, with what it counts as among the drivers of an outcome: itself, or its touchpoint where more than ten items are rated.
-- Decided: an item that fewer than half of the questionnaire's responses answer is no driver, as complete responses would be few; items without a touchpoint count together as `other`.
create or replace table item_predictor as
with answered as (
  select item_id, count(*) as answer_count
  from survey_score
  where score is not null
  group by item_id
),

asked as (
  select
    item.questionnaire, item.item_id, item.item_code, item.touchpoint,
    count(*) over (partition by item.questionnaire) > 10 as is_group
  from item
  join answered using (item_id)
  join (
    select questionnaire, count(*) as response_count from survey_response group by questionnaire
  ) as responded using (questionnaire)
  where item.item_role in ('attribute', 'touchpoint')
    and item.scale_max > item.scale_min
    and 2 * answered.answer_count >= responded.response_count
)

select
  questionnaire, item_id, is_group,
  case when is_group then coalesce(touchpoint, 'other') else item_code end as predictor
from asked;

-- One row per answer on the common scale of five, in hundredths of a level, so that sums are exact.
create or replace table answer_position as
select
  survey_score.response_id, survey_score.item_id, item.item_role,
  cast(
    round(100 + 400 * (survey_score.score - item.scale_min) / (item.scale_max - item.scale_min))
    as integer
  ) as hundredths
from survey_score
join item using (item_id)
where survey_score.score is not null
  and item.scale_max > item.scale_min
  and item.item_role in ('attribute', 'touchpoint', 'overall', 'return');
