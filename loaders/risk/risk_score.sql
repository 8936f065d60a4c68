-- One row per vehicle that waits for its next service at the as-of: the chance that it is missed, by the score that is used.
-- Decided: reasons are what raises the logit above the average of the vehicles waiting, the largest first; vehicles of which the same is known are judged once.
create or replace table risk_score as
with waiting_now as (
  select * from risk_landmark where months_back = 0
),

pattern as (
  select row_number() over () as pattern_nth, *
  from (
    select
      recency, tenure, visits, punctuality, lost_before, satisfaction, complaint, price, waiting,
      rework, mileage, prepaid, company, count(*) as vehicle_count
    from waiting_now
    group by all
  )
),

leveled as (
  unpivot pattern
  on recency, tenure, visits, punctuality, lost_before, satisfaction, complaint, price, waiting,
    rework, mileage, prepaid, company
  into name feature value level
),

effect as (
  select risk_effect.*
  from risk_effect
  join risk_used using (score)
),

-- In one order: a sum of floating-point numbers depends on it.
average as (
  select feature, sum(coefficient * vehicles order by level) / sum(vehicles) as coefficient
  from (
    select feature, level, sum(vehicle_count) as vehicles
    from leveled
    group by feature, level
  )
  join effect using (feature, level)
  group by feature
),

summed as (
  select
    pattern_nth,
    sum(coefficient order by effect_nth) as logit,
    list({nth: effect_nth, above: above} order by above desc, effect_nth)
      filter (above > getvariable('risk_reason_from')) as reasons
  from (
    select pattern_nth, effect.*, effect.coefficient - average.coefficient as above
    from leveled
    join effect using (feature, level)
    join average using (feature)
  )
  group by pattern_nth
)

select
  waiting_now.vehicle_id, waiting_now.customer_id, waiting_now.dealer_id,
  waiting_now.due_date, waiting_now.days_overdue,
  1 / (1 + exp(-(intercept.coefficient + summed.logit))) as probability,
  summed.reasons[1].nth as reason_1,
  summed.reasons[2].nth as reason_2,
  summed.reasons[3].nth as reason_3
from waiting_now
join pattern using (
  recency, tenure, visits, punctuality, lost_before, satisfaction, complaint, price, waiting,
  rework, mileage, prepaid, company
)
join summed using (pattern_nth)
join effect as intercept on intercept.feature = 'intercept';
