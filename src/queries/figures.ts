import type {Filters} from "../contract/filters.js";
import type {MetricId} from "../contract/metrics.js";
import {metricNamed} from "../contract/metrics.js";
import {isPractice} from "../contract/practices.js";
import {chosenCells, practiceCells, spanCells} from "./figureCells.js";
import {filterArguments} from "./filters.js";
import {denominators} from "./measures/denominators.js";
import type {FigureName, MeasureOptions, MeasureRow, Subject} from "./measures/measure.js";
import {measuresOf} from "./measures/measure.js";
import {practiceSubjects} from "./measures/practices.js";
import type {Query} from "./query.js";
import {join, queryOf, reading, sql} from "./sql.js";
import type {Sql} from "./sql.js";

/** A headline figure of the span that the page is about (`now`) or of the same span a year before. */
export type FigureRow = MeasureRow & {span: "now" | "before"};

/** Every headline figure, in the order of the pages. */
export const headlineMetrics = [
  "visits",
  "vehicles_seen",
  "revenue",
  "average_ticket",
  "rework_share",
  "service_retention_rate",
  "active_customers",
  "on_time_service",
  "at_risk_share",
  "at_risk_vehicles",
  "first_service_capture",
  "lost_share",
  "lost_customers",
  "lost_had_said_satisfied",
  "responses",
  "satisfied_share",
  "very_satisfied_share",
  "dissatisfied_share",
  "recommend_top_box",
  "net_promoter_score",
  "came_back",
  "satisfied_came_back",
  "satisfied_but_gone",
  "not_satisfied_came_back",
  "not_satisfied_gone",
  "too_recent_responses",
  "unlinked_responses",
  "car_sales",
  "repeat_sale_share",
  "referral_sale_share",
  "complaint_rate",
  "complaints"
] as const satisfies readonly MetricId[];

/**
 * Every headline figure in one pass over cells: of all chosen dealers together, now and a year before, and
 * of each chosen dealer now. Flows are those of the period and states those of its end; without a period,
 * of the 12 months to each dealer's as-of. Several dealers or series are added up: a customer of two of them
 * then counts at each, but for `people`, which is the least number of persons that there can be. The cells
 * know no segments: those are asked by `segmentFigures`.
 */
export function figures(filters: Filters): Query<FigureRow> {
  return queryOf<FigureRow>(
    "figures",
    {filters: filterArguments(filters)},
    [],
    figureRows(filters, headlineMetrics, ["now", "before"], chosenCells(filters))
  );
}

/** The figures of these subjects alone, as `figures`, from a table of their cells that is soon read. */
export function figuresOf(filters: Filters, subjects: readonly Subject[]): Query<FigureRow> {
  const {names, metrics} = measured(filters, subjects);
  return queryOf<FigureRow>(
    "figures",
    {filters: filterArguments(filters), subjects: names},
    [],
    figureRows(filters, metrics, ["now", "before"], chosenCells(filters, metrics))
  );
}

/**
 * Some flows over the days of the filters' period, or all days: of all chosen dealers together, and of each.
 * They are added up from cells as in `figures`; of a segment, which the cells do not know, from the rows of
 * marts by the subjects' definitions, one question for each.
 */
export const spanFigures = (filters: Filters, subjects: readonly Subject[]): Query<FigureRow>[] =>
  addedUp(filters, subjects, {
    cells: spanCells(filters, measured(filters, subjects).metrics)
  });

/** Shares that stand for practices, as `spanFigures`, but without a period of the last 12 months. */
export const practiceFigures = (filters: Filters): Query<FigureRow>[] =>
  addedUp(filters, practiceSubjects, {cells: practiceCells(filters), recentMonths: 12});

function addedUp(
  filters: Filters,
  subjects: readonly Subject[],
  {cells, recentMonths = null}: {cells: Sql; recentMonths?: number | null}
): Query<FigureRow>[] {
  if (filters.segment != null)
    return subjects.map((subject) => ofSegment(filters, subject, {recentMonths}));
  const {names, metrics} = measured(filters, subjects);
  return [
    queryOf<FigureRow>(
      "span_figures",
      {filters: filterArguments(filters), subjects: names},
      [],
      figureRows(filters, metrics, ["now"], cells)
    )
  ];
}

/** What subjects are called, and their figures. */
function measured(filters: Filters, subjects: readonly Subject[]) {
  const definitions = subjects.map((subject) => subject(filters, {}));
  const metrics = definitions.flatMap(({ratios = [], counts = []}) =>
    [...ratios, ...counts].map(({metric}) => metric)
  );
  return {names: definitions.map(({name}) => name), metrics};
}

function ofSegment(filters: Filters, subject: Subject, options: MeasureOptions): Query<FigureRow> {
  const measures = measuresOf(subject);
  const of = (one: Query<MeasureRow>) =>
    reading(
      one.marts,
      sql`select 'now' as span, metric, dealer_id, people, n, y, nn, ny, yy from (${one})`
    );
  return queryOf<FigureRow>(
    "span_figures",
    {filters: filterArguments(filters), subjects: [subject(filters, {}).name]},
    [],
    sql`${of(measures(filters, options))}
union all
${of(measures(filters, {...options, by: "dealer"}))}
order by 1, 2, 3 nulls first`
  );
}

/** Figures from the cells of spans: of all chosen dealers together, and of each, of the present span. */
function figureRows(
  {dealers}: Filters,
  metrics: readonly FigureName[],
  spans: readonly FigureRow["span"][],
  cells: Sql
): Sql {
  const metricRows = metrics.map((metric) => {
    const denominator: FigureName = denominators[metric] ?? metric;
    return sql`(${metric}, ${denominator}, ${isInYuan(metric) ? 100 : 1})`;
  });
  // Of all dealers together the cells know more than of each: a customer of two counts once.
  const parts =
    dealers === null
      ? sql`dealer_id, metric, span`
      : sql`grouping sets ((span, metric), (dealer_id, metric, span))`;
  return sql`with cells as (
  ${cells}
),
summed as materialized (
  select span, metric, coalesce(dealer_id, 0) as dealer_id, ${sumsOver}
  from cells
  group by ${parts}
  having span = 'now' or ${dealers === null ? sql`dealer_id is null` : sql`grouping(dealer_id) = 1`}
),
places as (
  select distinct span, dealer_id from summed
  union
  select * from (values ${join(
    spans.map((span) => sql`(${span}, 0)`),
    ", "
  )}) as wholes (span, dealer_id)
),
metrics as (
  select * from (values ${join(metricRows, ", ")}) as metrics (metric, denominator, unit)
)
select cast(places.span as varchar) as span, cast(metrics.metric as varchar) as metric,
  cast(nullif(places.dealer_id, 0) as integer) as dealer_id,
  cast(coalesce(d.people, 0) as double) as people,
  cast(coalesce(d.n, 0) as double) as n,
  cast(coalesce(s.y, 0) as double) / unit as y,
  cast(coalesce(d.nn, 0) as double) as nn,
  cast(coalesce(s.ny, 0) as double) / unit as ny,
  cast(coalesce(s.yy, 0) as double) / (unit * unit) as yy
from places
cross join metrics
left join summed s
  on s.span = places.span and s.metric = metrics.metric and s.dealer_id = places.dealer_id
left join summed d
  on d.span = places.span and d.metric = metrics.denominator and d.dealer_id = places.dealer_id
order by 1, 2, 3 nulls first`;
}

const sumsOver = sql`sum(people - people_elsewhere) + max(people_elsewhere) as people,
    sum(n) as n, sum(y) as y, sum(nn) as nn, sum(ny) as ny, sum(yy) as yy`;

const isInYuan = (name: FigureName): boolean =>
  !isPractice(name) && metricNamed(name).unit === "yuan";
