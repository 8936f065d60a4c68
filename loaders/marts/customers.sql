-- One row per real customer of the group.
-- Decided: behaviour of the last 24 months and the last answers are those of the customer's latest half-year; counts of what never happened are 0, of what no file could say are empty.
with latest as (
  select
    customer_id,
    max_by(
      {
        visit_days_24m: visit_days_24m, received_24m: received_24m,
        recommend_level: recommend_level, loyalty_level_sum: loyalty_level_sum,
        loyalty_item_count: loyalty_item_count, days_since_visit: days_since_visit
      },
      period_start
    ) as state
  from customer_period
  group by customer_id
)

select
  customer_id, customer_kind, gender, age_band, province, city, occupation, industry, income_band,
  education, marital_status, interest, member_level,
  coalesce(source, bought_source) as source,
  home_dealer_id, model_series,
  coalesce(advisor, filed_advisor) as advisor,
  first_seen_date, last_seen_date, last_visit_date, last_purchase_date,
  coalesce(vehicle_count, 0) as vehicle_count,
  coalesce(visit_count, 0) as visit_count,
  coalesce(purchase_count, 0) as purchase_count,
  cents_sum(coalesce(received_12m, 0)) as received_12m_cents,
  cents_sum(value_when_last_seen) as value_when_last_seen_cents,
  cents_sum(latest.state.received_24m) as received_24m_cents,
  latest.state.visit_days_24m,
  coalesce(services_due_24m, 0) as services_due_24m,
  coalesce(services_done_24m, 0) as services_done_24m,
  latest.state.days_since_visit, latest.state.recommend_level,
  latest.state.loyalty_level_sum, latest.state.loyalty_item_count,
  next_due_date, is_lost, is_at_risk, first_lost_date, first_reactivated_date, level_before_loss,
  coalesce(referral_count, 0) as referral_count,
  basic_filled_count,
  case when has_vehicle_file then vehicle_filled_count end as vehicle_filled_count,
  case when basic_filled_count is not null
    then preference_filled_count + cast(last_seen_date is not null as integer)
  end as consumption_filled_count
from customer_state
left join latest using (customer_id)
order by customer_id
