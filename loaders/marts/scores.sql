-- One row per response and item answered.
-- Decided: codes for no answer have no row; sorted by questionnaire, so that a page about one reads only its part.
with placed as (
  -- Whole numbers sort thrice as fast as names.
  select response_id, cast(row_number() over (order by questionnaire, response_id) as integer) as place
  from responses
)

select survey_score.response_id, survey_score.item_id, survey_score.score
from survey_score
join placed using (response_id)
where score is not null
order by placed.place, survey_score.item_id
