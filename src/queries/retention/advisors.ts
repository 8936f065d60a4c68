import type {Filters} from "../../contract/filters.js";
import {customerIs, dealerIs, filterArguments, modelIs} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import {every, queryOf, sql} from "../sql.js";
import type {GroupRateRow} from "./rates.js";

/**
 * The share of due services of the last 24 months done here, by the customers' advisor: the alias of
 * their latest visit, within the home dealer. A state of the as-of; a period does not change it.
 */
export function servicesDoneByAdvisor(filters: Filters): Query<GroupRateRow> {
  return queryOf<GroupRateRow>(
    "services_done_by_advisor",
    {filters: filterArguments({...filters, from: null, to: null})},
    ["customers"],
    sql`select cast('services_done_share' as varchar) as metric,
  cast(home_dealer_id as integer) as dealer_id, cast(advisor as varchar) as "group",
  cast(count(*) as double) as people,
  cast(sum(n) as double) as n, cast(sum(y) as double) as y, cast(sum(n * n) as double) as nn,
  cast(sum(n * y) as double) as ny, cast(sum(y * y) as double) as yy
from (
  select c.home_dealer_id, c.advisor,
    cast(c.services_due_24m as bigint) as n, cast(c.services_done_24m as bigint) as y
  from customers c
  where ${every([
    sql`c.advisor is not null`,
    sql`c.services_due_24m > 0`,
    dealerIs(filters, sql`c.home_dealer_id`),
    modelIs(filters, sql`c.model_series`),
    customerIs("persons", sql`c.customer_kind <> 'person'`),
    customerIn({...filters, to: null}, sql`c.customer_id`)
  ])}
)
group by home_dealer_id, advisor
order by 2, 3`
  );
}
