-- One row per part of the value and age band of the newest car, or all bands.
-- Decided: sums over customers, from which a rate per visit and its interval follow.
select part, car_age_band, events, people, n, y, nn, ny, yy
from value_part
order by part, car_age_band nulls first
