-- One row per accepted points transaction.
-- Decided: a member's level is the latest that any transaction gives.
create or replace table points_transaction as
select
  cast(row_number() over (
    order by subject.dealer_id, occurred_at, member_no, transaction_no
  ) as integer) as transaction_id,
  subject.dealer_id, subject.customer_id,
  member_level, occurred_at, points_kind, points, redeemed_amount
from stg_points_transaction as row
join points_transaction_subject as subject on subject.stage_row = row.rowid;
