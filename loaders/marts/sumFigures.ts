import type {DuckDBConnection} from "@duckdb/node-api";
import {noFilters} from "../../src/contract/filters.js";
import {summedSubjects} from "../../src/queries/headlines.js";
import type {MeasureOptions, Subject} from "../../src/queries/measures/measure.js";
import type {Sql} from "../../src/queries/sql.js";
import {rowsOf} from "../duckdb.js";
import type {Level, Share} from "./figureSql.js";
import {sumNames} from "./figureSql.js";
import {
  customerMonths,
  firstMonths,
  settledPairs,
  travelledCustomers,
  travelledPairs
} from "./flowSql.js";
import {spanRows} from "./spanSql.js";
import {heldRows, settledChanges, travelledChanges, travelledHolders} from "./stateSql.js";

/** The data as they are, and as they were a year earlier, with which they are compared. */
const monthsBacks = [0, 12];

/** So many rows of `vehicle_days` are worked on at once: memory is bounded. */
const rowsAtOnce = 2_000_000;

const sums = sumNames.join(", ");
const isSomething = sumNames.map((name) => `${name} <> 0`).join(" or ");

interface Size {
  /** Rows of `vehicle_days`. */
  rows: number;
  /** The month from which on states are followed: a year before the data begin. */
  firstMonth: string;
  /** The month of the earliest as-of. */
  firstAsOf: string;
}

/**
 * Makes `recent_figure` and `month_figure`, on which the marts of these names stand, from the other marts:
 * every headline figure and some flows more, summed over customers as its definition in `src/queries/measures` says, for each
 * dealer, each model series, each dealer and series, and all.
 */
export async function sumFigures(connection: DuckDBConnection): Promise<void> {
  for (const table of ["recent_sum", "month_sum"]) {
    await connection.run(`create or replace temp table ${table} (
      metric varchar, dealer_id integer, model_series integer, month date, earlier_month date,
      ${sumNames.map((name) => `${name} double`).join(", ")}, months_back integer)`);
  }
  await numberSeries(connection);
  const size = await sizeOf(connection);
  for (const subject of summedSubjects) {
    const {kind, wait_months = 0} = subject(noFilters, {});
    for (const monthsBack of monthsBacks) {
      const differsSince = monthBefore(size.firstAsOf, 12 + wait_months);
      const steps = stepsTo(connection, monthsBack, differsSince);
      if (kind === "state") {
        const since = monthsBack === 0 ? size.firstMonth : monthBefore(differsSince, 1);
        await sumState(steps, subject, monthsBack, since, size);
      } else {
        await sumRecent(connection, subject, monthsBack, size);
        await sumFlow(steps, subject, monthsBack, monthsBack === 0 ? null : differsSince, size);
      }
    }
  }
  await connection.run(`insert into recent_sum
    select metric, dealer_id, model_series, null, null, ${sums}, back
    from month_sum
    join (values ${monthsBacks.map((back) => `(${back})`).join(", ")}) as backs (back)
      on coalesce(months_back, back) = back
    where earlier_month is null;
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
    drop table recent_sum; drop table month_sum;
    drop table held_row; drop table customer_month; drop table travelled;
    ${Object.keys(seriesColumns)
      .map((name) => `drop table temp.${name};`)
      .join(" ")} drop table numbered_series`);
}

/** The column of the model series in the marts of figures. */
const seriesColumns = {
  customers: "model_series",
  sales: "model_series",
  responses: "model_series",
  vehicles: "model_series",
  vehicle_days: "model_series",
  leads: "intended_series"
} as const;

const seriesName = "(select name from numbered_series where number = model_series)";

/** Puts before these marts copies in memory with numbers for the series: grouping is then twice as fast. */
async function numberSeries(connection: DuckDBConnection): Promise<void> {
  const tables = Object.entries(seriesColumns);
  const all = tables.map(([name, column]) => `select ${column} as name from ${name}`);
  await connection.run(`create or replace temp table numbered_series as
    select name, cast(row_number() over (order by name) as integer) as number
    from (${all.join(" union ")}) where name is not null`);
  for (const [name, column] of tables) {
    await connection.run(`create or replace temp table ${name} as
      select mart.* replace (number as ${column})
      from ${name} as mart left join numbered_series on numbered_series.name = mart.${column}`);
  }
}

const summed = (names: string) =>
  names
    .split(", ")
    .map((name) => `sum(${name}) as ${name}`)
    .join(", ");
const isSomethingSummed = isSomething.replaceAll(/\w+(?= <>)/g, "sum($&)");

const whole: Level = {dealer: false, model: false};
const byModel: Level = {dealer: false, model: true};
const byDealer: Level = {dealer: true, model: false};
const byBoth: Level = {dealer: true, model: true};
const allLevels = [whole, byModel, byDealer, byBoth];

/** The levels that the same kept rows serve: all, unless they have been summed up to vehicles or customers. */
function keptFor(subject: Subject): {levels: Level[]; options: MeasureOptions}[] {
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

/** Sums of the last 12 months. */
async function sumRecent(
  connection: DuckDBConnection,
  subject: Subject,
  monthsBack: number,
  size: Size
): Promise<void> {
  for (const {levels, options} of keptFor(subject)) {
    const definition = subject(noFilters, {...options, monthsBack, recentMonths: 12});
    for (const share of sharesOf(size)) {
      const {text, values} = spanRows(definition, levels, share);
      await connection.run(`insert into recent_sum select *, ${monthsBack} from (${text})`, [
        ...values
      ]);
    }
  }
}

/** Sums of flows by pairs of months. */
async function sumFlow(
  {make, insert}: Steps,
  subject: Subject,
  monthsBack: number,
  since: string | null,
  size: Size
): Promise<void> {
  const at = (options: MeasureOptions) => subject(noFilters, {...options, monthsBack});
  const apart = (model: boolean) => ({model, month: true});
  const finest = at({by: "dealer", apart: apart(true)});
  for (const share of sharesOf(size)) {
    await make("customer_month", customerMonths(finest, share, since));
    await make("travelled", travelledCustomers);
    await insert(settledPairs(finest, allLevels, since));
    for (const {levels, options} of keptFor(subject)) {
      const definition = at({...options, apart: apart(options.apart?.model ?? false)});
      await insert(travelledPairs(definition, levels, since));
    }
    for (const count of finest.counts ?? []) {
      if (!("sum" in count)) await insert(firstMonths(finest, count, allLevels, share, since));
    }
  }
}

/** A state as its changes from month to month, which add up to it and are few. */
async function sumState(
  {make, insert}: Steps,
  subject: Subject,
  monthsBack: number,
  since: string,
  size: Size
): Promise<void> {
  const definition = subject(noFilters, {by: "dealer", monthsBack});
  await make("held_row", heldRows(definition, since));
  await make("travelled", travelledHolders);
  for (const share of sharesOf(size)) {
    await insert(settledChanges(definition, allLevels, share));
  }
  await insert(travelledChanges(definition, "all", [whole, byModel]));
  await insert(travelledChanges(definition, "dealer", [byDealer, byBoth]));
}

/** How the sums by month are made: tables for the steps after them, and rows of `month_sum`. */
interface Steps {
  make: (table: string, rows: Sql) => Promise<unknown>;
  insert: (rows: Sql) => Promise<unknown>;
}

/** What was known a year earlier differs only from the month `differsSince` on. */
function stepsTo(connection: DuckDBConnection, monthsBack: number, differsSince: string): Steps {
  const differs = `month >= date '${differsSince}'`;
  return {
    make: (table, {text, values}) =>
      connection.run(`create or replace temp table ${table} as ${text}`, [...values]),
    insert: ({text, values}) =>
      connection.run(
        monthsBack === 0
          ? `insert into month_sum select *, case when ${differs} then 0 end from (${text})`
          : `insert into month_sum select *, ${monthsBack} from (${text}) where ${differs}`,
        [...values]
      )
  };
}

const sharesOf = ({rows}: Size): Share[] => {
  const parts = Math.max(1, Math.ceil(rows / rowsAtOnce));
  return Array.from({length: parts}, (_, part) => ({part, parts}));
};

async function sizeOf(connection: DuckDBConnection): Promise<Size> {
  const [found] = await rowsOf<{rows: string; first: string; first_as_of: string}>(
    connection,
    `select
      strftime(coalesce(min(data_from), date '1900-01-01') - interval 12 months, '%Y-%m-01') as first,
      strftime(coalesce(min(as_of), date '1900-01-01'), '%Y-%m-01') as first_as_of,
      (select count(*) from vehicle_days) as rows
    from dealers`
  );
  const {rows, first, first_as_of} = found!;
  return {rows: Number(rows), firstMonth: first, firstAsOf: first_as_of};
}

/** The first of the month so many months earlier. */
function monthBefore(month: string, months: number): string {
  const [year, of] = month.split("-").map(Number);
  return new Date(Date.UTC(year!, of! - 1 - months, 1)).toISOString().slice(0, 10);
}
