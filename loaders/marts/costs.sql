-- One row per dealer, month, programme and kind of cost.
-- Decided: nothing beyond what the source says.
select
  dealer_id, cost_month, programme, cost_kind,
  cents(cost_amount) as cost_cents,
  cents(budget_amount) as budget_cents
from programme_cost
order by dealer_id, cost_month, programme, cost_kind
