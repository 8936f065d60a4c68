-- One row per source table, dealer, outcome and reason.
-- Decided: warnings are rows that were kept; a dealer that no table knows has none.
with counted as (
  select source_table, dealer, balance_line, reason, row_count
  from balance
  union all
  select source_table, dealer, 'warned', reason, 1
  from warned
  union all
  select source_table, dealer, 'warned', reason, row_count
  from conform_warning
)

select
  counted.source_table,
  dealer.dealer_id,
  counted.balance_line,
  counted.reason,
  sum(counted.row_count) as row_count
from counted
left join dealer on dealer.dealer_code = counted.dealer
group by counted.source_table, dealer.dealer_id, counted.balance_line, counted.reason
having sum(counted.row_count) > 0
order by counted.source_table, dealer.dealer_id nulls first, counted.balance_line,
  counted.reason nulls first
