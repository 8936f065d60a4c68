-- One row per response and item answered.
-- Decided: codes for no answer have no row; sorted by questionnaire, so that a page about one reads only its part.
select survey_score.response_id, survey_score.item_id, survey_score.score
from survey_score
join responses using (response_id)
where score is not null
order by responses.questionnaire, survey_score.response_id, survey_score.item_id
