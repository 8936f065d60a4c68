import type {Filters} from "../contract/filters.js";
import {dealerIs, modelIs} from "./filters.js";
import {denominators} from "./measures/denominators.js";
import type {FigureName} from "./measures/measure.js";
import {every, join, reading, shared, sql} from "./sql.js";
import type {Sql} from "./sql.js";

/** Which cells are meant: those of each series, or of all together; and of which figures, where few are asked for. */
interface CellChoice {
  bySeries: boolean;
  metrics?: readonly FigureName[] | undefined; // defaults to all
}

/**
 * The cells of the figures, of the filters' period or the last 12 months (`now`) and of the span a year before.
 * The mart comes along with them.
 */
export function cellsWhere(filters: Filters, of: CellChoice, chosen: Sql): Sql {
  const hasPeriod = filters.from !== null || filters.to !== null;
  if (!hasPeriod) return reading(["recent_figures"], recentCells(chosen, of.bySeries));
  const cells = (span: string, monthsBack: 0 | 12) =>
    monthCells(filters, {...of, span, monthsBack}, chosen);
  return join([cells("now", 0), cells("before", 12)], "\n  union all\n  ");
}

/** The cells of the chosen dealers and series, as `cellsWhere`. */
export const chosenCells = (filters: Filters, metrics?: readonly FigureName[]): Sql =>
  cellsWhere(filters, {bySeries: filters.models !== null, metrics}, every(choices(filters)));

/** The cells of flows in the filters' period, or over all days, of the chosen dealers and series. */
export const spanCells = (filters: Filters, metrics: readonly FigureName[]): Sql =>
  monthCells(
    filters,
    {span: "now", monthsBack: 0, bySeries: filters.models !== null, metrics},
    every(choices(filters))
  );

/** The cells of practices, of the filters' period or the last 12 months. */
export function practiceCells(filters: Filters): Sql {
  const {from, to, models} = filters;
  const all = sql`model_series is null`;
  const chosen = every([models === null ? all : sql`not (${all})`, ...choices(filters)]);
  const columns = sql`cast('now' as varchar) as span, metric, dealer_id, model_series,
    people, people_elsewhere, n, y, nn, ny, yy`;
  return from === null && to === null
    ? reading(["recent_practices"], sql`select ${columns} from recent_practices where ${chosen}`)
    : reading(
        ["month_practices"],
        monthSums(filters, sql`month_practices`, {series: sql`model_series`, chosen})
      );
}

const choices = (filters: Filters): Sql[] => [
  dealerIs(filters, sql`dealer_id`),
  modelIs(filters, sql`model_series`)
];

function recentCells(chosen: Sql, bySeries: boolean): Sql {
  return sql`select case when months_back = 0 then 'now' else 'before' end as span,
    metric, dealer_id, model_series, people, people_elsewhere, n, y, nn, ny, yy
  from recent_figures
  where ${bySeries ? sql`model_series is not null` : sql`model_series is null`}
    and ${chosen}`;
}

function monthCells(
  filters: Filters,
  {span, monthsBack, bySeries, metrics}: CellChoice & {span: string; monthsBack: 0 | 12},
  chosen: Sql
): Sql {
  const mart = martOf(bySeries, metrics);
  const known = monthsBack === 0 ? sql`known_in <= 2` : sql`known_in >= 2`;
  return reading(
    [bySeries ? "month_series_figures" : "month_figures"],
    monthSums(filters, mart, {
      span,
      monthsBack,
      series: bySeries ? sql`model_series` : sql`cast(null as varchar)`,
      chosen: sql`${chosen} and ${known}`
    })
  );
}

/** The mart, or what it holds of these figures and of those that they are shares of. */
function martOf(bySeries: boolean, metrics: readonly FigureName[] | undefined): Sql {
  const mart = bySeries ? sql`month_series_figures` : sql`month_figures`;
  if (metrics === undefined) return mart;
  const names = new Set(metrics.flatMap((metric) => [metric, denominators[metric] ?? metric]));
  const listed = [...names].sort().map((name) => sql`${name}`);
  return shared("figure_cells", sql`select * from ${mart} where metric in (${join(listed, ", ")})`);
}

/** Cells by month added up over the filters' period, or over the months so many before those. */
function monthSums(
  {from, to}: Filters,
  mart: Sql,
  {
    span = "now",
    monthsBack = 0,
    series,
    chosen
  }: {span?: string; monthsBack?: 0 | 12; series: Sql; chosen: Sql}
): Sql {
  const first = from === null ? sql`date '1900-01-01'` : sql`cast(${`${from}-01`} as date)`;
  const last = to === null ? sql`date '9999-12-01'` : sql`cast(${`${to}-01`} as date)`;
  const earlier = (month: Sql) =>
    sql`cast(${month} - to_months(cast(${monthsBack} as integer)) as date)`;
  return sql`select cast(${span} as varchar) as span, metric, dealer_id, ${series} as model_series,
    sum(people) as people, sum(people_elsewhere) as people_elsewhere,
    sum(n) as n, sum(y) as y, sum(nn) as nn, sum(ny) as ny, sum(yy) as yy
  from ${mart}
  where ${chosen}
    and month <= ${earlier(last)}
    and earlier_month >= ${earlier(first)}
  group by 2, 3, 4`;
}
