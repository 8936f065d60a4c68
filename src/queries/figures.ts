import type {Filters} from "../contract/filters.js";
import type {MetricId} from "../contract/metrics.js";
import {metricNamed} from "../contract/metrics.js";
import {dealerIs, filterArguments, modelIs} from "./filters.js";
import {denominators} from "./measures/denominators.js";
import type {MeasureRow} from "./measures/measure.js";
import type {Query} from "./query.js";
import {every, join, queryOf, reading, sql} from "./sql.js";
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
  const {dealers, models} = filters;
  const chosen = every([
    dealers === null ? sql`true` : dealerIs(filters, sql`dealer_id`),
    modelIs(filters, sql`model_series`)
  ]);
  const metricRows = headlineMetrics.map((metric) => {
    const denominator: MetricId = denominators[metric] ?? metric;
    return sql`(${metric}, ${denominator}, ${metricNamed(metric).unit === "yuan" ? 100 : 1})`;
  });
  // Of all dealers together the cells know more than of each: a customer of two counts once.
  const parts =
    dealers === null
      ? sql`dealer_id, metric, span`
      : sql`grouping sets ((span, metric), (dealer_id, metric, span))`;
  return queryOf<FigureRow>(
    "figures",
    {filters: filterArguments(filters)},
    [],
    sql`with cells as (
  ${cellsWhere(filters, {bySeries: models !== null}, chosen)}
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
  select * from (values ('now', 0), ('before', 0)) as wholes (span, dealer_id)
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
order by 1, 2, 3 nulls first`
  );
}

/**
 * The cells of the figures, of the filters' period or the last 12 months and of the span a year before;
 * those of all series together, or of each series. The mart comes along with them.
 */
export function cellsWhere(filters: Filters, {bySeries}: {bySeries: boolean}, chosen: Sql): Sql {
  const hasPeriod = filters.from !== null || filters.to !== null;
  if (!hasPeriod) return reading(["recent_figures"], recentCells(chosen, bySeries));
  return bySeries
    ? reading(
        ["month_series_figures"],
        monthCells(filters, chosen, sql`month_series_figures`, sql`model_series`)
      )
    : reading(
        ["month_figures"],
        monthCells(filters, chosen, sql`month_figures`, sql`cast(null as varchar)`)
      );
}

const sumsOver = sql`sum(people - people_elsewhere) + max(people_elsewhere) as people,
    sum(n) as n, sum(y) as y, sum(nn) as nn, sum(ny) as ny, sum(yy) as yy`;

function recentCells(chosen: Sql, bySeries: boolean): Sql {
  return sql`select case when months_back = 0 then 'now' else 'before' end as span,
    metric, dealer_id, model_series, people, people_elsewhere, n, y, nn, ny, yy
  from recent_figures
  where ${bySeries ? sql`model_series is not null` : sql`model_series is null`}
    and ${chosen}`;
}

function monthCells({from, to}: Filters, chosen: Sql, mart: Sql, series: Sql): Sql {
  const first = from === null ? sql`date '1900-01-01'` : sql`cast(${`${from}-01`} as date)`;
  const last = to === null ? sql`date '9999-12-01'` : sql`cast(${`${to}-01`} as date)`;
  const of = (span: string, monthsBack: number) => {
    const earlier = (month: Sql) =>
      sql`cast(${month} - to_months(cast(${monthsBack} as integer)) as date)`;
    return sql`select cast(${span} as varchar) as span, metric, dealer_id, ${series} as model_series,
    sum(people) as people, sum(people_elsewhere) as people_elsewhere,
    sum(n) as n, sum(y) as y, sum(nn) as nn, sum(ny) as ny, sum(yy) as yy
  from ${mart}
  where ${chosen}
    and month <= ${earlier(last)}
    and (earlier_month is null or earlier_month >= ${earlier(first)})
    and (months_back is null or months_back = cast(${monthsBack} as integer))
  group by 2, 3, 4`;
  };
  return sql`${of("now", 0)}
  union all
  ${of("before", 12)}`;
}
