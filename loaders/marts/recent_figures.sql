-- One row per figure, dealer, model series and months back, of the last 12 months.
-- Decided: see `sumFigures.ts`; all dealers and all series are rows of their own, because a customer of two is one.
select
  metric, nullif(dealer_id, 0) as dealer_id, model_series, months_back,
  people, people_elsewhere, n, y, nn, ny, yy
from recent_figure
order by recent_figure.dealer_id, model_series nulls first, metric, months_back
