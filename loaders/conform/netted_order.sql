-- One row per settlement with its amounts (billed_settlement), one per order that has several (netted_order): what they come to.
-- Decided: settlements that stand add up; an order still open is a visit without money yet; what warranty, rework or the house itself pays is no customer money.
create or replace view billed_settlement as
with described as (
  select
    *,
    rowid as stage_row,
    hash(dealer, ro_no) as order_hash,
    coalesce(ro_status in ('open', 'submitted'), false) as is_open,
    coalesce(is_rework, false) or coalesce(ro_type = 'rework', false) as is_rework_order,
    coalesce(payer = 'warranty', false) or coalesce(ro_type = 'warranty', false)
      or coalesce(repair_type = 'recall' and payer is null, false) as is_warranty_order,
    coalesce(payer = 'internal', false) as is_internal_payer
  from stg_repair_order
),

charged as (
  select
    *,
    not is_rework_order and not is_warranty_order and not is_internal_payer
      and ro_type is distinct from 'internal' as is_charged
  from described
)

select
  * exclude (is_rework),
  case when is_charged and not is_open then coalesce(labour_amount, 0) else 0 end as labour,
  case when is_charged and not is_open then coalesce(parts_amount, 0) else 0 end as parts,
  case when is_charged and not is_open then coalesce(other_amount, 0) else 0 end as other,
  case when is_charged and not is_open then coalesce(discount_amount, 0) else 0 end as discount,
  case
    when not is_charged then 0
    when is_open then coalesce(received_amount, 0)
    else coalesce(
      received_amount, total_amount,
      coalesce(labour_amount, 0) + coalesce(parts_amount, 0) + coalesce(other_amount, 0)
        - coalesce(discount_amount, 0)
    )
  end as received
from charged;

create or replace table netted_order as
with standing as (
  select
    billed_settlement.*,
    dropped_settlement.reason,
    count(*) filter (dropped_settlement.stage_row is null)
      over (partition by billed_settlement.dealer, billed_settlement.ro_no) as standing_count
  from billed_settlement
  left join dropped_settlement using (stage_row)
  where order_hash in (select order_hash from several_settlements)
),

-- Of an order of which nothing stands, its rows still say what it was.
chosen as (
  select
    *,
    row_number() over (
      partition by dealer, ro_no
      order by reason is not null, settled_at nulls first, settlement_no nulls first, stage_row
    ) as nth
  from standing
),

summed as (
  select
    dealer, ro_no,
    cast(count(*) as integer) as row_count,
    cast(count(*) filter (reason is not null and reason <> 'settled_later') as integer)
      as netted_count,
    cast(count(*) filter (reason = 'settled_later') as integer) as superseded_count,
    any_value(standing_count) as standing_count,
    min(opened_at) filter (is_used) as opened_at,
    max(promised_at) filter (is_used) as promised_at,
    max(coalesce(delivered_at, completed_at)) filter (is_used) as handed_over_at,
    max(mileage_in_km) filter (is_used) as mileage_km,
    max(wait_minutes) filter (is_used) as wait_minutes,
    bool_or(has_odometer_change) filter (is_used) as has_odometer_change,
    bool_or(appointment_no is not null) filter (is_used) as has_appointment_no,
    bool_or(is_rework_order) filter (is_used) as is_rework,
    bool_or(is_warranty_order) filter (is_used) as is_warranty,
    bool_and(is_internal_payer) filter (is_used) as is_internal_payer,
    bool_and(is_open) filter (is_used) as is_open,
    cast(sum(labour) filter (is_used) as decimal(18, 2)) as labour,
    cast(sum(parts) filter (is_used) as decimal(18, 2)) as parts,
    cast(sum(other) filter (is_used) as decimal(18, 2)) as other,
    cast(sum(discount) filter (is_used) as decimal(18, 2)) as discount,
    cast(sum(received) filter (is_used) as decimal(18, 2)) as received,
    case
      when bool_and(cost_amount is not null) filter (is_used and received <> 0)
        then cast(sum(cost_amount) filter (is_used and received <> 0) as decimal(18, 2))
    end as cost,
    -- A refund that leaves nothing of the bill, and no other bill, undoes the order.
    bool_and(coalesce(total_amount, received_amount, 0) < 0) filter (is_used)
      or (
        bool_or(coalesce(total_amount, received_amount, 0) < 0) filter (is_used)
        and abs(sum(coalesce(total_amount, received_amount, 0)) filter (is_used)) < 0.01
      ) as is_undone
  from (select *, reason is null or standing_count = 0 as is_used from chosen)
  group by dealer, ro_no
),

last_row as (
  select
    dealer, ro_no, customer_no, name, phone, vin, plate, ro_type, repair_type, advisor
  from (
    select
      *,
      row_number() over (
        partition by dealer, ro_no
        order by reason is not null, settled_at desc nulls last, settlement_no desc nulls last,
          stage_row desc
      ) as nth_last
    from standing
  )
  where nth_last = 1
)

select *, standing_count = 0 or coalesce(is_undone, false) as is_reversed
from summed
join last_row using (dealer, ro_no);
