-- One row per dealer, model series, definition of lost and month, for the state at its end, or at the as-of in the last.
-- Decided: persons alone; a month in which nobody was under care has no row; between month-ends a state is counted by its changes.
with definition as (
  select interval_months, grace_months, grace_months + getvariable('known_loss_months') as back
  from (
    select null::integer as interval_months
    union all
    select unnest(getvariable('loss_interval_months'))
  )
  cross join (select unnest(getvariable('loss_grace_months')) as grace_months)
),

as_of as (
  select dealer_id, coalesce(as_of, (select max(as_of) from dealers)) as as_of
  from dealers
),

life as (
  select
    vehicle_id, home_dealer_id as dealer_id, model_series, entry_date,
    coalesce(out_of_use_date, date '9999-12-31') as out_date
  from vehicle_lives
  where not coalesce(is_company, false) and entry_date is not null
),

lost as (
  select life.*, loss.* exclude (vehicle_id)
  from (
    select
      vehicle_id, interval_months, grace_months, back,
      min(
        case
          when interval_months is null then due_date
          else cast(event_date + to_months(interval_months) as date)
        end
      ) as lost_date
    from silences
    cross join definition
    where case
      when interval_months is null then
        coalesce(next_after_due > grace_months, true) and observed_after_due >= grace_months
        and coalesce(left_after_due > grace_months, true)
      else
        coalesce(next_after > interval_months + grace_months, true)
        and observed_after >= interval_months + grace_months
        and coalesce(left_after > interval_months + grace_months, true)
    end
    group by all
  ) as loss
  join life using (vehicle_id)
),

-- From which month-end to before which one a car counts, as under care and not lost, or as lost in the 12 months after.
span as (
  select
    dealer_id, model_series, interval_months, grace_months, back,
    since, until, vehicle_count as base_count, 0 as lost_count
  from (
    select
      dealer_id, model_series, date_trunc('month', entry_date) as since,
      date_trunc('month', out_date) as until, count(*) as vehicle_count
    from life
    group by all
  )
  cross join definition
  union all
  select
    dealer_id, model_series, interval_months, grace_months, back,
    date_trunc('month', greatest(entry_date, lost_date)), date_trunc('month', out_date), -1, 0
  from lost
  union all
  select
    dealer_id, model_series, interval_months, grace_months, back,
    greatest(
      date_trunc('month', entry_date),
      date_trunc('month', lost_date) - to_months(getvariable('known_loss_months'))
    ),
    date_trunc('month', least(out_date, lost_date)), 0, 1
  from lost
),

step as (
  select
    dealer_id, model_series, interval_months, grace_months,
    cast(month + to_months(back) as date) as month, base_count, lost_count
  from (
    select * exclude (since, until), since as month from span where since < until
    union all
    select * exclude (since, until, base_count, lost_count), -base_count, -lost_count, until
    from span
    where since < until and until < date '9999-01-01'
  )
  union all
  select
    dealer_id, model_series, interval_months, grace_months,
    cast(unnest(range(first_month, cast(as_of as timestamp), interval 1 month)) as date), 0, 0
  from (
    select dealer_id, model_series, min(date_trunc('month', entry_date)) as first_month
    from life
    group by all
  )
  join as_of using (dealer_id)
  cross join definition
),

month_state as (
  select
    dealer_id, model_series, interval_months, grace_months, month,
    sum(base_count) over so_far as base_count,
    sum(lost_count) over so_far as lost_count
  from (
    select
      dealer_id, model_series, interval_months, grace_months, month,
      sum(base_count) as base_count, sum(lost_count) as lost_count
    from step
    group by all
  )
  window so_far as (
    partition by dealer_id, model_series, interval_months, grace_months order by month
  )
),

at_as_of as (
  select
    dealer_id, as_of, grace_months,
    cast(as_of - to_months(grace_months) as date) as known_day,
    cast(as_of - to_months(grace_months + getvariable('known_loss_months')) as date) as start_day
  from as_of
  cross join (select distinct grace_months from definition)
),

at_end as (
  select
    dealer_id, date_trunc('month', as_of) as month, grace_months,
    case when as_of = last_day(as_of) then last_day(known_day) else known_day end as known_on,
    case when as_of = last_day(as_of) then last_day(start_day) else start_day end as starts_on
  from at_as_of
),

end_state as (
  select
    dealer_id, model_series, interval_months, grace_months, month,
    sum(base_count) as base_count, sum(lost_count) as lost_count
  from (
    select
      dealer_id, model_series, interval_months, grace_months, month,
      count(*) as base_count, 0 as lost_count
    from life
    join at_end using (dealer_id)
    join definition using (grace_months)
    where entry_date <= starts_on and out_date > starts_on
    group by all
    union all
    select
      dealer_id, model_series, interval_months, grace_months, month,
      -count(*) filter (lost_date <= starts_on),
      count(*) filter (lost_date > starts_on and lost_date <= known_on)
    from lost
    join at_end using (dealer_id, grace_months)
    where entry_date <= starts_on and out_date > starts_on
    group by all
  )
  group by all
)

select
  dealer_id, model_series, month, interval_months, grace_months, base_count, lost_count
from (
  select month_state.*
  from month_state
  join as_of using (dealer_id)
  where month < date_trunc('month', as_of)
  union all
  select * from end_state
)
where base_count > 0
order by interval_months nulls first, grace_months, dealer_id, model_series nulls first, month
