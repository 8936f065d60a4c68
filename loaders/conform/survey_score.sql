-- One row per accepted answer to a known item of an accepted response; without a score where none was given.
-- Decided: answers to items that the item table does not know, of responses that no file has, and outside the item's scale are left out with a reason.
create or replace temp table judged_score as
select
  answer.dealer,
  response.response_id,
  item.item_id,
  answer.score,
  case
    when response.response_id is null then 'orphan_response'
    when item.item_id is null then 'unknown_item'
    when answer.score < item.scale_min or answer.score > item.scale_max then 'out_of_scale'
  end as reason
from stg_survey_score as answer
left join survey_response as response
  on response.dealer = answer.dealer
  and response.given_questionnaire = answer.questionnaire
  and response.response_no = answer.response_no
left join item
  on item.questionnaire = response.questionnaire and item.item_code = answer.item_code;

create or replace table survey_score as
select response_id, item_id, score
from judged_score
where reason is null;

insert into excluded
select 'survey_score', dealer, reason, count(*)
from judged_score
where reason is not null
group by dealer, reason;

drop table judged_score;

-- What each response says in the roles that pages ask for, on the common scale of five levels.
-- The least of item and level in one number is that of the first item that has a level.
create or replace table response_level as
with answered as (
  select
    survey_score.response_id, survey_score.item_id, survey_score.score, item.item_role,
    16 * cast(survey_score.item_id as integer)
      + level_of(survey_score.score, item.scale_min, item.scale_max) as answer
  from survey_score
  join item using (item_id)
  where survey_score.score is not null and item.item_role not in ('touchpoint', 'attribute')
),

first_answered as (
  select
    response_id,
    min(item_id) filter (item_role = 'overall') as overall_item_id,
    min(answer) filter (item_role = 'overall') as overall,
    arg_min(score, item_id) filter (item_role = 'overall') as overall_score,
    min(answer) filter (item_role = 'return') as return,
    min(item_id) filter (item_role = 'recommend') as recommend_item_id,
    min(answer) filter (item_role = 'recommend') as recommend,
    arg_min(score, item_id) filter (item_role = 'recommend') as recommend_score,
    min(answer) filter (item_role = 'advantage') as advantage,
    min(answer) filter (item_role = 'premium') as premium,
    min(answer) filter (item_role = 'forgive') as forgive,
    min(answer) filter (item_role = 'standard') as standard,
    arg_min(score, item_id) filter (item_role = 'recommended_count') as recommended_count,
    arg_min(score, item_id) filter (item_role = 'warned_count') as warned_count
  from answered
  group by response_id
)

select
  response_id,
  overall_score,
  overall_item.scale_min as overall_scale_min,
  overall_item.scale_max as overall_scale_max,
  overall % 16 as overall_level,
  return % 16 as return_level,
  recommend % 16 as recommend_level,
  recommend_score,
  recommend_item.scale_min as recommend_scale_min,
  recommend_item.scale_max as recommend_scale_max,
  advantage % 16 as advantage_level,
  premium % 16 as premium_level,
  forgive % 16 as forgive_level,
  standard % 16 as standard_level,
  recommended_count,
  warned_count
from first_answered
left join item as overall_item on overall_item.item_id = overall_item_id
left join item as recommend_item on recommend_item.item_id = recommend_item_id;
