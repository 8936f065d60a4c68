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
create or replace table response_level as
with answered as (
  select
    survey_score.response_id, survey_score.item_id, survey_score.score,
    item.item_role, item.scale_min, item.scale_max,
    level_of(survey_score.score, item.scale_min, item.scale_max) as level
  from survey_score
  join item using (item_id)
  where survey_score.score is not null and item.item_role not in ('touchpoint', 'attribute')
)

select
  response_id,
  arg_min(score, item_id) filter (item_role = 'overall') as overall_score,
  arg_min(scale_min, item_id) filter (item_role = 'overall') as overall_scale_min,
  arg_min(scale_max, item_id) filter (item_role = 'overall') as overall_scale_max,
  arg_min(level, item_id) filter (item_role = 'overall') as overall_level,
  arg_min(level, item_id) filter (item_role = 'return') as return_level,
  arg_min(level, item_id) filter (item_role = 'recommend') as recommend_level,
  arg_min(score, item_id) filter (item_role = 'recommend') as recommend_score,
  arg_min(scale_min, item_id) filter (item_role = 'recommend') as recommend_scale_min,
  arg_min(scale_max, item_id) filter (item_role = 'recommend') as recommend_scale_max,
  arg_min(level, item_id) filter (item_role = 'advantage') as advantage_level,
  arg_min(level, item_id) filter (item_role = 'premium') as premium_level,
  arg_min(level, item_id) filter (item_role = 'forgive') as forgive_level,
  arg_min(level, item_id) filter (item_role = 'standard') as standard_level,
  arg_min(score, item_id) filter (item_role = 'recommended_count') as recommended_count,
  arg_min(score, item_id) filter (item_role = 'warned_count') as warned_count
from answered
group by response_id;
