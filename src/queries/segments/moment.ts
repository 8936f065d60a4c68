import type {Filters} from "../../contract/filters.js";
import type {Sql} from "../sql.js";
import {onlyOf, reading, shared, sql} from "../sql.js";

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

/** The last day of the last half-year that is over by the end of a month. */
function lastHalfYearEnd(yearAndMonth: string): string {
  const [year, month] = yearAndMonth.split("-").map(Number) as [number, number];
  if (month === 12) return `${year}-12-31`;
  return month >= 6 ? `${year}-06-30` : `${year - 1}-12-31`;
}

/**
 * The day on which a period up to a month ends for classes, in one row: the end of the last half-year over by then, or a
 * dealer's as-of between that and the month's end. Of all months that mean the same it is the same, so that what is made
 * for one of them serves for the others.
 */
const endMeant = (to: string): Sql =>
  shared(
    "end_meant",
    reading(
      ["dealers"],
      sql`select max(end_day) as end_day
from (
  select cast(${lastHalfYearEnd(to)} as date) as end_day
  union all
  select as_of from (${dealersAsOf}) where as_of <= last_day(cast(${`${to}-01`} as date))
)`
    )
  );

/**
 * The relation `moments`: for each dealer the half-year at whose end its customers' classes are taken, the
 * day on which it ends for them (the as-of if earlier), and whether that is the as-of. A half-year that is not over by the end of the
 * period is not used, unless all that the dealer has lies before it. Marts: dealers.
 */
export function momentsOf({to, back = 0}: Moment): Sql {
  const end = to === null ? sql`as_of` : sql`least(${onlyOf("end_day", endMeant(to))}, as_of)`;
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
