import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {queryOf, sql} from "../sql.js";

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
  const isDecided = sql`c.received_date <= c.as_of - cast(${settings.complaint_decided_days} as integer)`;
  return queryOf<CauseRow>(
    "complaint_causes",
    {filters: filterArguments(filters)},
    ["dealers", "complaints", "customers"],
    sql`with ${chosenComplaints(filters)}
select cast(c.complaint_type as varchar) as complaint_type,
  cast(count(*) as double) as complaints,
  cast(count(case when ${isOpen} then 1 end) as double) as open,
  cast(count(case when ${isDecided} then 1 end) as double) as decided,
  cast(count(case when ${isDecided} and ${isResolved} then 1 end) as double) as resolved,
  cast(count(case when ${isDecided} and ${isResolved}
    and c.days_to_resolve <= cast(${settings.quick_resolution_days} as integer) then 1 end)
    as double) as quickly
from chosen c
group by c.complaint_type
order by c.complaint_type nulls last`
  );
}

const isResolved = sql`c.days_to_resolve is not null and c.complaint_outcome is distinct from 'unresolved'`;
const isOpen = sql`c.days_to_resolve is null and c.complaint_status is distinct from 'closed'`;

/** Complaints of the period, `as_of` being their dealer's. Marts: dealers, complaints, customers. */
function chosenComplaints(filters: Filters): Sql {
  return sql`${spansOf(filters, {})},
chosen as (
  select c.complaint_type, c.complaint_status, c.complaint_outcome, c.days_to_resolve,
    c.received_date, s.as_of
  from complaints c
  join spans s on s.dealer_id = c.dealer_id
  left join customers k on k.customer_id = c.customer_id
  where c.received_date > s.after_day
    and c.received_date <= s.ends_on
    and ${dealerIs(filters, sql`c.dealer_id`)}
    and ${modelIs(filters, sql`k.model_series`)}
    and ${customerIn(filters, sql`c.customer_id`)}
)`;
}

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
    ["dealers", "complaints", "customers"],
    sql`with ${chosenComplaints(filters)},
timed as (
  select case when ${isResolved} then greatest(c.days_to_resolve, 0)
      else greatest(c.as_of - c.received_date, 0) end as day,
    ${isResolved} as is_resolved, ${isOpen} as is_open
  from chosen c
  where c.complaint_outcome is distinct from 'withdrawn'
)
select cast(day as double) as day,
  cast(count(case when is_resolved then 1 end) as double) as resolved,
  cast(count(case when not is_resolved and is_open then 1 end) as double) as open,
  cast(count(case when not is_resolved and not is_open then 1 end) as double) as closed
from timed
group by day
order by day`
  );
}
