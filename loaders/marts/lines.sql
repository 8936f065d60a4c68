-- One row per line of a countable repair order.
-- Decided: lines of a visit are sorted by what they say, so that their order tells nothing more.
select
  row_number() over (
    order by visit_id, line_kind, item_group, payer, quantity, amount, is_declined
  ) as line_id,
  visit_id, line_kind, item_group, payer, quantity,
  cents(amount) as amount_cents,
  is_declined
from repair_order_line
where is_countable
order by line_id
