-- One row per real customer of the group.
-- Decided: behaviour of the last 24 months and the last answers are those of the customer's latest half-year; counts of what never happened are 0, of what no file could say are empty.
select
  state.customer_id, customer_kind, gender, age_band, province, city, occupation, industry,
  income_band, education, marital_status, interest, member_level,
  coalesce(source, bought_source) as source,
  state.home_dealer_id, state.model_series,
  coalesce(advisor, filed_advisor) as advisor,
  first_seen_date, last_seen_date, last_visit_date, last_purchase_date,
  coalesce(vehicle_count, 0) as vehicle_count,
  coalesce(state.visit_count, 0) as visit_count,
  coalesce(state.purchase_count, 0) as purchase_count,
  cents_sum(coalesce(received_12m, 0)) as received_12m_cents,
  cents_sum(value_when_last_seen) as value_when_last_seen_cents,
  bounded_cents(latest.received_24m_cents) as received_24m_cents,
  latest.visit_days_24m,
  coalesce(state.services_due_24m, 0) as services_due_24m,
  coalesce(state.services_done_24m, 0) as services_done_24m,
  latest.days_since_visit, latest.recommend_level,
  latest.loyalty_level_sum, latest.loyalty_item_count,
  next_due_date, state.is_lost, is_at_risk, first_lost_date, first_reactivated_date, level_before_loss,
  coalesce(state.referral_count, 0) as referral_count,
  basic_filled_count,
  case when has_vehicle_file then vehicle_filled_count end as vehicle_filled_count,
  case when basic_filled_count is not null
    then preference_filled_count + cast(last_seen_date is not null as integer)
  end as consumption_filled_count
from customer_state as state
left join (
  from customer_period where period_start in (select half_year_of(as_of) from dealer)
) as latest
  on latest.customer_id = state.customer_id and latest.period_start = half_year_of(state.as_of)
order by state.customer_id
