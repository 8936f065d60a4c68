-- One row per accepted invitation of a survey frame.
-- Decided: a questionnaire is known by its code or its name, as for responses; the order named says whom, where no customer number does.
create or replace table survey_invitation as
with invited as not materialized (
  select
    subject.dealer_id, subject.numbered_customer_id, subject.customer_id,
    case when subject.numbered_customer_id is null then row.ro_no end as ro_no,
    row.questionnaire, row.channel, row.invited_date, row.result, row.invitation_no
  from stg_survey_frame as row
  join survey_frame_subject as subject on subject.stage_row = row.rowid
),

repaired as (
  select dealer_id, ro_no, customer_id
  from repair_order
  where hash(dealer_id, ro_no) in (
    select hash(dealer_id, ro_no) from invited where ro_no is not null
  )
)

select cast(row_number() over () as integer) as invitation_id, *
from (
  select
    invited.dealer_id,
    coalesce(invited.numbered_customer_id, repaired.customer_id, invited.customer_id)
      as customer_id,
    coalesce(questionnaire_name.questionnaire, publishable(invited.questionnaire))
      as questionnaire,
    invited.channel, invited.invited_date, invited.result
  from invited
  left join questionnaire_name on questionnaire_name.name = invited.questionnaire
  left join repaired
    on repaired.dealer_id = invited.dealer_id and repaired.ro_no = invited.ro_no
  order by invited.dealer_id, invited_date, invited.questionnaire, invitation_no
);
