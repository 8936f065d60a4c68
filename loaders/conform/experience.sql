-- One row per response, journey and touchpoint that it has an answer about, on the common scale of five in thousandths.
-- Decided: several items about a touchpoint are averaged; what was not asked or not answered has no row.
create or replace table touchpoint_position as
with answered as (
  select
    survey_score.response_id, touchpoint.journey, touchpoint.touchpoint,
    touchpoint.touchpoint_order,
    round(1000 * (1 + 4 * (score - scale_min) / (scale_max - scale_min))) as position_milli
  from survey_score
  join item using (item_id)
  join stg_touchpoint as touchpoint on touchpoint.touchpoint = item.touchpoint
  where score is not null and scale_max > scale_min
)

select
  response_id, journey, touchpoint, touchpoint_order,
  cast(round(sum(position_milli) / count(*)) as integer) as position_milli
from answered
group by response_id, journey, touchpoint, touchpoint_order;

-- One row per response and journey: what its touchpoints come to together.
-- Decided: the peak is the position farthest from the middle of the scale, of two as far the lower; the end is the last touchpoint answered, flagged where the questionnaire goes on; complete is who answered about every touchpoint that anybody did in the same questionnaire; a journey's leading questionnaire asks about most of its touchpoints, of those that ask about as many the one with most answers.
create or replace table experience as
with asked as (
  select
    response.questionnaire, position.journey,
    count(distinct touchpoint) as touchpoint_count,
    count(distinct response_id) as response_count,
    max(touchpoint_order) as last_order
  from touchpoint_position as position
  join survey_response as response using (response_id)
  group by response.questionnaire, position.journey
),

ranked as (
  select
    *,
    row_number() over (
      partition by journey
      order by touchpoint_count desc, response_count desc, questionnaire nulls last
    ) as place
  from asked
),

summed as (
  select
    response_id, journey,
    count(*) as touchpoint_count,
    cast(round(sum(position_milli) / count(*)) as integer) as mean_milli,
    arg_max(
      {position: position_milli, touchpoint: touchpoint},
      {distance: abs(position_milli - 3000), low: -position_milli, early: -touchpoint_order}
    ) as peak,
    arg_max({position: position_milli, touchpoint: touchpoint}, touchpoint_order) as end_point,
    max(touchpoint_order) as last_order
  from touchpoint_position
  group by response_id, journey
)

select
  summed.response_id, summed.journey, summed.touchpoint_count, summed.mean_milli,
  peak.position as peak_milli,
  peak.touchpoint as peak_touchpoint,
  end_point.position as end_milli,
  end_point.touchpoint as end_touchpoint,
  summed.last_order < ranked.last_order as is_end_missing,
  summed.touchpoint_count = ranked.touchpoint_count as is_complete,
  ranked.place = 1 as is_leading
from summed
join survey_response as response using (response_id)
join ranked
  on ranked.questionnaire is not distinct from response.questionnaire
  and ranked.journey = summed.journey;
