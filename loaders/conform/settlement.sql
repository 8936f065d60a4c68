-- One row per settlement that does not count, of orders that have several.
-- Decided: a settlement and its reversal go out together, matched by reference, else by opposite amount; a cancelled one without reversal goes out alone; an unsettled row gives way to a settled one; a partial refund stays and adds up.
create or replace table several_settlements as
select hash(dealer, ro_no) as order_hash
from stg_repair_order
group by order_hash
having count(*) > 1;

create or replace temp table settlement as
with described as (
  select
    rowid as stage_row, dealer, ro_no, settlement_no, settled_at, ro_status,
    reverses_settlement_no,
    coalesce(
      total_amount, received_amount,
      coalesce(labour_amount, 0) + coalesce(parts_amount, 0) + coalesce(other_amount, 0)
        - coalesce(discount_amount, 0)
    ) as billed
  from stg_repair_order
  where hash(dealer, ro_no) in (select order_hash from several_settlements)
)

select
  *,
  billed < 0 or reverses_settlement_no is not null as is_reversal,
  settlement_no is null and coalesce(ro_status in ('open', 'submitted'), true) as is_unsettled,
  settlement_no in (
    select reverses_settlement_no
    from described as reversal
    where reversal.dealer = described.dealer and reversal.ro_no = described.ro_no
  ) as is_referenced
from described;

create or replace temp table matched_settlement as
with ranked as (
  select
    *,
    row_number() over (
      partition by dealer, ro_no, is_reversal, abs(billed)
      order by
        coalesce(is_referenced, false) desc,
        coalesce(ro_status in ('settlement_cancelled', 'reversed'), false) desc,
        settled_at, settlement_no, stage_row
    ) as nth
  from settlement
  where ro_status is distinct from 'void' and not is_unsettled
)

select unnest([settled.stage_row, reversal.stage_row]) as stage_row
from ranked as settled
join ranked as reversal
  on reversal.dealer = settled.dealer and reversal.ro_no = settled.ro_no
  and abs(reversal.billed) = abs(settled.billed) and reversal.nth = settled.nth
  and reversal.is_reversal and not settled.is_reversal;

create or replace table dropped_settlement as
with judged as (
  select
    *,
    case
      when ro_status = 'void' then 'void'
      when stage_row in (select stage_row from matched_settlement) then 'settlement_reversed'
      when is_reversal
        and (
          billed >= 0
          or reverses_settlement_no not in (
            select settlement_no from settlement as other
            where other.dealer = settlement.dealer and other.ro_no = settlement.ro_no
              and settlement_no is not null
          )
        ) then 'settlement_reversed'
      when not is_reversal and ro_status in ('settlement_cancelled', 'reversed')
        then 'settlement_reversed'
    end as reason
  from settlement
),

settled as (
  select dealer, ro_no, bool_or(reason is null and not is_unsettled and not is_reversal) as has_settled
  from judged
  group by dealer, ro_no
)

select
  stage_row, dealer, ro_no,
  coalesce(reason, case when is_unsettled and has_settled then 'settled_later' end) as reason
from judged
join settled using (dealer, ro_no)
where reason is not null or (is_unsettled and has_settled);
