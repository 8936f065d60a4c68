import type {Filters} from "../../contract/filters.js";
import type {Sql} from "../sql.js";
import {sql} from "../sql.js";

/**
 * When classes are taken: at the end of the filters' period (the half-year over by then, or the as-of), or so
 * many half-year ends before that.
 */
export interface Moment {
  to: string | null;
  back?: number; // defaults to 0
}

/** The moment that the filters mean. */
export const momentOf = ({to}: Pick<Filters, "to">): Moment => ({to});

/** Whether the moment is every dealer's as-of. */
export const isAsOf = ({to, back = 0}: Moment): boolean => to === null && back === 0;

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
export function momentsOf({to, back = 0}: Moment): Sql {
  const end = to === null ? sql`as_of` : sql`least(last_day(cast(${`${to}-01`} as date)), as_of)`;
  const earlier = (start: Sql, months: number): Sql =>
    sql`cast(${start} - to_months(cast(${months} as integer)) as date)`;
  return sql`moments as (
  select dealer_id, period_start, least(${halfYearEnd(sql`period_start`)}, as_of) as ends_on,
    as_of <= ${halfYearEnd(sql`period_start`)} as is_now
  from (
    select dealer_id, as_of,
      case when least(${halfYearEnd(sql`current_start`)}, as_of) <= end_day
        then ${earlier(sql`current_start`, 6 * back)}
        else ${earlier(sql`current_start`, 6 * (back + 1))} end as period_start
    from (
      select dealer_id, as_of, end_day, ${halfYearOf(sql`end_day`)} as current_start
      from (select dealer_id, as_of, ${end} as end_day from (${dealersAsOf}))
    )
  )
)`;
}
