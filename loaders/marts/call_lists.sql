-- One row per worked list and customer.
-- Decided: no outcome before its time is over.
select
  list_nth, call_list.customer_id, call_list.dealer_id,
  state.model_series,
  coalesce(state.customer_kind in ('company', 'fleet', 'dealer'), false) as is_company,
  drawn_on as drawn_date, is_called,
  case when is_over then has_come end as has_come,
  case when is_over then cents_sum(profit) end as profit_cents,
  was_reached
from call_list
left join customer_state as state on state.customer_id = call_list.customer_id
order by list_nth, call_list.customer_id
