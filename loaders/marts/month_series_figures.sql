-- One row per figure, dealer, model series and pair of months.
-- Decided: as `month_figures.sql`; a file of its own, which only a chosen series needs.
select
  metric, nullif(dealer_id, 0) as dealer_id, model_series,
  month, coalesce(earlier_month, date '9999-12-01') as earlier_month,
  case months_back when 0 then 1 when 12 then 3 else 2 end as known_in,
  people, people_elsewhere, n, y, nn, ny, yy
from month_figure
where model_series is not null
order by metric, known_in, month, month_figure.earlier_month nulls first, month_figure.dealer_id, model_series
