import type {Filters} from "../contract/filters.js";
import {dealerIs, modelIs} from "./filters.js";
import {every, join, reading, sql} from "./sql.js";
import type {Sql} from "./sql.js";

/**
 * The cells of the figures, of the filters' period or the last 12 months (`now`) and of the span a year before;
 * those of all series together, or of each series. The mart comes along with them.
 */
export function cellsWhere(filters: Filters, {bySeries}: {bySeries: boolean}, chosen: Sql): Sql {
  const hasPeriod = filters.from !== null || filters.to !== null;
  if (!hasPeriod) return reading(["recent_figures"], recentCells(chosen, bySeries));
  const cells = (span: string, monthsBack: 0 | 12) =>
    monthCells(filters, {span, monthsBack, bySeries}, chosen);
  return join([cells("now", 0), cells("before", 12)], "\n  union all\n  ");
}

/** The cells of the chosen dealers and series, as `cellsWhere`. */
export const chosenCells = (filters: Filters): Sql =>
  cellsWhere(filters, {bySeries: filters.models !== null}, every(choices(filters)));

/** The cells of all flows in the filters' period, or over all days, of the chosen dealers and series. */
export const spanCells = (filters: Filters): Sql =>
  monthCells(
    filters,
    {span: "now", monthsBack: 0, bySeries: filters.models !== null},
    every(choices(filters))
  );

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
  {from, to}: Filters,
  {span, monthsBack, bySeries}: {span: string; monthsBack: 0 | 12; bySeries: boolean},
  chosen: Sql
): Sql {
  const first = from === null ? sql`date '1900-01-01'` : sql`cast(${`${from}-01`} as date)`;
  const last = to === null ? sql`date '9999-12-01'` : sql`cast(${`${to}-01`} as date)`;
  const earlier = (month: Sql) =>
    sql`cast(${month} - to_months(cast(${monthsBack} as integer)) as date)`;
  const series = bySeries ? sql`model_series` : sql`cast(null as varchar)`;
  const mart = bySeries ? sql`month_series_figures` : sql`month_figures`;
  return reading(
    [bySeries ? "month_series_figures" : "month_figures"],
    sql`select cast(${span} as varchar) as span, metric, dealer_id, ${series} as model_series,
    sum(people) as people, sum(people_elsewhere) as people_elsewhere,
    sum(n) as n, sum(y) as y, sum(nn) as nn, sum(ny) as ny, sum(yy) as yy
  from ${mart}
  where ${chosen}
    and month <= ${earlier(last)}
    and earlier_month >= ${earlier(first)}
    and ${monthsBack === 0 ? sql`known_in <= 2` : sql`known_in >= 2`}
  group by 2, 3, 4`
  );
}
