import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {clusterSums} from "../clusterCells.js";
import type {ClusterRows} from "../clusterCells.js";
import {dealerIs, filterArguments, modelIs, monthsBefore, spansOf} from "../filters.js";
import {isChosenRow, monthNumber} from "../months.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {join, placeOf, queryOf, reading, shared, sql} from "../sql.js";

/** Contacts of one purpose, channel or both, or all: what came of them, in sums over customers. */
export type ContactRow = {
  part: "all" | "type" | "channel" | "type_result";
  contact_type: string | null;
  channel: string | null;
  contact_result: string | null;
  attempts: number;
  reached: number;
  booked: number;
  refused: number;
  wrong_number: number;
  /** Attempts whose 30 days are over, and those followed by a visit in time. */
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
};

/** Without a period, these months up to the as-of count. */
const recent = {recentMonths: 12} as const;

/** Contacts whatever dealers, series and period are chosen, as a table; planned ones left out. */
function contactsMade(filters: Filters): Sql {
  const isByModel = filters.models !== null;
  return shared(
    "contacts_made",
    reading(
      isByModel ? ["dealers", "contacts", "customers"] : ["dealers", "contacts"],
      sql`with ${spansOf(noFilters, recent)}
select c.dealer_id, ${isByModel ? sql`k.model_series` : sql`null`} as model_series, ${monthNumber(sql`c.contacted_date`)} as month,
  c.contacted_date, c.contacted_date > s.after_day as is_recent, c.contact_type, c.channel, c.contact_result, c.is_success,
  coalesce(c.customer_id, -c.contact_id) as cluster,
  ${placeOf(sql`c.contacted_date`, sql`c.contact_id`)} as place
from contacts c
join spans s on s.dealer_id = c.dealer_id
${isByModel ? sql`left join customers k on k.customer_id = c.customer_id` : sql``}
where c.contacted_date <= s.ends_on
  and c.contact_result is distinct from 'planned'
  and ${customerIn(filters, sql`c.customer_id`)}`
    )
  );
}

/** The parts that contacts are looked at in, by what makes up a group of each. */
const parts = {
  all: [],
  type: ["contact_type"],
  channel: ["channel"],
  type_result: ["contact_type", "contact_result"]
} as const satisfies Record<ContactRow["part"], readonly (keyof ContactRow)[]>;

const names = ["contact_type", "channel", "contact_result"] as const;
const column = (name: string): Sql => ({text: name, values: []});

/** What came of reminders and care calls of the period, or of the last 12 months, by purpose, by channel, and by purpose and result. */
export function contactResults(filters: Filters): Query<ContactRow> {
  const isOpen = filters.from === null && filters.to === null;
  const rows = isOpen
    ? sql`(select * from ${contactsMade(filters)} where is_recent)`
    : contactsMade(filters);
  const keys = sql`dealer_id, model_series, month, contact_type, channel, contact_result`;
  const attempts = shared(
    "contact_attempts",
    sql`select ${keys}, count(*) as attempts from ${rows} group by ${keys}`
  );
  const followed: ClusterRows = {
    name: "contacts_followed",
    rows: sql`select ${keys}, cluster, place, cast(is_success as integer) as y from ${rows} where is_success is not null`,
    parts
  };
  return queryOf<ContactRow>(
    "contact_results",
    {filters: filterArguments(filters)},
    [],
    sql`with attempted as (
  select case grouping(contact_type, channel, contact_result)
      when 7 then 'all' when 3 then 'type' when 5 then 'channel' else 'type_result' end as part,
    contact_type, channel, contact_result, sum(attempts) as attempts,
    sum(case when contact_result in ('reached', 'booked') then attempts else 0 end) as reached,
    sum(case when contact_result = 'booked' then attempts else 0 end) as booked,
    sum(case when contact_result = 'refused' then attempts else 0 end) as refused,
    sum(case when contact_result = 'wrong_number' then attempts else 0 end) as wrong_number
  from (
    select cast(contact_type as varchar) as contact_type, cast(channel as varchar) as channel,
      cast(contact_result as varchar) as contact_result, attempts
    from ${attempts}
    where ${isChosenRow(filters)}
  )
  group by grouping sets ((), (contact_type), (channel), (contact_type, contact_result))
),
followed as (
  ${clusterSums(followed, filters)}
)
select cast(a.part as varchar) as part, cast(a.contact_type as varchar) as contact_type,
  cast(a.channel as varchar) as channel, cast(a.contact_result as varchar) as contact_result,
  cast(attempts as double) as attempts, cast(reached as double) as reached,
  cast(booked as double) as booked, cast(refused as double) as refused,
  cast(wrong_number as double) as wrong_number, ${join(
    ["people", "n", "y", "nn", "ny", "yy"].map(
      (name) => sql`cast(coalesce(${column(name)}, 0) as double) as ${column(name)}`
    ),
    ", "
  )}
from attempted a
left join followed f
  on f.part = a.part and ${join(
    names.map((name) => sql`f.${column(name)} is not distinct from a.${column(name)}`),
    " and "
  )}
where attempts > 0
order by 1, 2 nulls first, 3 nulls first, 4 nulls first`
  );
}

/** Customers by how often they were contacted in the 12 months to the end of the period. */
export type ContactLoadRow = {
  /** Attempts; the last stands for that many and more. */
  attempts: number;
  customers: number;
};

/**
 * How often customers were contacted: once, twice, and so on; attempts count, whatever came of them. The year is whole
 * even where the period is shorter.
 */
export function contactLoad(filters: Filters): Query<ContactLoadRow> {
  const most = sql`cast(${settings.contacts_too_often} as integer)`;
  return queryOf<ContactLoadRow>(
    "contact_load",
    {filters: filterArguments(filters)},
    ["dealers"],
    sql`with ${spansOf({...filters, from: null}, {})},
per_customer as (
  select c.cluster, count(*) as attempts
  from ${contactsMade(filters)} c
  join (select *, ${monthsBefore(sql`ends_on`, 12)} as year_before from spans) s
    on s.dealer_id = c.dealer_id
  where c.cluster > 0 and c.contacted_date > s.year_before and c.contacted_date <= s.ends_on
    and ${dealerIs(filters, sql`c.dealer_id`)} and ${modelIs(filters, sql`c.model_series`)}
  group by c.cluster
)
select cast(times as double) as attempts, cast(count(*) as double) as customers
from (select least(attempts, ${most}) as times from per_customer)
group by times
order by times`
  );
}
