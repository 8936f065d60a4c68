-- One row per touchpoint, in the journey's order.
-- Decided: a touchpoint counts as asked where an item about it was answered in these data.
with asked as (
  select item.touchpoint, count(distinct item.item_id) as item_count
  from item
  join survey_score using (item_id)
  where survey_score.score is not null
  group by item.touchpoint
)

select
  touchpoint, journey, touchpoint_order, in_chinese_print(label_zh) as label_zh, label_en,
  coalesce(asked.item_count, 0) as item_count
from stg_touchpoint
left join asked using (touchpoint)
order by journey, touchpoint_order, touchpoint
