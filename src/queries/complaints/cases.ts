import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {customerIs, dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import type {ReturnWindow} from "../returns.js";
import type {Sql} from "../sql.js";
import {customerIn} from "../segments/segment.js";
import {queryOf, reading, shared, sql} from "../sql.js";

/** How an experience that could have ended in a complaint did end. */
export type CaseEnd = "silent" | "unresolved" | "resolved" | "quickly" | "none";

export interface CaseChoice {
  windowMonths?: ReturnWindow; // defaults to 12: interval + grace
}

/** The choice with its defaults, which is also what names a query. */
export function caseChoice({windowMonths = settings.default_return_window_months}: CaseChoice) {
  return {windowMonths};
}

/** Persons' cases of the period, as a table, with `is_eligible` (the whole window lies before the as-of) and `is_back`. */
export function casesTable(filters: Filters, options: CaseChoice): Sql {
  const {windowMonths} = caseChoice(options);
  const window = sql`cast(${windowMonths} as integer)`;
  return shared(
    "cases",
    reading(
      ["dealers", "care_cases"],
      sql`with ${spansOf(filters, {})}
select c.customer_id, c.ended, cast(c.level as integer) as level, cast(c.is_sale as integer) as is_sale, c.days_to_resolve,
  cast(c.prior_visit_count as integer) as prior_visit_count, c.prior_profit_cents, c.prior_level, c.value_when_last_seen_cents, c.observed_months >= ${window} as is_eligible,
  cast(coalesce(c.return_months <= ${window}, false) as integer) as is_back
from care_cases c
join spans s on s.dealer_id = c.dealer_id
where c.index_date > s.after_day
  and c.index_date <= s.ends_on
  and ${dealerIs(filters, sql`c.dealer_id`)}
  and ${modelIs(filters, sql`c.model_series`)}
  and ${customerIs("persons", sql`c.is_company`)}
  and ${customerIn(filters, sql`c.customer_id`)}`
    )
  );
}

/** Who came back, by how it ended: sums over customers. */
export type EndRow = {
  ended: CaseEnd;
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
  too_recent: number;
};

/** Came back within the window, of all cases whose window is over, by how it ended. */
export function caseReturns(filters: Filters, options: CaseChoice = {}): Query<EndRow> {
  const cases = casesTable(filters, options);
  return queryOf<EndRow>(
    "case_returns",
    {filters: filterArguments(filters), ...caseChoice(options)},
    [],
    sql`with per_customer as (
  select ended, customer_id, count(*) as n, cast(sum(cast(is_back as double)) as double) as y
  from ${cases}
  where is_eligible and ended <> 'withdrawn'
  group by ended, customer_id
),
summed as (
  select ended, count(*) as people, sum(cast(n as double)) as n, sum(y) as y,
    sum(cast(n * n as double)) as nn, sum(n * y) as ny, sum(y * y) as yy
  from per_customer
  group by ended
)
select cast(e.ended as varchar) as ended,
  cast(coalesce(people, 0) as double) as people, cast(coalesce(n, 0) as double) as n,
  cast(coalesce(y, 0) as double) as y, cast(coalesce(nn, 0) as double) as nn,
  cast(coalesce(ny, 0) as double) as ny, cast(coalesce(yy, 0) as double) as yy,
  cast(e.too_recent as double) as too_recent
from (
  select ended, count(case when not is_eligible then 1 end) as too_recent
  from ${cases}
  where ended <> 'withdrawn'
  group by ended
) e
left join summed on summed.ended = e.ended
order by 1`
  );
}

/** What the iceberg is made of: experiences of the period, and of those asked about theirs, who was dissatisfied. */
export type IcebergRow = {
  /** Visits and deliveries of the period. */
  experiences: number;
  complaints: number;
  /** Persons asked, their answers, the dissatisfied ones that no complaint goes with; sums over customers. */
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
  /** Dissatisfied answers, and those of them that a complaint goes with. */
  dissatisfied: number;
  dissatisfied_complained: number;
};

/** Visits and deliveries: summed by month, or of a segment's customers, by day. */
function happened(filters: Filters): Sql {
  const months = sql`happened as (
  select coalesce(sum(m.visit_count + m.sale_count), 0) as experiences
  from dealer_months m
  join spans s on s.dealer_id = m.dealer_id
  where last_day(m.month) > s.after_day
    and m.month <= s.ends_on
    and ${dealerIs(filters, sql`m.dealer_id`)}
    and ${modelIs(filters, sql`m.model_series`)}
)`;
  const days = sql`happened as (
  select coalesce(sum(cast(v.is_visit as integer) + cast(v.is_delivery as integer)), 0) as experiences
  from vehicle_days v
  join spans s on s.dealer_id = v.dealer_id
  where v.day > s.after_day
    and v.day <= s.ends_on
    and ${dealerIs(filters, sql`v.dealer_id`)}
    and ${modelIs(filters, sql`v.model_series`)}
    and ${customerIn(filters, sql`v.customer_id`)}
)`;
  return filters.segment == null
    ? {...months, marts: ["dealer_months"]}
    : {...days, marts: [...(days.marts ?? []), "vehicle_days"]};
}

/** Complaints that were seen, and what surveys tell of the dissatisfaction behind them; without a period, of the last 12 months. */
export function complaintIceberg(filters: Filters): Query<IcebergRow> {
  return queryOf<IcebergRow>(
    "complaint_iceberg",
    {filters: filterArguments(filters)},
    ["dealers", "complaints", "customers", "care_cases"],
    sql`with ${spansOf(filters, {recentMonths: 12})},
judged as (
  select c.customer_id,
    count(*) as n,
    count(case when c.ended = 'silent' then 1 end) as y,
    count(case when c.level <= cast(${settings.dissatisfied_to_level} as integer) then 1 end) as low
  from care_cases c
  join spans s on s.dealer_id = c.dealer_id
  where c.level is not null
    and c.index_date > s.after_day
    and c.index_date <= s.ends_on
    and ${dealerIs(filters, sql`c.dealer_id`)}
    and ${modelIs(filters, sql`c.model_series`)}
    and ${customerIn(filters, sql`c.customer_id`)}
  group by c.customer_id
),
summed as (
  select count(*) as people, coalesce(sum(n), 0) as n, coalesce(sum(y), 0) as y,
    coalesce(sum(n * n), 0) as nn, coalesce(sum(n * y), 0) as ny, coalesce(sum(y * y), 0) as yy,
    coalesce(sum(low), 0) as low
  from judged
),
${happened(filters)},
seen as (
  select count(*) as complaints
  from complaints c
  join spans s on s.dealer_id = c.dealer_id
  left join customers k on k.customer_id = c.customer_id
  where c.received_date > s.after_day
    and c.received_date <= s.ends_on
    and ${dealerIs(filters, sql`c.dealer_id`)}
    and ${modelIs(filters, sql`k.model_series`)}
    and ${customerIn(filters, sql`c.customer_id`)}
)
select cast(experiences as double) as experiences, cast(complaints as double) as complaints,
  cast(people as double) as people, cast(n as double) as n, cast(y as double) as y,
  cast(nn as double) as nn, cast(ny as double) as ny, cast(yy as double) as yy,
  cast(low as double) as dissatisfied, cast(low - y as double) as dissatisfied_complained
from summed cross join happened cross join seen`
  );
}
