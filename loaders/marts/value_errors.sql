-- One row per frequency class, year ahead and independent component of the parameters' error.
-- Decided: errors are of logarithms, so that those of a sum follow by weighting.
select frequency_class, year, component, round(log_error, 5) as log_error
from value_log_error
order by frequency_class, year, component
