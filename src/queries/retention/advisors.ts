import type {Filters} from "../../contract/filters.js";
import {customerIs, filterArguments, isOfPlace} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {every, queryOf, reading, shared, sql} from "../sql.js";
import type {GroupRateRow} from "./rates.js";

/**
 * The share of due services of the last 24 months done here, by the customers' advisor: the alias of
 * their latest visit, within the home dealer. A state of the as-of; a period does not change it.
 */
export function servicesDoneByAdvisor(filters: Filters): Query<GroupRateRow> {
  const due = sql`cast(c.services_due_24m as bigint)`;
  const done = sql`cast(c.services_done_24m as bigint)`;
  const cells = shared(
    "advisor_cells",
    reading(
      ["customers"],
      sql`select c.home_dealer_id as dealer_id, c.model_series, cast(c.advisor as varchar) as advisor, count(*) as people,
  sum(${due}) as n, sum(${done}) as y, sum(${due} * ${due}) as nn, sum(${due} * ${done}) as ny, sum(${done} * ${done}) as yy
from customers c
where ${every([
        sql`c.advisor is not null`,
        sql`c.services_due_24m > 0`,
        customerIs("persons", sql`c.customer_kind <> 'person'`),
        customerIn({...filters, to: null}, sql`c.customer_id`)
      ])}
group by 1, 2, 3`
    )
  );
  return queryOf<GroupRateRow>(
    "services_done_by_advisor",
    {filters: filterArguments({...filters, from: null, to: null})},
    [],
    sql`select cast('services_done_share' as varchar) as metric,
  cast(dealer_id as integer) as dealer_id, cast(advisor as varchar) as "group",
  cast(sum(people) as double) as people,
  cast(sum(n) as double) as n, cast(sum(y) as double) as y, cast(sum(nn) as double) as nn,
  cast(sum(ny) as double) as ny, cast(sum(yy) as double) as yy
from ${cells}
where ${isOfPlace(filters)}
group by dealer_id, advisor
order by 2, 3`
  );
}
