import type {Filters} from "../../contract/filters.js";
import {noFilters} from "../../contract/filters.js";
import type {MetricId} from "../../contract/metrics.js";
import {clusterSums} from "../clusterCells.js";
import type {ClusterRows} from "../clusterCells.js";
import {customerIs, filterArguments, spansOf} from "../filters.js";
import {monthNumber} from "../months.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {every, placeOf, queryOf, reading, sql} from "../sql.js";
import type {MeasureRow} from "./measure.js";

/** Customers asked who had replaced the car, and whether they bought the new one here; whatever dealers, series and period are chosen. */
const replacers = (filters: Filters): ClusterRows => ({
  name: "replacers",
  rows: reading(
    ["dealers", "churn_reasons"],
    sql`with ${spansOf(noFilters, {})}
select x.dealer_id, x.model_series, ${monthNumber(sql`x.asked_date`)} as month,
  coalesce(x.customer_id, -x.churn_reason_id) as cluster,
  ${placeOf(sql`x.asked_date`, sql`x.churn_reason_id`)} as place,
  cast(x.has_replaced_here as integer) as y
from churn_reasons x
join spans s on s.dealer_id = x.dealer_id
where ${every([
      sql`x.has_replaced_car`,
      sql`x.has_replaced_here is not null`,
      sql`x.asked_date <= s.ends_on`,
      customerIn(filters, sql`x.customer_id`),
      customerIs("persons", sql`x.is_company`)
    ])}`
  ),
  parts: {all: []}
});

/** Of the customers asked who had replaced the car, the share that bought the new one here. */
export function replacerMeasures(filters: Filters): Query<MeasureRow> {
  const metric: MetricId = "replaced_here_share";
  return queryOf<MeasureRow>(
    "replacers",
    {filters: filterArguments(filters)},
    [],
    sql`with summed as (
  ${clusterSums(replacers(filters), filters)}
)
select cast(${metric} as varchar) as metric, cast(null as integer) as dealer_id,
  coalesce(people, 0) as people, coalesce(n, 0) as n, coalesce(y, 0) as y,
  coalesce(nn, 0) as nn, coalesce(ny, 0) as ny, coalesce(yy, 0) as yy
from (select 1 as one) left join summed on true`
  );
}
