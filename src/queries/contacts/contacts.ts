import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {queryOf, reading, shared, sql} from "../sql.js";

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

/** Contacts of the period, or of the last 12 months, as a table; planned ones left out. */
function chosenContacts(filters: Filters): Sql {
  const ofModels = sql`left join customers k on k.customer_id = c.customer_id`;
  return shared(
    "contacts_chosen",
    reading(
      filters.models === null ? ["dealers", "contacts"] : ["dealers", "contacts", "customers"],
      sql`with ${spansOf(filters, {recentMonths: 12})}
select c.contact_type, c.channel, c.contact_result, c.is_success, c.contacted_date,
  coalesce(c.customer_id, -c.contact_id) as cluster, s.ends_on
from contacts c
join spans s on s.dealer_id = c.dealer_id
${filters.models === null ? sql`` : ofModels}
where c.contacted_date > s.after_day
  and c.contacted_date <= s.ends_on
  and c.contact_result is distinct from 'planned'
  and ${dealerIs(filters, sql`c.dealer_id`)}
  and ${modelIs(filters, sql`k.model_series`)}
  and ${customerIn(filters, sql`c.customer_id`)}`
    )
  );
}

/** What came of reminders and care calls, by purpose, by channel, and by purpose and result. */
export function contactResults(filters: Filters): Query<ContactRow> {
  return queryOf<ContactRow>(
    "contact_results",
    {filters: filterArguments(filters)},
    [],
    sql`with per_customer as (
  select contact_type, channel, contact_result,
    grouping(contact_type, channel, contact_result) as bits,
    count(*) as attempts,
    count(case when contact_result in ('reached', 'booked') then 1 end) as reached,
    count(case when contact_result = 'booked' then 1 end) as booked,
    count(case when contact_result = 'refused' then 1 end) as refused,
    count(case when contact_result = 'wrong_number' then 1 end) as wrong_number,
    count(is_success) as n,
    count(case when is_success then 1 end) as y
  from ${chosenContacts(filters)}
  group by grouping sets (
    (cluster), (cluster, contact_type), (cluster, channel), (cluster, contact_type, contact_result)
  )
)
select cast(case bits when 7 then 'all' when 3 then 'type' when 5 then 'channel' else 'type_result' end
    as varchar) as part,
  cast(contact_type as varchar) as contact_type, cast(channel as varchar) as channel,
  cast(contact_result as varchar) as contact_result,
  cast(sum(attempts) as double) as attempts, cast(sum(reached) as double) as reached,
  cast(sum(booked) as double) as booked, cast(sum(refused) as double) as refused,
  cast(sum(wrong_number) as double) as wrong_number,
  cast(count(case when n > 0 then 1 end) as double) as people,
  cast(sum(n) as double) as n, cast(sum(y) as double) as y, cast(sum(n * n) as double) as nn,
  cast(sum(n * y) as double) as ny, cast(sum(y * y) as double) as yy
from per_customer
group by bits, contact_type, channel, contact_result
order by part, contact_type nulls first, channel nulls first, contact_result nulls first`
  );
}

/** Customers by how often they were contacted in the 12 months to the end of the period. */
export type ContactLoadRow = {
  /** Attempts; the last stands for that many and more. */
  attempts: number;
  customers: number;
};

/** How often customers were contacted: once, twice, and so on; attempts count, whatever came of them. */
export function contactLoad(filters: Filters): Query<ContactLoadRow> {
  const most = sql`cast(${settings.contacts_too_often} as integer)`;
  return queryOf<ContactLoadRow>(
    "contact_load",
    {filters: filterArguments(filters)},
    [],
    sql`with per_customer as (
  select cluster, count(*) as attempts
  from ${chosenContacts(filters)}
  where cluster > 0 and contacted_date > cast(ends_on - to_months(12) as date)
  group by cluster
)
select cast(times as double) as attempts, cast(count(*) as double) as customers
from (select least(attempts, ${most}) as times from per_customer)
group by times
order by times`
  );
}
