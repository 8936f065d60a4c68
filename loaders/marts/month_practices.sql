-- One row per practice, dealer, model series and pair of months.
-- Decided: as `month_figures.sql`; those of all series first, for which alone most ask.
select
  metric, nullif(dealer_id, 0) as dealer_id, model_series, month, earlier_month,
  people, people_elsewhere, n, y, nn, ny, yy
from month_practice
order by model_series nulls first, month_practice.dealer_id, metric, month, earlier_month
