-- One row per figure, dealer and pair of months.
-- Decided: see `sumFigures.ts`; a state has no earlier month, and only its changes have rows.
-- In this order the file is smallest.
select
  metric, nullif(dealer_id, 0) as dealer_id,
  month, earlier_month, months_back,
  people, people_elsewhere, n, y, nn, ny, yy
from month_figure
where model_series is null
order by metric, months_back nulls first, month, earlier_month nulls first, month_figure.dealer_id
