-- One row per complaint of a known customer, and per response about satisfaction without a complaint around it.
-- Decided: a response and a complaint at most 30 days apart are about the same experience; what came before is counted up to the day of the case; an open complaint, and one closed without a result, is not resolved.
with judged as (
  select response_id, customer_id, journey, responded_date, overall_level
  from survey_response
  join response_level using (response_id)
  where customer_id is not null and overall_level is not null
),

complained as (
  select
    complaint_nth, customer_id, received_date, complaint_type,
    coalesce(department = 'sales', false) as is_sale,
    case
      when outcome = 'withdrawn' then 'withdrawn'
      when outcome = 'unresolved' or days_to_resolve is null then 'unresolved'
      when days_to_resolve <= getvariable('quick_resolution_days') then 'quickly'
      else 'resolved'
    end as ended,
    case when outcome is distinct from 'unresolved' then days_to_resolve end as days_to_resolve
  from complaint
  where is_countable and customer_id is not null
),

near as (
  select
    complained.complaint_nth, judged.response_id, judged.overall_level,
    row_number() over (
      partition by complained.complaint_nth
      order by abs(judged.responded_date - complained.received_date), judged.response_id
    ) as nth
  from complained
  join judged
    on judged.customer_id = complained.customer_id
    and abs(judged.responded_date - complained.received_date)
      <= getvariable('complaint_about_days')
),

cases as (
  select
    customer_id, received_date as index_date, is_sale, ended, complaint_type,
    near.overall_level as level, days_to_resolve, complaint_nth, 0 as response_id
  from complained
  left join (from near where nth = 1) as near using (complaint_nth)
  union all
  select
    customer_id, responded_date, journey = 'sales',
    case when overall_level <= getvariable('dissatisfied_to_level') then 'silent' else 'none' end,
    null, overall_level, null, 0, response_id
  from judged
  where response_id not in (select response_id from near)
),

numbered as (
  select
    *,
    cast(row_number() over (order by complaint_nth, response_id) as integer) as case_id
  from cases
),

visited as (
  select
    case_id,
    count(*) as prior_visits,
    sum(profit) filter (visit_date > add_months(index_date, -12)) as profit
  from numbered
  join visit on visit.customer_id = numbered.customer_id and visit.visit_date <= index_date
  group by case_id
),

next_visit as (
  select numbered.case_id, visit.visit_date
  from (select case_id, customer_id, index_date from numbered) as numbered
  asof join (select customer_id, visit_date from visit where customer_id is not null) as visit
    on visit.customer_id = numbered.customer_id and visit.visit_date > numbered.index_date
),

before as (
  select
    case_id,
    arg_max(overall_level, {day: responded_date, id: judged.response_id}) as prior_level
  from numbered
  join judged
    on judged.customer_id = numbered.customer_id
    and judged.responded_date < index_date - getvariable('complaint_about_days')
    and judged.responded_date > add_months(index_date, -24)
  group by case_id
)

select
  case_id,
  state.home_dealer_id as dealer_id,
  numbered.customer_id,
  state.model_series,
  coalesce(state.customer_kind in ('company', 'fleet', 'dealer'), false) as is_company,
  index_date, is_sale, ended, complaint_type, level,
  before.prior_level,
  least(coalesce(prior_visits, 0), 255) as prior_visit_count,
  cents_sum(coalesce(visited.profit, 0)) as prior_profit_cents,
  days_to_resolve,
  months_until(next_visit.visit_date, index_date) as return_months,
  months_since(index_date, state.as_of) as observed_months,
  cents_sum(state.value_when_last_seen) as value_when_last_seen_cents
from numbered
join customer_state as state using (customer_id)
left join visited using (case_id)
left join next_visit using (case_id)
left join before using (case_id)
order by case_id
