import type {DuckDBConnection} from "@duckdb/node-api";
import {noFilters} from "../../src/contract/filters.js";
import {settings} from "../../src/contract/settings.js";
import {headlineSubjects} from "../../src/queries/headlines.js";
import type {MeasureOptions, Subject} from "../../src/queries/measures/measure.js";
import type {Sql} from "../../src/queries/sql.js";
import {rowsOf} from "../duckdb.js";
import type {Level, Share} from "./figureSql.js";
import {monthRows, spanRows, sumNames} from "./figureSql.js";

/** The data as they are, and as they were a year earlier, with which they are compared. */
const monthsBacks = [0, 12];

/** So many rows of `vehicle_days` (times the months of a state) are worked on at once: memory is bounded. */
const rowsAtOnce = 2_000_000;
const stateRowsAtOnce = 30_000_000;

/** No figure waits longer than the return window, and a month more, until it is known. */
const longestWait_months = settings.default_return_window_months + 1;

const sums = sumNames.join(", ");
const isSomething = sumNames.map((name) => `${name} <> 0`).join(" or ");

interface Size {
  /** Rows of `vehicle_days`. */
  rows: number;
  /** First of every month up to the newest as-of, from a year before the data begin. */
  months: string[];
  /** The months in which the dealers' as-of lay a year earlier. */
  firstAsOfBefore: string;
  lastAsOfBefore: string;
  /** The first month that may look different with the knowledge of a year earlier. */
  differsSince: string;
}

/**
 * Makes `recent_figure` and `month_figure`, on which the marts of these names stand, from the other marts:
 * every headline figure, summed over customers as its definition in `src/queries/measures` says, for each
 * dealer, each model series, each dealer and series, and all.
 */
export async function sumFigures(connection: DuckDBConnection): Promise<void> {
  for (const table of ["recent_sum", "month_sum", "state_sum"]) {
    await connection.run(`create or replace temp table ${table} (
      metric varchar, dealer_id integer, model_series integer, month date, earlier_month date,
      ${sumNames.map((name) => `${name} double`).join(", ")}, months_back integer)`);
  }
  await numberSeries(connection);
  const size = await sizeOf(connection);
  for (const subject of headlineSubjects) {
    for (const {levels, options} of keptFor(subject)) {
      for (const monthsBack of monthsBacks) {
        await sumSubject(connection, subject, levels, {...options, monthsBack}, size);
      }
    }
  }
  await connection.run(`${changesOfStates(size)};
    create or replace temp table recent_figure as
    select metric, dealer_id, ${seriesName} as model_series, months_back, ${summed(sums)}
    from recent_sum group by all having ${isSomethingSummed};
    create or replace temp table month_figure as
    select metric, dealer_id, ${seriesName} as model_series, month, earlier_month, ${sums},
      case when count(*) = 1 then min(months_back) end as months_back
    from (
      select metric, dealer_id, model_series, month, earlier_month, months_back, ${summed(sums)}
      from month_sum group by all having ${isSomethingSummed}
    )
    group by all;
    drop table recent_sum; drop table month_sum; drop table state_sum;
    ${seriesTables.map((name) => `drop table temp.${name};`).join(" ")} drop table numbered_series`);
}

/** The marts of figures that have a model series. */
const seriesTables = ["customers", "sales", "responses", "vehicles", "vehicle_days"];

const seriesName = "(select name from numbered_series where number = model_series)";

/** Puts before these marts copies in memory with numbers for the series: grouping is then twice as fast. */
async function numberSeries(connection: DuckDBConnection): Promise<void> {
  const all = seriesTables.map((name) => `select model_series as name from ${name}`);
  await connection.run(`create or replace temp table numbered_series as
    select name, cast(row_number() over (order by name) as integer) as number
    from (${all.join(" union ")}) where name is not null`);
  for (const name of seriesTables) {
    await connection.run(`create or replace temp table ${name} as
      select mart.* replace (number as model_series)
      from ${name} as mart left join numbered_series on numbered_series.name = mart.model_series`);
  }
}

const summed = (names: string) =>
  names
    .split(", ")
    .map((name) => `sum(${name}) as ${name}`)
    .join(", ");
const isSomethingSummed = isSomething.replaceAll(/\w+(?= <>)/g, "sum($&)");

/** The levels that the same kept rows serve: all, unless they have been summed up to vehicles or customers. */
function keptFor(subject: Subject): {levels: Level[]; options: MeasureOptions}[] {
  const [whole, byModel] = [
    {dealer: false, model: false},
    {dealer: false, model: true}
  ];
  const [byDealer, byBoth] = [
    {dealer: true, model: false},
    {dealer: true, model: true}
  ];
  const kept = (levels: Level[], by: "all" | "dealer", model: boolean) => ({
    levels,
    options: {by, apart: {model, month: false}}
  });
  switch (subject(noFilters, {}).keptBy) {
    case "vehicle":
      return [kept([whole, byModel], "all", true), kept([byDealer, byBoth], "dealer", true)];
    case "customer":
      return [
        kept([whole], "all", false),
        kept([byModel], "all", true),
        kept([byDealer], "dealer", false),
        kept([byBoth], "dealer", true)
      ];
    default:
      return [kept([whole, byModel, byDealer, byBoth], "dealer", true)];
  }
}

async function sumSubject(
  connection: DuckDBConnection,
  subject: Subject,
  levels: readonly Level[],
  options: MeasureOptions,
  size: Size
): Promise<void> {
  const model = options.apart?.model ?? false;
  const insert = (table: string, rows: Sql) =>
    connection.run(`insert into ${table} select *, ${options.monthsBack} from (${rows.text})`, [
      ...rows.values
    ]);
  const recent = subject(noFilters, {...options, recentMonths: 12});
  // What was known a year earlier differs only in the last months before: as long as any knowledge takes.
  const since = options.monthsBack === 0 ? "0001-01-01" : size.differsSince;
  const byMonth = {...options, apart: {model, month: true}};
  for (const share of sharesOf(size)) {
    await insert("recent_sum", spanRows(recent, levels, share, false));
    if (recent.kind === "state") continue;
    await insert("month_sum", monthRows(subject(noFilters, byMonth), levels, share, since));
  }
  if (recent.kind !== "state") return;
  for (const monthEnds of chunksOf(size, options.monthsBack!)) {
    const states = subject(noFilters, {...byMonth, monthEnds});
    await insert("state_sum", spanRows(states, levels, {part: 0, parts: 1}, true));
  }
}

const sharesOf = ({rows}: Size): Share[] => {
  const parts = Math.max(1, Math.ceil(rows / rowsAtOnce));
  return Array.from({length: parts}, (_, part) => ({part, parts}));
};

/** The months whose states have to be worked out, a few at once; a year earlier only those cut there differ. */
function chunksOf(size: Size, monthsBack: number): string[][] {
  const {rows, months, firstAsOfBefore, lastAsOfBefore} = size;
  const wanted = months.filter(
    (month) => monthsBack === 0 || (month >= firstAsOfBefore && month <= lastAsOfBefore)
  );
  const atOnce = Math.max(1, Math.floor(stateRowsAtOnce / Math.max(1, rows)));
  return Array.from({length: Math.ceil(wanted.length / atOnce)}, (_, i) =>
    wanted.slice(i * atOnce, (i + 1) * atOnce)
  );
}

async function sizeOf(connection: DuckDBConnection): Promise<Size> {
  const [found] = await rowsOf<{
    rows: string;
    first: string;
    last: string;
    first_before: string;
    last_before: string;
    differs_since: string;
  }>(
    connection,
    `with bounds as (
      select
        date_trunc('month', coalesce(min(data_from), date '1900-01-01')) - interval 12 months as first,
        date_trunc('month', coalesce(min(as_of), date '1900-01-01')) as first_as_of,
        date_trunc('month', coalesce(max(as_of), date '1900-01-01')) as last_as_of
      from dealers
    )
    select strftime(first, '%Y-%m-%d') as first, strftime(last_as_of, '%Y-%m-%d') as last,
      strftime(first_as_of - interval 12 months, '%Y-%m-%d') as first_before,
      strftime(last_as_of - interval 12 months, '%Y-%m-%d') as last_before,
      strftime(first_as_of - interval ${12 + longestWait_months} months, '%Y-%m-%d') as differs_since,
      (select count(*) from vehicle_days) as rows
    from bounds`
  );
  const {rows, first, last, first_before, last_before, differs_since} = found!;
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return {
    rows: Number(rows),
    months,
    firstAsOfBefore: first_before,
    lastAsOfBefore: last_before,
    differsSince: differs_since
  };
}

function monthAfter(month: string): string {
  const [year, of] = month.split("-").map(Number);
  return new Date(Date.UTC(year!, of!, 1)).toISOString().slice(0, 10);
}

/** What a year earlier was the same; a state as its changes from month to month, which add up to it and are few. */
function changesOfStates({months, firstAsOfBefore, lastAsOfBefore, differsSince}: Size): string {
  const last = months.at(-1)!;
  return `insert into state_sum
    select * replace (12 as months_back) from state_sum
    where months_back = 0 and month < date '${firstAsOfBefore}';
  insert into month_sum
    select * replace (12 as months_back) from month_sum
    where months_back = 0 and month < date '${differsSince}';
  insert into month_sum
    select * replace (null as earlier_month) from state_sum
    union all
    select * replace (
      cast(month + interval 1 month as date) as month, null as earlier_month,
      ${sumNames.map((name) => `-${name} as ${name}`).join(", ")}
    )
    from state_sum
    where month < case months_back when 0 then date '${last}' else date '${lastAsOfBefore}' end`;
}
