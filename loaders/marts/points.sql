-- One row per points transaction.
-- Decided: only the day is published.
select
  transaction_id, dealer_id, customer_id, member_level,
  cast(occurred_at as date) as occurred_date,
  points_kind, points,
  cents(redeemed_amount) as redeemed_cents
from points_transaction
order by transaction_id
