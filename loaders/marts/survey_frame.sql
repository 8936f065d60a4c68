-- One row per invitation.
-- Decided: only the day and the result are published.
select
  invitation_id, dealer_id, customer_id, questionnaire, channel, invited_date,
  result as survey_result
from survey_invitation
order by invitation_id
