-- One row per accepted invitation of a survey frame.
-- Decided: a questionnaire is known by its code or its name, as for responses.
create or replace table survey_invitation as
select cast(row_number() over () as integer) as invitation_id, *
from (
  select
    subject.dealer_id,
    coalesce(subject.numbered_customer_id, repair_order.customer_id, subject.customer_id)
      as customer_id,
    coalesce(questionnaire_name.questionnaire, publishable(row.questionnaire)) as questionnaire,
    row.channel, row.invited_date, row.result
  from stg_survey_frame as row
  join survey_frame_subject as subject on subject.stage_row = row.rowid
  left join questionnaire_name on questionnaire_name.name = row.questionnaire
  left join repair_order
    on repair_order.dealer_id = subject.dealer_id and repair_order.ro_no = row.ro_no
  order by subject.dealer_id, invited_date, row.questionnaire, invitation_no
);
