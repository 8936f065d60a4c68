-- One row per accepted line of a repair order, with its visit; countable when its order is.
-- Decided: a line whose order no file has, or whose order is not countable, is left out with that reason.
create or replace table repair_order_line as
select
  row.dealer,
  repair_order.dealer_id,
  visit.visit_id,
  row.line_no, row.line_kind, row.item_group, row.payer, row.quantity, row.amount,
  coalesce(row.is_declined, false) as is_declined,
  visit.visit_id is not null as is_countable,
  case
    when repair_order.dealer_id is null then 'orphan_order'
    when not repair_order.is_countable then repair_order.exclude_reason
  end as exclude_reason
from stg_repair_order_line as row
left join dealer on dealer.dealer_code = row.dealer
left join repair_order
  on repair_order.dealer_id = dealer.dealer_id and repair_order.ro_no = row.ro_no
left join visit
  on visit.dealer_id = case when repair_order.is_countable then repair_order.dealer_id end
  and visit.vehicle_id = repair_order.vehicle_id
  and visit.visit_date = repair_order.opened_date;

insert into excluded
select 'repair_order_line', dealer, exclude_reason, count(*)
from repair_order_line
where exclude_reason is not null
group by dealer, exclude_reason;
