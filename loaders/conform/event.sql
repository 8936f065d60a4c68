-- One row per accepted event.
-- Decided: its name is published only where it holds nothing that looks like an identifier.
create or replace table event as
select
  cast(row_number() over (order by dealer.dealer_id, starts_on, event_no) as smallint) as event_id,
  dealer.dealer_id, row.dealer, event_no,
  publishable(event_name) as event_name,
  event_type, purpose, starts_on, ends_on, invited_count, attended_count, cost_amount
from stg_event as row
join dealer on dealer.dealer_code = row.dealer;
