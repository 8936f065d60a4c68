-- One row per accepted programme cost; one row per accepted target.
-- Decided: a programme whose name cannot be published goes by a sign of its own.
create or replace table programme_cost as
select
  dealer.dealer_id, cost_month,
  coalesce(
    publishable(programme), 'P' || cast(identifier_of('programme', programme) as varchar)[:8]
  ) as programme,
  cost_kind, cost_amount, budget_amount
from stg_programme_cost as row
join dealer on dealer.dealer_code = row.dealer;

create or replace table target as
select dealer.dealer_id, target_month, metric, target_value
from stg_target as row
join dealer on dealer.dealer_code = row.dealer;
