-- One row per response and touchpoint that it has an answer about.
-- Decided: carries what filters need, so that a curve is one scan; sorted by questionnaire and touchpoint.
select
  position.response_id, position.touchpoint, position.touchpoint_order, position.position_milli,
  position.journey, experience.questionnaire, experience.customer_id, experience.dealer_id,
  experience.model_series, experience.is_company, experience.responded_date,
  experience.is_only, experience.is_complete, experience.is_leading,
  experience.next_visit_date, experience.next_visit_same_dealer_date, experience.as_of
from touchpoint_position as position
join experiences as experience using (response_id, journey)
order by experience.questionnaire, position.journey, position.place, position.response_id
