-- One row per score, feature and level.
-- Decided: fitted on the latest landmarks with known outcomes.
select effect_nth, score, feature, level, n, lost, coefficient, lo, hi
from risk_effect
order by score, effect_nth
