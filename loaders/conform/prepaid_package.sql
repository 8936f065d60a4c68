-- One row per accepted prepaid package.
-- Decided: its profit is its price times the margin of packages.
create or replace table prepaid_package as
select
  cast(row_number() over (order by subject.dealer_id, sold_date, package_no) as integer)
    as package_id,
  subject.dealer_id, subject.customer_id, subject.vehicle_id,
  package_type, package_status, sold_date, expires_on, paid_amount, service_count, used_count,
  case
    when package_status is distinct from 'cancelled'
      then cast(cast(paid_amount as double) * dealer_margin.package_margin as decimal(18, 2))
  end as profit
from stg_prepaid_package as row
join prepaid_package_subject as subject on subject.stage_row = row.rowid
left join dealer_margin on dealer_margin.dealer_id = subject.dealer_id;
