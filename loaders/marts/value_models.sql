-- One row per model, data it was fitted on, and parameter or statistic.
-- Decided: intervals are normal in the logarithm of a parameter.
select model, fitted_on, parameter, value, lo, hi
from value_fit
order by model, fitted_on, parameter
