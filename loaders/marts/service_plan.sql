-- One row per model series and service.
-- Decided: the plan as given; what a series without one takes is decided where services fall due.
select
  series as model_series, service_nth, interval_months, interval_km, label_zh, label_en
from stg_service_plan
order by model_series, service_nth
