-- One row per dealer, month and figure.
-- Decided: nothing beyond what the source says.
select dealer_id, target_month, metric as target_metric, target_value
from target
order by dealer_id, target_month, target_metric
