-- One row per order of which every line says what it cost.
-- Decided: of lines that the customer or the insurer pays; it stands where the order itself does not say.
create or replace table line_cost as
select dealer, ro_no, cast(sum(cost_amount) as decimal(18, 2)) as cost
from stg_repair_order_line
where not coalesce(is_declined, false) and coalesce(payer in ('customer', 'insurance'), true)
group by dealer, ro_no
having count(*) = count(cost_amount);
