-- One row per vehicle that waits for its next service and is not lost.
-- Decided: the value is the customer's, whole, at each of the customer's vehicles.
with contacted as (
  select
    contact.customer_id,
    max(cast(contacted_at as date)) filter (contact_result is distinct from 'planned')
      as contacted_date,
    max(cast(contacted_at as date)) filter (contact_result = 'refused') as refused_date
  from contact
  where customer_id is not null
  group by contact.customer_id
)

select
  risk_score.vehicle_id, risk_score.customer_id, risk_score.dealer_id,
  coalesce(vehicle.model_series, state.model_series) as model_series,
  coalesce(state.customer_kind in ('company', 'fleet', 'dealer'), false) as is_company,
  due_date, days_overdue, probability, reason_1, reason_2, reason_3,
  cents_sum(state.value_when_last_seen) as value_cents,
  date_diff('day', contacted_date, home.as_of) as days_since_contact,
  coalesce(refused_date > add_months(home.as_of, -12), false) as has_refused
from risk_score
join vehicle using (vehicle_id)
left join customer_state as state on state.customer_id = risk_score.customer_id
left join dealer as home on home.dealer_id = risk_score.dealer_id
left join contacted on contacted.customer_id = risk_score.customer_id
order by risk_score.vehicle_id
