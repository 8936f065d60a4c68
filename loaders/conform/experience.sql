-- One row per response, journey and touchpoint that it has an answer about, on the common scale of five in thousandths.
-- Decided: several items about a touchpoint are averaged; what was not asked or not answered has no row.
create or replace temp table placed_touchpoint as
select
  *, cast(row_number() over (order by touchpoint_order, touchpoint, journey) as integer) as place
from (select distinct journey, touchpoint, touchpoint_order from stg_touchpoint);

create or replace table touchpoint_position as
with answered as (
  select
    survey_score.response_id, placed_touchpoint.place,
    round(1000 * (1 + 4 * (score - scale_min) / (scale_max - scale_min))) as position_milli
  from survey_score
  join item using (item_id)
  join placed_touchpoint using (touchpoint)
  where score is not null and scale_max > scale_min
),

averaged as (
  select
    response_id, place,
    cast(round(sum(position_milli) / count(*)) as integer) as position_milli
  from answered
  group by response_id, place
)

select
  response_id, journey, touchpoint, touchpoint_order, place, position_milli
from averaged
join placed_touchpoint using (place);

-- One row per response and journey: what its touchpoints come to together.
-- Decided: the peak is the position farthest from the middle of the scale, of two as far the lower; the end is the last touchpoint answered, flagged where the questionnaire goes on; complete is who answered about every touchpoint that anybody did in the same questionnaire; a journey's leading questionnaire asks about most of its touchpoints, of those that ask about as many the one with most answers.
create or replace table experience as
with ordered as (
  select
    *,
    -- The farthest from the middle, of two as far the lower, of two as low the earlier.
    (2 * abs(position_milli - 3000) + cast(position_milli < 3000 as integer)) * 100000 - place
      as prominence
  from touchpoint_position
),

summed as (
  select
    response_id, journey,
    count(*) as touchpoint_count,
    cast(round(sum(position_milli) / count(*)) as integer) as mean_milli,
    arg_max(position_milli, prominence) as peak_milli,
    arg_max(place, prominence) as peak_place,
    arg_max(position_milli, place) as end_milli,
    max(place) as end_place,
    max(touchpoint_order) as last_order
  from ordered
  group by response_id, journey
),

asked as (
  select
    response.questionnaire, position.journey,
    count(distinct place) as touchpoint_count,
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
)

select
  summed.response_id, summed.journey, summed.touchpoint_count, summed.mean_milli,
  peak_milli, peak.touchpoint as peak_touchpoint,
  end_milli, end_point.touchpoint as end_touchpoint,
  summed.last_order < ranked.last_order as is_end_missing,
  summed.touchpoint_count = ranked.touchpoint_count as is_complete,
  ranked.place = 1 as is_leading
from summed
join survey_response as response using (response_id)
join ranked
  on ranked.questionnaire is not distinct from response.questionnaire
  and ranked.journey = summed.journey
join placed_touchpoint as peak on peak.place = peak_place
join placed_touchpoint as end_point on end_point.place = end_place;

-- One row per complete experience: the levels at its touchpoints, in their order.
create or replace table complete_levels as
select
  response_id, journey,
  -- Sorted as numbers whose last digit is the level: an ordered aggregate is ten times dearer.
  array_to_string(
    list_transform(
      list_sort(list(10 * place + (position_milli + 500) // 1000)), lambda sorted: sorted % 10
    ),
    ''
  ) as levels
from touchpoint_position
semi join (from experience where is_complete) using (response_id, journey)
where is_in_share(response_id)
group by response_id, journey;
