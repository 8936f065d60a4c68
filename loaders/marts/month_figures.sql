-- One row per figure, dealer and pair of months.
-- Decided: see `sumFigures.ts`; of a state only the changes have rows. Conditions are on plain columns, which DuckDB looks at before it reads a row.
-- In this order the file is smallest.
select
  metric, nullif(dealer_id, 0) as dealer_id,
  month, coalesce(earlier_month, date '9999-12-01') as earlier_month,
  case months_back when 0 then 1 when 12 then 3 else 2 end as known_in,
  people, people_elsewhere, n, y, nn, ny, yy
from month_figure
where model_series is null
order by metric, known_in, month, month_figure.earlier_month nulls first, month_figure.dealer_id
