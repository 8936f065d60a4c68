-- One row per accepted call in which a customer was asked why they left.
-- Decided: a car bought here is a car replaced, whatever the other column says.
create or replace table churn_reason as
select
  cast(row_number() over (order by subject.dealer_id, asked_date, churn_no) as integer)
    as churn_reason_id,
  subject.dealer_id, subject.customer_id, subject.vehicle_id,
  asked_date, reason,
  case
    when has_replaced_here then true
    else coalesce(
      has_replaced_car,
      case when replaced_on is not null or replaced_with_brand is not null then true end
    )
  end as has_replaced_car,
  publishable(replaced_with_brand) as replaced_with_brand,
  has_replaced_here
from stg_churn_reason as row
join churn_reason_subject as subject on subject.stage_row = row.rowid;
