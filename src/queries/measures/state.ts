import type {Filters} from "../../contract/filters.js";
import {monthsBefore, spansOf} from "../filters.js";
import {every, join, sql} from "../sql.js";
import type {Sql} from "../sql.js";
import {keysApart} from "./measure.js";
import type {Definition, MeasureOptions} from "./measure.js";

/** A day so many months after one of a row's; with `isPast`, the day after that. */
export interface Bound {
  day: Sql;
  months: number;
  isPast?: boolean;
}

/** A day that never comes where it is not known. */
export const orNever = (day: Sql): Sql => sql`coalesce(${day}, date '9999-12-31')`;

/** What is so of a row during part of the time in which it holds: by default of it all, and of every row. */
export interface Phase {
  name: string;
  from?: Bound;
  until?: Bound;
  of?: Sql;
}

/** What is so of vehicles at a time: each row holds from one day until another. */
export interface State {
  /** Rows `d` of a mart. */
  rows: Sql;
  /** Whose as-of ends the data about the row. */
  dealer: Sql;
  home: Sql;
  customer: Sql;
  /** Defaults to one row per vehicle; else of its rows that hold the latest says whose it is. */
  latestBy?: Sql;
  where: readonly Sql[];
  from: Bound;
  /** The first of these. */
  until: readonly Bound[];
  phases: readonly Phase[];
}

/** The month after all others: what holds until then never ends. */
export const never = 32767;
const neverMonth = sql`cast(${never} as integer)`;

/**
 * A state in both ways in which it is asked: `kept`, what holds at the end of the span, and for the loaders
 * `held`, from and until which month each row and each of its phases holds at the month's end (or the as-of).
 */
export function stateRelations(
  filters: Filters,
  options: MeasureOptions,
  state: State
): Pick<Definition, "relations" | "held"> {
  const spans = spansOf(filters, options);
  const from = sql`${state.rows} d
  join (select *, ${join(reachedColumns(state), ", ")} from spans) s on s.dealer_id = ${state.home}`;
  return {
    relations: [spans, keptAtEnd(options, state, from)],
    held: {
      relations: [spans, heldByMonth(state, from)],
      phases: state.phases.map(({name}) => name)
    }
  };
}

/** The last of a row's days that are so many months (and a day) before the end of the span: those up to it are reached. */
const reachedName = ({months, isPast}: Bound): Sql => ({
  text: `${isPast ? "past" : "reached"}_${months}`,
  values: []
});

function reachedColumns({from, until, phases}: State): Sql[] {
  const bounds = [from, ...until, ...phases.flatMap((phase) => [phase.from, phase.until])];
  const columns = bounds.flatMap((bound) => {
    if (!bound) return [];
    const end = bound.isPast ? sql`ends_on - 1` : sql`ends_on`;
    return [sql`${monthsBefore(end, bound.months)} as ${reachedName(bound)}`];
  });
  return columns.filter(({text}, i) => columns.findIndex((other) => other.text === text) === i);
}

const isReached = (bound: Bound): Sql => sql`${bound.day} <= s.${reachedName(bound)}`;
const isAhead = (bound: Bound): Sql => sql`${bound.day} > s.${reachedName(bound)}`;

function keptAtEnd(options: MeasureOptions, state: State, from: Sql): Sql {
  const {dealer, customer, latestBy, where, phases} = state;
  const holds = phases.map((phase) =>
    every([
      ...(phase.of ? [phase.of] : []),
      ...(phase.from ? [isReached(phase.from)] : []),
      ...(phase.until ? [isAhead(phase.until)] : [])
    ])
  );
  const named = (flag: (holds: Sql) => Sql) =>
    join(
      phases.map(({name}, i) => sql`${flag(holds[i]!)} as ${{text: name, values: []}}`),
      ",\n    "
    );
  const isKept = every([...where, isReached(state.from), ...state.until.map(isAhead)]);
  if (!latestBy) {
    return sql`kept as (
  select ${dealer} as dealer_id, d.model_series, ${customer} as cluster,
    ${named((flag) => sql`coalesce(${flag}, false)`)}
  from ${from}
  where ${isKept}
)`;
  }
  const keys = keysApart(options, {
    dealer,
    model: sql`d.model_series`,
    month: sql`cast(null as date)`
  });
  return sql`kept as materialized (
  select ${keys.select}, d.vehicle_id, ${latestKey(latestBy, customer)} as cluster,
    ${named((flag) => sql`count(*) filter (where ${flag}) > 0`)}
  from ${from}
  where ${isKept}
  group by ${keys.group}d.vehicle_id
)`;
}

/** The key on the latest of the days, of several the largest, as the greatest number made of both. */
export const latestKey = (day: Sql, key: Sql): Sql =>
  sql`max((${day} - date '1970-01-01') * 4294967296 + ${key} + 2147483648) % 4294967296 - 2147483648`;

function heldByMonth(state: State, from: Sql): Sql {
  const {dealer, customer, latestBy = sql`cast(null as date)`, where, until: ends, phases} = state;
  const phaseMonths = phases.map(({name, of = sql`true`, from: since, until}) => {
    const begin = since ? firstMonth([since]) : sql`from_month`;
    const end = until ? firstMonth([until]) : neverMonth;
    const column = (of: string): Sql => ({text: `${name}_${of}`, values: []});
    return sql`case when ${of} then ${begin} else ${neverMonth} end as ${column("from")}, ${end} as ${column("until")}`;
  });
  return sql`held as (
  select ${dealer} as dealer_id, d.model_series, d.vehicle_id, ${customer} as cluster, ${latestBy} as began,
    ${firstMonth([state.from])} as from_month, ${firstMonth(ends)} as until_month,
    ${join(phaseMonths, ",\n    ")}
  from ${from}
  where ${every([...where, ...ends.map(({day}) => sql`${day} is not null`)])}
)`;
}

/** The first month at whose end, or at the end of the data, one of the days is reached. */
function firstMonth(bounds: readonly Bound[]): Sql {
  const months = bounds.map((bound) => {
    const {day, months, isPast} = bound;
    const monthOf = (of: Sql) => sql`year(${of}) * 12 + month(${of}) - 1`;
    const month = isPast
      ? monthOf(sql`(cast(${day} + to_months(cast(${months} as integer)) as date) + 1)`)
      : sql`${monthOf(day)} + cast(${months} as integer)`;
    return sql`case when ${isReached(bound)} then ${month} else ${neverMonth} end`;
  });
  return sql`cast(least(${join(months, ", ")}) as integer)`;
}
