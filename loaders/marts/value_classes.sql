-- One row per model and frequency class in the hold-out.
-- Decided: the naive forecast, that everyone goes on at the rate so far, is a model of its own.
select model, frequency_class, customers, round(predicted, 3) as predicted, actual
from value_class
order by model, frequency_class
