import type {DuckDBConnection} from "@duckdb/node-api";
import {noFilters} from "../../src/contract/filters.js";
import type {MartName} from "../../src/contract/marts.js";
import {bind} from "../../src/queries/bind.js";
import {summedSubjects} from "../../src/queries/headlines.js";
import {practiceSubjects} from "../../src/queries/measures/practices.js";
import type {MeasureOptions, Subject} from "../../src/queries/measures/measure.js";
import {sql} from "../../src/queries/sql.js";
import type {Sql} from "../../src/queries/sql.js";
import {quoteText, rowsOf} from "../duckdb.js";
import {runSqlText} from "../sqlFile.js";
import type {Level, Share} from "./figureSql.js";
import {allLevels, sumNames} from "./figureSql.js";
import type {Flow} from "./flowSql.js";
import {
  customerMonths,
  customerPairs,
  firstMonths,
  settledPairs,
  travelledCustomers,
  travelledPairs
} from "./flowSql.js";
import {numberSeries, seriesName} from "./numberedSeries.js";
import {heldRows, settledChanges, travelledChanges, travelledHolders} from "./stateSql.js";

/** So many rows of `vehicle_days` are worked on at once: memory is bounded. */
const rowsAtOnce = 1_500_000;

const sums = sumNames.join(", ");
const isSomething = sumNames.map((name) => `${name} <> 0`).join(" or ");

const cellNames = `metric, dealer_id, model_series, month, earlier_month, ${sums}`;

/** What is summed up, and into which tables. */
interface Sums {
  /** `figure` makes `recent_figure` and `month_figure`. */
  name: string;
  subjects: readonly Subject[];
  /** The data as they are (0), and as they were so many months earlier. */
  monthsBacks: readonly number[];
}

interface Size {
  /** Rows of `vehicle_days`. */
  rows: number;
  /** The month from which on states are followed: a year before the data begin. */
  firstMonth: string;
  /** The month of the earliest as-of. */
  firstAsOf: string;
}

/** The marts from which subjects are summed up. */
const martsOf = (subjects: readonly Subject[]): MartName[] => [
  ...new Set(subjects.flatMap((subject) => subject(noFilters, {}).marts)).add("vehicle_days")
];

/** What {@link sumFigures} reads. */
export const figureMarts = martsOf(summedSubjects);
/** What {@link sumPractices} reads. */
export const practiceMarts = martsOf(practiceSubjects);

/** The headline figures and what is compared like them, with the year before, as `recent_figure` and `month_figure`. */
export const sumFigures = (connection: DuckDBConnection): Promise<void> =>
  sumUp(connection, {name: "figure", subjects: summedSubjects, monthsBacks: [0, 12]});

/** The shares that stand for practices, as `recent_practice` and `month_practice`. */
export const sumPractices = (connection: DuckDBConnection): Promise<void> =>
  sumUp(connection, {name: "practice", subjects: practiceSubjects, monthsBacks: [0]});

/**
 * Makes two tables, on which the marts of these names stand, from the other marts: figures summed over customers
 * as their definition in `src/queries/measures` says, for each dealer, each model series, each dealer and
 * series, and all.
 */
async function sumUp(
  connection: DuckDBConnection,
  {name, subjects, monthsBacks}: Sums
): Promise<void> {
  const definitions = subjects.map((subject) => subject(noFilters, {}));
  const metrics = definitions
    .flatMap(({ratios = [], counts = []}) => [...ratios, ...counts])
    .map(({metric}) => quoteText(metric))
    .join(", ");
  for (const table of ["recent_sum", "month_sum"]) {
    await connection.run(`create or replace temp table ${table} (
      metric enum (${metrics}), dealer_id integer, model_series integer, month date, earlier_month date,
      ${sumNames.map((name) => `${name} double`).join(", ")}, months_back integer)`);
  }
  const numbered = await numberSeries(connection, [
    ...definitions,
    ...subjects.map((subject) => subject(noFilters, {by: "dealer", recentMonths: 12}))
  ]);
  const size = await sizeOf(connection);
  for (const subject of subjects) {
    const {kind, wait_months = 0} = subject(noFilters, {});
    for (const monthsBack of monthsBacks) {
      const differsSince = monthBefore(size.firstAsOf, 12 + wait_months);
      const steps = stepsTo(connection, monthsBack, differsSince);
      if (kind === "state") {
        const since = monthsBack === 0 ? size.firstMonth : monthBefore(differsSince, 1);
        await sumState(steps.months, subject, monthsBack, since, size);
      } else {
        const since = monthsBack === 0 ? {} : {since: differsSince};
        await sumFlow(steps.months, subject, monthsBack, {by: "months", ...since}, size);
        await sumFlow(steps.recent, subject, monthsBack, {by: "span"}, size);
      }
    }
  }
  await connection.run(`insert into recent_sum
    select metric, dealer_id, model_series, null, null, ${sums}, back
    from month_sum
    join (values ${monthsBacks.map((back) => `(${back})`).join(", ")}) as backs (back)
      on coalesce(months_back, back) = back
    where earlier_month is null;
    create or replace table recent_${name} as
    select cast(metric as varchar) as metric, dealer_id, ${seriesName} as model_series, months_back, ${summed(sums)}
    from recent_sum group by all having ${isSomethingSummed};
    create or replace temp table summed as
    select metric, dealer_id, model_series, month, earlier_month, months_back, ${summed(sums)}
    from month_sum group by all having ${isSomethingSummed};
    create or replace table month_${name} as
    select * replace (cast(metric as varchar) as metric, ${seriesName} as model_series)
    from (
      from summed
      where months_back is null
      union all
      select metric, dealer_id, model_series, month, earlier_month,
        case when count(*) = 1 then min(months_back) end as months_back, ${sums}
      from summed
      where months_back is not null
      group by all
    );
    drop table summed;
    drop table recent_sum; drop table month_sum;
    drop table if exists held_row; drop table customer_month; drop table travelled;
    ${numbered.map((mart) => `drop table temp.${mart};`).join(" ")} drop table numbered_series`);
}

const summed = (names: string) =>
  names
    .split(", ")
    .map((name) => `sum(${name}) as ${name}`)
    .join(", ");
const isSomethingSummed = isSomething.replaceAll(/\w+(?= <>)/g, "sum($&)");

const travelled = sql`(select cluster from travelled)`;

const whole: Level = {dealer: false, model: false};
const byModel: Level = {dealer: false, model: true};
const byDealer: Level = {dealer: true, model: false};
const byBoth: Level = {dealer: true, model: true};

/** Sums of flows, by pairs of months or of the last 12 months. */
async function sumFlow(
  {make, insert}: Steps,
  subject: Subject,
  monthsBack: number,
  flow: Omit<Flow, "definition">,
  size: Size
): Promise<void> {
  const month = flow.by === "months";
  const at = (options: MeasureOptions): Flow => {
    const recentMonths = month ? null : 12;
    return {...flow, definition: subject(noFilters, {...options, monthsBack, recentMonths})};
  };
  const finest = at({by: "dealer", apart: {model: true, month}});
  for (const share of sharesOf(size)) {
    await make("customer_month", customerMonths(finest, share));
    await make("travelled", travelledCustomers);
    if (finest.definition.keptBy === undefined) await insert(customerPairs(finest));
    else {
      await insert(settledPairs(finest));
      for (const level of allLevels) {
        const by = level.dealer ? "dealer" : "all";
        const apart = {model: level.model, month, among: travelled};
        await insert(travelledPairs(at({by, apart}), level));
      }
    }
    for (const count of finest.definition.counts ?? []) {
      if (!("sum" in count)) await insert(firstMonths(finest, count, allLevels, share));
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
  for (const part of [
    {isElsewhere: false, by: "dealer", levels: allLevels},
    {isElsewhere: true, by: "all", levels: [whole, byModel]},
    {isElsewhere: true, by: "dealer", levels: [byDealer, byBoth]}
  ] as const) {
    await insert(travelledChanges(definition, part));
  }
}

/** How sums are made: tables for the steps after them, and rows of `month_sum` or `recent_sum`. */
interface Steps {
  make: (table: string, rows: Sql) => Promise<unknown>;
  insert: (rows: Sql) => Promise<unknown>;
}

/** What was known a year earlier differs by month only from the month `differsSince` on. */
function stepsTo(
  connection: DuckDBConnection,
  monthsBack: number,
  differsSince: string
): {months: Steps; recent: Steps} {
  const run = ({text, values}: Sql, [before, after]: [string, string]) =>
    runSqlText(connection, `${before}${bind(text, values)}${after}`, "sumFigures.ts");
  const make = (table: string, rows: Sql) =>
    run(rows, [`create or replace temp table ${table} as `, ""]);
  const into = (table: string, back: string, where = "true") => ({
    make,
    insert: (rows: Sql) =>
      run(rows, [
        `insert into ${table} select *, ${back} from (`,
        `) as cells (${cellNames}) where (${isSomething}) and ${where}`
      ])
  });
  const differs = `month >= date '${differsSince}'`;
  return {
    months:
      monthsBack === 0
        ? into("month_sum", `case when ${differs} then 0 end`)
        : into("month_sum", `${monthsBack}`, differs),
    recent: into("recent_sum", `${monthsBack}`)
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
