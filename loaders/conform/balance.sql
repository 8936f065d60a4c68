-- One row per source table, dealer, line of the balance and reason.
-- Decided: what is staged and not excluded with a reason is accepted.
insert into balance
select source_table, dealer, 'excluded', reason, cast(sum(row_count) as bigint)
from excluded
group by source_table, dealer, reason;

insert into balance
select
  staged.source_table, staged.dealer, 'accepted', null,
  cast(staged.row_count - coalesce(out.row_count, 0) as bigint)
from staged
left join (
  select source_table, dealer, sum(row_count) as row_count
  from excluded
  group by source_table, dealer
) as out
  on out.source_table = staged.source_table and out.dealer is not distinct from staged.dealer
where staged.row_count > coalesce(out.row_count, 0);
