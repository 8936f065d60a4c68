-- One row per response and item answered.
-- Decided: codes for no answer have no row.
select response_id, item_id, score
from survey_score
where score is not null
order by response_id, item_id
