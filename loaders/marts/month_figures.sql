-- One row per figure, dealer, model series and pair of months.
-- Decided: see `sumFigures.ts`; a state has no earlier month, and only its changes have rows.
select
  metric, nullif(dealer_id, 0) as dealer_id, model_series,
  month, earlier_month, months_back,
  people, people_elsewhere, n, y, nn, ny, yy
from month_figure
order by month_figure.dealer_id, model_series nulls first, metric, month, earlier_month nulls first, months_back nulls first
