-- One row per model, data it was fitted on, and parameter or statistic.
-- Decided: intervals are normal in the logarithm of a parameter; no more digits than the search for the maximum gives.
select
  model, fitted_on, parameter, round(value, 4) as value, round(lo, 4) as lo, round(hi, 4) as hi
from value_fit
order by model, fitted_on, parameter
