-- One row per vehicle that waits for its next service at the as-of: the chance that it is missed, by the score that is used.
-- Decided: reasons are what raises the logit above the average of the vehicles waiting, the largest first.
create or replace table risk_score as
with waiting_now as (
  select * from risk_landmark where months_back = 0
),

leveled as (
  unpivot waiting_now
  on recency, tenure, visits, punctuality, lost_before, satisfaction, complaint, price, waiting,
    rework, mileage, prepaid, company
  into name feature value level
),

contributed as (
  select
    vehicle_id, score, effect_nth, feature, coefficient,
    coefficient - avg(coefficient) over (partition by score, feature) as above
  from leveled
  join risk_effect using (feature, level)
),

summed as (
  select
    vehicle_id, score,
    -- In one order: a sum of floating-point numbers depends on it.
    sum(coefficient order by effect_nth) as logit,
    list({nth: effect_nth, above: above} order by above desc, effect_nth)
      filter (above > getvariable('risk_reason_from')) as reasons
  from contributed
  group by vehicle_id, score
)

select
  waiting_now.vehicle_id, waiting_now.customer_id, waiting_now.dealer_id,
  waiting_now.due_date, waiting_now.days_overdue,
  1 / (1 + exp(-(intercept.coefficient + summed.logit))) as probability,
  summed.reasons[1].nth as reason_1,
  summed.reasons[2].nth as reason_2,
  summed.reasons[3].nth as reason_3
from waiting_now
join summed using (vehicle_id)
join risk_used using (score)
join risk_effect as intercept on intercept.score = summed.score and intercept.feature = 'intercept';
