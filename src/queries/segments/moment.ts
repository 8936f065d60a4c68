import type {Filters} from "../../contract/filters.js";
import type {Sql} from "../sql.js";
import {sql} from "../sql.js";

/**
 * When classes are taken: at the end of the filters' period (the half-year over by then, or the as-of), or
 * at the end of the half-year that begins on a day.
 */
export type Moment = {to: string | null} | {period: string};

/** The moment that the filters mean. */
export const momentOf = ({to}: Pick<Filters, "to">): Moment => ({to});

/** Whether the moment is every dealer's as-of. */
export const isAsOf = (moment: Moment): boolean => "to" in moment && moment.to === null;

/** The first day of the half-year of a day. */
export const halfYearOf = (day: Sql): Sql =>
  sql`cast(date_trunc('year', ${day}) + to_months(case when month(${day}) > 6 then 6 else 0 end) as date)`;

/** The last day of the half-year that begins on a day. */
export const halfYearEnd = (start: Sql): Sql =>
  sql`cast(${start} + to_months(6) - to_days(1) as date)`;

const dealersAsOf = sql`
  select dealer_id, coalesce(as_of, (select max(as_of) from dealers), date '1900-01-01') as as_of
  from dealers`;

/**
 * The relation `moments`: for each dealer the half-year at whose end its customers' classes are taken, the
 * day on which it ends for them (the as-of if earlier), and whether that is the as-of. A half-year that is not over by the end of the
 * period is not used, unless all that the dealer has lies before it. Marts: dealers.
 */
export function momentsOf(moment: Moment): Sql {
  if ("period" in moment) {
    const start = sql`cast(${moment.period} as date)`;
    return sql`moments as (
  select dealer_id, ${start} as period_start, least(${halfYearEnd(start)}, as_of) as ends_on,
    as_of <= ${halfYearEnd(start)} as is_now
  from (${dealersAsOf})
  where as_of >= ${start}
)`;
  }
  const end =
    moment.to === null
      ? sql`as_of`
      : sql`least(last_day(cast(${`${moment.to}-01`} as date)), as_of)`;
  return sql`moments as (
  select dealer_id, period_start, least(${halfYearEnd(sql`period_start`)}, as_of) as ends_on,
    as_of <= ${halfYearEnd(sql`period_start`)} as is_now
  from (
    select dealer_id, as_of,
      case when least(${halfYearEnd(sql`current_start`)}, as_of) <= end_day then current_start
        else cast(current_start - to_months(6) as date) end as period_start
    from (
      select dealer_id, as_of, end_day, ${halfYearOf(sql`end_day`)} as current_start
      from (select dealer_id, as_of, ${end} as end_day from (${dealersAsOf}))
    )
  )
)`;
}
