-- One row per dealer, model series and month.
-- Decided: money is that of after-sales; a complaint takes the series of its car, else of its customer; of those who answered, each person's first response of the month counts, as in the figure.
with first_answer as (
  select
    dealer_id, coalesce(response.model_series, customer_state.model_series) as model_series,
    month_of(responded_date) as month,
    arg_min(overall_level, {day: responded_date, id: response.response_id}) as overall_level
  from survey_response as response
  join response_level using (response_id)
  left join customer_state on customer_state.customer_id = response.customer_id
  where overall_level is not null
    and coalesce(customer_state.customer_kind not in ('company', 'fleet', 'dealer'), true)
  group by 1, 2, 3, coalesce(response.customer_id, -response.response_id)
),

fact as (
  select
    dealer_id, model_series, month_of(visit_date) as month,
    1 as visit_count, order_count, received, profit, cast(is_rework as integer) as rework_count,
    0 as sale_count, 0 as referred_sale_count,
    0 as response_count, 0 as satisfied_count, 0 as very_satisfied_count, 0 as complaint_count,
    0 as answering_person_count, 0 as satisfied_person_count
  from visit
  union all
  select
    dealer_id, coalesce(sale.model_series, vehicle.model_series), month_of(delivered_date),
    0, 0, 0, 0, 0,
    1, cast(referral.id is not null or coalesce(sale.source = 'referral', false) as integer),
    0, 0, 0, 0, 0, 0
  from sale
  left join vehicle using (vehicle_id)
  left join referral on referral.kind = 'sale' and referral.id = sale.sale_id
  union all
  select
    dealer_id, model_series, month_of(responded_date),
    0, 0, 0, 0, 0, 0, 0,
    1,
    cast(overall_level >= getvariable('satisfied_from_level') as integer),
    cast(overall_level >= getvariable('very_satisfied_level') as integer),
    0, 0, 0
  from survey_response
  join response_level using (response_id)
  where overall_level is not null
  union all
  select
    dealer_id, coalesce(vehicle.model_series, customer_state.model_series),
    month_of(received_date),
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0
  from complaint
  left join vehicle using (vehicle_id)
  left join customer_state using (customer_id)
  where is_countable
  union all
  select
    dealer_id, model_series, month,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, cast(overall_level >= getvariable('satisfied_from_level') as integer)
  from first_answer
)

select
  dealer_id, model_series, month,
  sum(visit_count) as visit_count,
  sum(order_count) as order_count,
  sum(received) * 100 as received_cents,
  sum(profit) * 100 as profit_cents,
  sum(rework_count) as rework_count,
  sum(sale_count) as sale_count,
  sum(referred_sale_count) as referred_sale_count,
  sum(response_count) as response_count,
  sum(satisfied_count) as satisfied_count,
  sum(very_satisfied_count) as very_satisfied_count,
  sum(complaint_count) as complaint_count,
  sum(answering_person_count) as answering_person_count,
  sum(satisfied_person_count) as satisfied_person_count
from fact
group by dealer_id, model_series, month
order by dealer_id, model_series nulls first, month
