-- One row per figure of the validation.
-- Decided: fitted before the landmark that validates.
select score, measure, nth, x, value, lo, hi, n
from risk_check
order by score, measure, nth
