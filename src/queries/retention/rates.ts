import type {Filters} from "../../contract/filters.js";
import type {MetricId} from "../../contract/metrics.js";
import {dealerIs, filterArguments, modelIs} from "../filters.js";
import {cellsWhere} from "../figureCells.js";
import type {Query} from "../query.js";
import {every, join, queryOf, sql} from "../sql.js";

/** A figure of one model series, or of one advisor of a dealer, as sums over customers. */
export type GroupRateRow = {
  metric: MetricId;
  dealer_id: number | null;
  group: string;
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
};

/** The rates of the retention page, which cells carry. */
export const retentionRates = [
  "service_retention_rate",
  "on_time_service",
  "first_service_capture",
  "lost_share"
] as const satisfies readonly MetricId[];

/** Retention, on-time service, first-service capture and losses by model series, from the cells of the figures. */
export function ratesByModel(filters: Filters): Query<GroupRateRow> {
  const chosen = every([
    filters.dealers === null ? sql`dealer_id is null` : dealerIs(filters, sql`dealer_id`),
    modelIs(filters, sql`model_series`),
    sql`metric in (${join(
      retentionRates.map((metric) => sql`${metric}`),
      ", "
    )})`
  ]);
  return queryOf<GroupRateRow>(
    "rates_by_model",
    {filters: filterArguments(filters)},
    [],
    sql`with cells as (
  ${cellsWhere(filters, {bySeries: true, metrics: retentionRates}, chosen)}
)
select cast(metric as varchar) as metric, cast(null as integer) as dealer_id,
  cast(model_series as varchar) as "group",
  cast(sum(people - people_elsewhere) + max(people_elsewhere) as double) as people,
  cast(sum(n) as double) as n, cast(sum(y) as double) as y, cast(sum(nn) as double) as nn,
  cast(sum(ny) as double) as ny, cast(sum(yy) as double) as yy
from cells
where span = 'now'
group by metric, model_series
order by 1, 3`
  );
}
