-- One row per dealer met in any extract.
-- Decided: data begin with the first countable order, sale or response.
with behaviour as (
  select dealer_id, min(visit_date) as day from visit group by dealer_id
  union all
  select dealer_id, min(delivered_date) from sale group by dealer_id
  union all
  select dealer_id, min(responded_date) from survey_response group by dealer_id
),

data_start as (
  select dealer_id, min(day) as data_from
  from behaviour
  group by dealer_id
)

select
  dealer_id, dealer_name, short_name, region, province, city, brand,
  data_start.data_from,
  dealer.as_of,
  newest.as_of - dealer.as_of as days_behind,
  coalesce(newest.as_of - dealer.as_of > getvariable('stale_after_days'), false) as is_stale
from dealer
left join data_start using (dealer_id)
cross join (select max(as_of) as as_of from dealer) as newest
order by dealer_id
