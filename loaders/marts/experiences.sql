-- One row per response and journey that it has an answer about a touchpoint of.
-- Decided: sorted by questionnaire, so that a page about one reads only its part of the file.
select
  experience.response_id, experience.journey,
  response.questionnaire, response.customer_id, response.dealer_id, response.model_series,
  response.is_company, response.responded_date, response.is_only,
  cast(round(1000 * (
    1 + 4 * (overall_score - overall_scale_min) / nullif(overall_scale_max - overall_scale_min, 0)
  )) as integer) as overall_milli,
  experience.touchpoint_count,
  levels.levels,
  experience.mean_milli,
  experience.peak_milli, experience.peak_touchpoint,
  experience.end_milli, experience.end_touchpoint,
  experience.is_end_missing, experience.is_complete, experience.is_leading,
  response.next_visit_date, response.next_visit_same_dealer_date, response.as_of
from experience
join responses as response using (response_id)
left join complete_levels as levels
  on levels.response_id = experience.response_id and levels.journey = experience.journey
order by response.questionnaire, experience.journey, experience.response_id
