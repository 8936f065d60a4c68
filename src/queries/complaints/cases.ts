import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {clusterSums} from "../clusterCells.js";
import type {ClusterRows} from "../clusterCells.js";
import {customerIs, dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import {isChosenRow, monthNumber} from "../months.js";
import type {Query} from "../query.js";
import type {ReturnWindow} from "../returns.js";
import type {Sql} from "../sql.js";
import {customerIn} from "../segments/segment.js";
import {placeOf, queryOf, reading, shared, sql} from "../sql.js";

/** How an experience that could have ended in a complaint did end. */
export type CaseEnd = "silent" | "unresolved" | "resolved" | "quickly" | "none";

export interface CaseChoice {
  windowMonths?: ReturnWindow; // defaults to 12: interval + grace
}

/** The choice with its defaults, which is also what names a query. */
export function caseChoice({windowMonths = settings.default_return_window_months}: CaseChoice) {
  return {windowMonths};
}

/** The order of cases: by day, then by key. */
const place = sql`${placeOf(sql`c.index_date`, sql`c.case_id`)} as place`;

/**
 * Persons' cases whatever dealers, series and period are chosen, as a table, with `is_eligible` (the whole window lies
 * before the as-of) and `is_back`.
 */
export function casesTable(filters: Filters, options: CaseChoice): Sql {
  const {windowMonths} = caseChoice(options);
  const window = sql`cast(${windowMonths} as integer)`;
  return shared(
    "cases",
    reading(
      ["dealers", "care_cases"],
      sql`with ${spansOf(noFilters, {})}
select c.dealer_id, c.model_series, ${monthNumber(sql`c.index_date`)} as month, c.customer_id as cluster, ${place},
  cast(c.ended as varchar) as ended, cast(c.level as integer) as level, cast(c.is_sale as integer) as is_sale, c.days_to_resolve,
  cast(c.prior_visit_count as integer) as prior_visit_count, c.prior_profit_cents, c.prior_level, c.value_when_last_seen_cents, c.observed_months >= ${window} as is_eligible,
  cast(coalesce(c.return_months <= ${window}, false) as integer) as is_back
from care_cases c
join spans s on s.dealer_id = c.dealer_id
where c.index_date <= s.ends_on
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
  const over: ClusterRows = {
    name: "cases_over",
    rows: sql`select dealer_id, model_series, month, cluster, place, ended, is_back as y
  from ${cases}
  where is_eligible and ended <> 'withdrawn'`,
    parts: {ended: ["ended"]}
  };
  const ends = shared(
    "case_ends",
    sql`select dealer_id, model_series, month, ended, count(case when not is_eligible then 1 end) as too_recent
from ${cases}
where ended <> 'withdrawn'
group by dealer_id, model_series, month, ended`
  );
  return queryOf<EndRow>(
    "case_returns",
    {filters: filterArguments(filters), ...caseChoice(options)},
    [],
    sql`with summed as (
  ${clusterSums(over, filters)}
)
select cast(e.ended as varchar) as ended,
  coalesce(people, 0) as people, coalesce(n, 0) as n, coalesce(y, 0) as y,
  coalesce(nn, 0) as nn, coalesce(ny, 0) as ny, coalesce(yy, 0) as yy,
  cast(e.too_recent as double) as too_recent
from (
  select ended, sum(too_recent) as too_recent
  from ${ends}
  where ${isChosenRow(filters)}
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

/** Without a period, these months up to the as-of count. */
const recent = {recentMonths: 12} as const;

/** Answers about experiences; `y`: dissatisfied, and no complaint goes with it. */
function judged(filters: Filters): Sql {
  const isOpen = filters.from === null && filters.to === null;
  return shared(
    "cases_judged",
    reading(
      ["dealers", "care_cases"],
      sql`with ${spansOf(noFilters, isOpen ? recent : {})}
select c.dealer_id, c.model_series, ${monthNumber(sql`c.index_date`)} as month, c.customer_id as cluster, ${place},
  cast(c.ended = 'silent' as integer) as y,
  cast(c.level <= cast(${settings.dissatisfied_to_level} as integer) as integer) as is_low
from care_cases c
join spans s on s.dealer_id = c.dealer_id
where c.level is not null
  and c.index_date > s.after_day
  and c.index_date <= s.ends_on
  and ${customerIn(filters, sql`c.customer_id`)}`
    )
  );
}

/** Complaints that were seen, and what surveys tell of the dissatisfaction behind them; without a period, of the last 12 months. */
export function complaintIceberg(filters: Filters): Query<IcebergRow> {
  const answers: ClusterRows = {
    name: "judged",
    rows: sql`select * from ${judged(filters)}`,
    parts: {all: []}
  };
  const low = shared(
    "judged_low",
    sql`select dealer_id, model_series, month, sum(is_low) as low
from ${judged(filters)}
group by dealer_id, model_series, month`
  );
  const isOfModels = filters.models !== null;
  const withModels = shared(
    "complaints_of_series",
    reading(
      ["complaints", "customers"],
      sql`select c.dealer_id, c.customer_id, c.received_date, k.model_series
from complaints c
left join customers k on k.customer_id = c.customer_id`
    )
  );
  return queryOf<IcebergRow>(
    "complaint_iceberg",
    {filters: filterArguments(filters)},
    ["dealers", "complaints"],
    sql`with ${spansOf(filters, recent)},
summed as (
  ${clusterSums(answers, filters)}
),
${happened(filters)},
seen as (
  select count(*) as complaints
  from ${isOfModels ? withModels : sql`complaints`} c
  join spans s on s.dealer_id = c.dealer_id
  where c.received_date > s.after_day
    and c.received_date <= s.ends_on
    and ${dealerIs(filters, sql`c.dealer_id`)}
    and ${modelIs(filters, sql`c.model_series`)}
    and ${customerIn(filters, sql`c.customer_id`)}
),
dissatisfied as (
  select coalesce(sum(low), 0) as low from ${low} where ${isChosenRow(filters)}
)
select cast(experiences as double) as experiences, cast(complaints as double) as complaints,
  coalesce(people, 0) as people, coalesce(n, 0) as n, coalesce(y, 0) as y,
  coalesce(nn, 0) as nn, coalesce(ny, 0) as ny, coalesce(yy, 0) as yy,
  cast(low as double) as dissatisfied, cast(low - coalesce(y, 0) as double) as dissatisfied_complained
from happened cross join seen cross join dissatisfied
left join summed on true`
  );
}
