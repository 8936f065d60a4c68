import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {dealerIs, filterArguments, modelIs, spansOf} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {join, queryOf, reading, shared, sql} from "../sql.js";

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

/** The parts that contacts are looked at in, by what makes up a group of each. */
const parts = {
  all: [],
  type: ["contact_type"],
  channel: ["channel"],
  type_result: ["contact_type", "contact_result"]
} as const satisfies Record<ContactRow["part"], readonly (keyof ContactRow)[]>;

const names = ["contact_type", "channel", "contact_result"] as const;
const column = (name: string): Sql => ({text: name, values: []});

/** What came of reminders and care calls, by purpose, by channel, and by purpose and result. */
export function contactResults(filters: Filters): Query<ContactRow> {
  const contacts = chosenContacts(filters);
  // Customers are summed up for one part after another: all in one pass takes twice as long.
  const followed = Object.entries(parts).map(([part, keys]) => {
    const listed = names.map((name) => {
      const value = (keys as readonly string[]).includes(name) ? column(name) : sql`null`;
      return sql`cast(${value} as varchar) as ${column(name)}`;
    });
    const by = keys.map((key) => sql`, ${column(key)}`);
    return sql`select cast(${part} as varchar) as part, ${join(listed, ", ")},
    count(*) as people, sum(n) as n, sum(y) as y, sum(n * n) as nn, sum(n * y) as ny, sum(y * y) as yy
  from (
    select cluster${join(by, "")}, sum(cast(1 as double)) as n, sum(cast(is_success as double)) as y
    from ${contacts}
    where is_success is not null
    group by cluster${join(by, "")}
  )
  group by 1${join(by, "")}`;
  });
  return queryOf<ContactRow>(
    "contact_results",
    {filters: filterArguments(filters)},
    [],
    sql`with cells as materialized (
  select cast(contact_type as varchar) as contact_type, cast(channel as varchar) as channel,
    cast(contact_result as varchar) as contact_result, count(*) as attempts
  from ${contacts}
  group by 1, 2, 3
),
attempted as (
  select case grouping(contact_type, channel, contact_result)
      when 7 then 'all' when 3 then 'type' when 5 then 'channel' else 'type_result' end as part,
    contact_type, channel, contact_result, sum(attempts) as attempts,
    sum(case when contact_result in ('reached', 'booked') then attempts else 0 end) as reached,
    sum(case when contact_result = 'booked' then attempts else 0 end) as booked,
    sum(case when contact_result = 'refused' then attempts else 0 end) as refused,
    sum(case when contact_result = 'wrong_number' then attempts else 0 end) as wrong_number
  from cells
  group by grouping sets ((), (contact_type), (channel), (contact_type, contact_result))
),
followed as (
  ${join(followed, "\n  union all\n  ")}
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
