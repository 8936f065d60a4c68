-- One row per figure, dealer, model series and pair of months.
-- Decided: as `month_figures.sql`; a file of its own, which only a chosen series needs.
select
  metric, nullif(dealer_id, 0) as dealer_id, model_series,
  month, earlier_month, months_back,
  people, people_elsewhere, n, y, nn, ny, yy
from month_figure
where model_series is not null
order by metric, months_back nulls first, month, earlier_month nulls first, month_figure.dealer_id, model_series
