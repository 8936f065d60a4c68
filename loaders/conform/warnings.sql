-- One row per kind of warning, source table and dealer, with the rows it is about.
-- Decided: rows that name nobody the extracts know stay and are counted; groups of fewer than five people with the same dealer, gender, age band, city and model series are counted, not hidden: an internal site reports k, it does not enforce it.
insert into conform_warning
select source_table, dealer_code, 'no_customer', row_count
from (
  select 'repair_order' as source_table, dealer_id, count(*) as row_count
  from repair_order
  where customer_id is null and is_countable
  group by dealer_id
  union all
  select 'sales_order', dealer_id, count(*) from sale where customer_id is null group by dealer_id
  union all
  select 'survey_response', dealer_id, count(*)
  from survey_response where customer_id is null group by dealer_id
  union all
  select 'survey_frame', dealer_id, count(*)
  from survey_invitation where customer_id is null group by dealer_id
  union all
  select 'appointment', dealer_id, count(*)
  from appointment where customer_id is null group by dealer_id
  union all
  select 'complaint', dealer_id, count(*)
  from complaint where customer_id is null and is_countable group by dealer_id
  union all
  select 'contact', dealer_id, count(*) from contact where customer_id is null group by dealer_id
  union all
  select 'prepaid_package', dealer_id, count(*)
  from prepaid_package where customer_id is null group by dealer_id
  union all
  select 'points_transaction', dealer_id, count(*)
  from points_transaction where customer_id is null group by dealer_id
  union all
  select 'churn_reason', dealer_id, count(*)
  from churn_reason where customer_id is null group by dealer_id
)
join dealer using (dealer_id);

insert into conform_warning
select 'participation', null, 'orphan_event', count(*)
from participation
where event_id is null
having count(*) > 0;

insert into conform_warning
select 'dealer', dealer_code, 'stale_dealer', 1
from dealer
where (select max(as_of) from dealer) - as_of > getvariable('stale_after_days');

insert into conform_warning
with combination as (
  select home_dealer_id, gender, age_band, city, model_series, count(*) as person_count
  from customer_state
  where customer_kind = 'person'
  group by all
)

select 'customer', dealer_code, 'small_group', sum(person_count)
from combination
join dealer on dealer.dealer_id = combination.home_dealer_id
where person_count < getvariable('report_k')
group by dealer_code;
