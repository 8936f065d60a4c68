-- One row per practice, dealer and model series, of the last 12 months.
-- Decided: as `recent_figures.sql`.
select
  metric, nullif(dealer_id, 0) as dealer_id, model_series,
  people, people_elsewhere, n, y, nn, ny, yy
from recent_practice
order by recent_practice.dealer_id, model_series nulls first, metric
