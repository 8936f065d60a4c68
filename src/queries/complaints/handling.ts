import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments, spansOf} from "../filters.js";
import {isChosenRow, monthNumber} from "../months.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {queryOf, reading, shared, sql} from "../sql.js";

/** Complaints of one kind, how many are open, and how they ended. */
export type CauseRow = {
  /** Null for a complaint without a kind. */
  complaint_type: string | null;
  complaints: number;
  open: number;
  /** Of those received long enough ago to be over: resolved, and resolved quickly. */
  decided: number;
  resolved: number;
  quickly: number;
};

/** Complaints of the period by cause. Those received in the last 30 days may still be resolved and are not yet counted as decided. */
export function complaintCauses(filters: Filters): Query<CauseRow> {
  return queryOf<CauseRow>(
    "complaint_causes",
    {filters: filterArguments(filters)},
    [],
    sql`select cast(complaint_type as varchar) as complaint_type,
  cast(count(*) as double) as complaints,
  cast(count(case when is_open then 1 end) as double) as open,
  cast(count(case when is_decided then 1 end) as double) as decided,
  cast(count(case when is_decided and is_resolved then 1 end) as double) as resolved,
  cast(count(case when is_decided and is_resolved and is_quick then 1 end) as double) as quickly
from ${knownComplaints(filters)}
where ${isChosenRow(filters)}
group by complaint_type
order by complaint_type nulls last`
  );
}

const isResolved = sql`c.days_to_resolve is not null and c.complaint_outcome is distinct from 'unresolved'`;

/** Complaints whatever dealers, series and period are chosen, as a table; `day` on which each was resolved or last seen. */
const knownComplaints = (filters: Filters): Sql =>
  shared(
    "known_complaints",
    reading(
      ["dealers", "complaints", "customers"],
      sql`with ${spansOf(noFilters, {})}
select c.dealer_id, k.model_series, ${monthNumber(sql`c.received_date`)} as month,
  cast(c.complaint_type as varchar) as complaint_type, ${isResolved} as is_resolved,
  c.days_to_resolve is null and c.complaint_status is distinct from 'closed' as is_open,
  c.received_date <= s.as_of - cast(${settings.complaint_decided_days} as integer) as is_decided,
  c.days_to_resolve <= cast(${settings.quick_resolution_days} as integer) as is_quick,
  c.complaint_outcome is not distinct from 'withdrawn' as is_withdrawn,
  case when ${isResolved} then greatest(c.days_to_resolve, 0)
    else greatest(s.as_of - c.received_date, 0) end as day
from complaints c
join spans s on s.dealer_id = c.dealer_id
left join customers k on k.customer_id = c.customer_id
where c.received_date <= s.ends_on and ${customerIn(filters, sql`c.customer_id`)}`
    )
  );

/** A day of the life table of complaints: resolved on it, or last seen unresolved on it. */
export type ResolutionRow = {
  day: number;
  resolved: number;
  /** Still open, and closed without a result: both count as unresolved up to the as-of. */
  open: number;
  closed: number;
};

/** Days from the complaint to its resolution. One closed without a result is never resolved: it stays, up to the as-of. */
export function resolutionTable(filters: Filters): Query<ResolutionRow> {
  return queryOf<ResolutionRow>(
    "complaint_resolution",
    {filters: filterArguments(filters)},
    [],
    sql`select cast(day as double) as day,
  cast(count(case when is_resolved then 1 end) as double) as resolved,
  cast(count(case when not is_resolved and is_open then 1 end) as double) as open,
  cast(count(case when not is_resolved and not is_open then 1 end) as double) as closed
from ${knownComplaints(filters)}
where not is_withdrawn and ${isChosenRow(filters)}
group by day
order by day`
  );
}
