-- One row per dealer, model series and month whose six months after are over.
-- Decided: the rule of some brands: same dealer, vehicles and not visits, silent to the end of the sixth month after.
with seen as (
  select
    visit.dealer_id, visit.model_series, month_of(visit.visit_date) as month, visit.vehicle_id,
    lead(visit.visit_date) over (
      partition by visit.dealer_id, visit.vehicle_id order by visit.visit_date
    ) as next_date
  from visit
  join vehicle using (vehicle_id)
  left join customer on customer.customer_id = visit.customer_id
  where not vehicle.is_dealer_owned
    and coalesce(customer.customer_kind not in ('company', 'fleet', 'dealer'), true)
),

last_of_month as (
  select
    dealer_id, model_series, month, vehicle_id,
    coalesce(max(next_date) >= add_months(month, 7), true) as is_silent
  from seen
  where month_of(next_date) is distinct from month
  group by dealer_id, model_series, month, vehicle_id
)

select
  dealer_id, model_series, month,
  count(*) as seen_count,
  count(*) filter (is_silent) as silent_count
from last_of_month
join dealer using (dealer_id)
where add_months(month, 7) - 1 <= dealer.as_of
group by dealer_id, model_series, month
order by dealer_id, model_series nulls first, month
