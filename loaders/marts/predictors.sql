-- One row per questionnaire and driver of its outcome: an item, or the items of a touchpoint together.
-- Decided: items are put together only where Cronbach's α of the whole group is at least .6, over responses that answer them all; the first ten in the questionnaire's order have a slot in `answers`.
with predictor as materialized (
  select
    row_number() over (order by item_predictor.questionnaire, item_predictor.predictor) as predictor_id,
    item_predictor.questionnaire, item_predictor.predictor, item_predictor.is_group,
    any_value(item.questionnaire_label order by item_id) as questionnaire_label,
    any_value(item.journey order by item_id) as journey,
    any_value(item.touchpoint order by item_id) as touchpoint,
    any_value(item.label_zh order by item_id) as item_label_zh,
    any_value(item.label_en order by item_id) as item_label_en,
    count(*) as item_count,
    case when count(item.weight) = count(*) then sum(item.weight order by item_id) end as weight,
    min(item.item_order) as item_order,
    min(item_id) as first_item_id
  from item_predictor
  join item using (item_id)
  group by item_predictor.questionnaire, item_predictor.predictor, item_predictor.is_group
),

answered as materialized (
  select predictor_id, predictor.item_count, response_id, item_id, hundredths
  from answer_position
  join item_predictor using (item_id)
  join predictor
    on predictor.questionnaire = item_predictor.questionnaire
    and predictor.predictor = item_predictor.predictor
),

-- Responses that answer every item of the group.
complete as materialized (
  select predictor_id, response_id, sum(hundredths) as total
  from answered
  group by predictor_id, response_id, item_count
  having count(*) = item_count
),

sum_variance as (
  select
    predictor_id, count(*) as n,
    (sum(total * total) - sum(total) * sum(total) / count(*)) / nullif(count(*) - 1, 0) / 1e4
      as sum_variance
  from complete
  group by predictor_id
),

item_variance as (
  select predictor_id, sum(variance order by item_id) as item_variances
  from (
    select
      predictor_id, item_id,
      (sum(hundredths * hundredths) - sum(hundredths) * sum(hundredths) / count(*))
        / nullif(count(*) - 1, 0) / 1e4 as variance
    from answered
    semi join complete using (predictor_id, response_id)
    group by predictor_id, item_id
  )
  group by predictor_id
),

judged as (
  select
    predictor.*, sum_variance.n as scale_n, sum_variance.sum_variance, item_variance.item_variances,
    item_count = 1
      or coalesce(
        item_count / (item_count - 1) * (1 - item_variances / nullif(sum_variance, 0)) >= 0.6, false
      ) as is_reliable
  from predictor
  left join sum_variance using (predictor_id)
  left join item_variance using (predictor_id)
),

placed as (
  select
    judged.*, in_chinese_print(stg_touchpoint.label_zh) as touchpoint_label_zh,
    stg_touchpoint.label_en as touchpoint_label_en,
    row_number() over (
      partition by questionnaire
      order by
        case when is_group then stg_touchpoint.touchpoint_order else item_order end nulls last,
        first_item_id
    ) as place,
    count(*) filter (is_reliable) over (
      partition by questionnaire
      order by
        case when is_group then stg_touchpoint.touchpoint_order else item_order end nulls last,
        first_item_id
    ) as slot
  from judged
  left join stg_touchpoint on stg_touchpoint.touchpoint = judged.touchpoint
)

select
  questionnaire, questionnaire_label, journey, predictor, is_group, touchpoint, item_count,
  case when is_group and predictor <> 'other' then touchpoint_label_zh when not is_group then item_label_zh end
    as label_zh,
  case when is_group and predictor <> 'other' then touchpoint_label_en when not is_group then item_label_en end
    as label_en,
  weight, place,
  case when is_reliable and slot <= 10 then slot end as slot,
  is_reliable, scale_n, item_variances, sum_variance
from placed
order by questionnaire, place
