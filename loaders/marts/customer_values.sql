-- One row per customer who has bought or visited here before the as-of.
-- Decided: each year's visits are discounted from its middle; what else they bring is a rate per visit, of repurchase by the age of the newest car; probabilities and counts are rounded.
with rate as (
  select
    coalesce(sum(y / nullif(n, 0)) filter (part <> 'repurchase' and car_age_band is null), 0)
      as other,
    coalesce(sum(y / nullif(n, 0)) filter (part = 'repurchase' and car_age_band is null), 0)
      as repurchase,
    sum(y / nullif(n, 0)) filter (part = 'repurchase' and car_age_band = 0) as repurchase_0,
    sum(y / nullif(n, 0)) filter (part = 'repurchase' and car_age_band = 1) as repurchase_1,
    sum(y / nullif(n, 0)) filter (part = 'repurchase' and car_age_band = 2) as repurchase_2
  from value_part
),

valued as (
  select
    forecast.customer_id,
    list_sum(list_transform(
      [
        year_1, year_2, year_3, year_4, year_5, year_6, year_7, year_8, year_9, year_10
      ][:getvariable('value_horizon_years')],
      lambda visits, year:
        visits * power(1 + getvariable('value_discount_rate'), 0.5 - year)
          * (forecast.profit + rate.other + coalesce(
            case car_age_band_of(car_age_years + year - 1)
              when 0 then repurchase_0 when 1 then repurchase_1 when 2 then repurchase_2
            end,
            rate.repurchase
          ))
    )) as residual_value
  from value_forecast as forecast
  left join customer_car_age using (customer_id)
  cross join rate
)

select
  history.customer_id,
  customer_state.home_dealer_id, customer_state.model_series,
  is_company,
  repeats as repeat_count,
  round(last, 2) as last_months,
  round(observed, 2) as observed_months,
  least(repeats, 7) as frequency_class,
  car_age_years,
  car_age_band_of(car_age_years) as car_age_band,
  customer_mileage.mileage_km,
  left_date is not null as has_left,
  round(alive, 3) as alive_share,
  cents_sum(profit) as profit_per_visit_cents,
  round(year_1, 3) as visits_year_1,
  round(year_2, 3) as visits_year_2,
  round(year_3, 3) as visits_year_3,
  round(year_4, 3) as visits_year_4,
  round(year_5, 3) as visits_year_5,
  round(year_6, 3) as visits_year_6,
  round(year_7, 3) as visits_year_7,
  round(year_8, 3) as visits_year_8,
  round(year_9, 3) as visits_year_9,
  round(year_10, 3) as visits_year_10,
  cents_sum(residual_value) as residual_value_cents
from visit_history as history
left join customer_state using (customer_id)
left join value_forecast using (customer_id)
left join customer_car_age using (customer_id)
left join customer_mileage using (customer_id)
left join valued using (customer_id)
order by history.customer_id
