-- One row per questionnaire and item.
-- Decided: items that nobody answered stay, so that a page can say what was not asked.
with answered as (
  select item_id, count(*) as answer_count
  from survey_score
  where score is not null
  group by item_id
)

select
  item_id, questionnaire, questionnaire_label, journey, item_code, item_order, label_zh, label_en,
  scale_min, scale_max, factor, factor_label, touchpoint, weight, item_role, best_in_industry, band,
  coalesce(answered.answer_count, 0) as answer_count
from item
left join answered using (item_id)
order by item_id
