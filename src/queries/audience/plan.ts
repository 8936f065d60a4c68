import type {AudiencePlan} from "../../contract/audience.js";
import {seasons} from "../../contract/audience.js";
import type {Filters} from "../../contract/filters.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {customerIn} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {every, join, queryOf, reading, sql} from "../sql.js";
import {people} from "./people.js";

/** What the audience is, and how its like has answered before: sums over customers of invitations or contacts (n) and of those that worked (y). */
export type AudienceRow = {
  part: "size" | "event" | "event_random" | "contact" | "dealer";
  /** Kind of event or contact; the dealer's key. */
  kind: string | null;
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
};

/** A customer of the audience, for the list. */
export type AudienceListRow = {
  customer_id: number;
  home_dealer_id: number | null;
  model_series: string | null;
  /** Month of the last visit or purchase, and of the next service, `YYYY-MM`. */
  last_seen_month: string | null;
  next_due_month: string | null;
  mileage: number | null;
  value: number | null;
  alive_share: number | null;
};

const isSeason = ({season}: AudiencePlan): Sql =>
  season === null
    ? sql`true`
    : sql`month(next_due_date) in (${join(
        seasons[season].months.map((month) => sql`cast(${month} as integer)`),
        ", "
      )})`;

/** Whether a row of `people` is like the audience, but for the season, which only says when. */
function isLike({mileage, carAge, ageBand, gender, interest}: AudiencePlan): Sql {
  return every([
    mileage === null ? sql`true` : sql`mileage = cast(${mileage} as integer)`,
    carAge === null ? sql`true` : sql`car_age = cast(${carAge} as integer)`,
    ageBand === null ? sql`true` : sql`age_band = ${ageBand}`,
    gender === null ? sql`true` : sql`gender = ${gender}`,
    interest === null ? sql`true` : sql`interest = ${interest}`
  ]);
}

const planArguments = (filters: Filters, plan: AudiencePlan) => ({
  filters: filterArguments(filters),
  plan: {...plan}
});

/** Size and residual value of the audience, by home dealer too, and the past answers of persons like it to events and contacts. */
export function audienceSize(filters: Filters, plan: AudiencePlan): Query<AudienceRow> {
  const answered = (
    part: string,
    per: Sql
  ): Sql => sql`select cast(${part} as varchar) as part, kind,
    count(*) as people, sum(n) as n, sum(y) as y, sum(n * n) as nn, sum(n * y) as ny, sum(y * y) as yy
  from (${per}) per_customer
  group by kind`;
  const events = sql`select e.event_type as kind, p.customer_id, count(*) as n,
      count(case when p.has_attended then 1 end) as y
    from participations p
    join events e on e.event_id = p.event_id
    where p.customer_id in (select customer_id from alike) and p.has_attended is not null`;
  return queryOf<AudienceRow>(
    "audience_size",
    planArguments(filters, plan),
    [],
    reading(
      ["participations", "events", "contacts"],
      sql`with ${people(filters)},
alike as materialized (
  select customer_id, home_dealer_id, next_due_date, value
  from people
  where ${isLike(plan)} and ${customerIn(filters, sql`customer_id`)}
),
audience as (
  select * from alike where ${isSeason(plan)}
),
rows as (
  select cast('size' as varchar) as part, cast(null as varchar) as kind, count(*) as people,
    count(value) as n, sum(value) as y, 0 as nn, 0 as ny, sum(value * value) as yy
  from audience
  union all
  select cast('dealer' as varchar), cast(home_dealer_id as varchar), count(*), count(value), sum(value), 0, 0,
    sum(value * value)
  from audience group by home_dealer_id
  union all
  ${answered("event", sql`${events} group by e.event_type, p.customer_id`)}
  union all
  ${answered("event_random", sql`${events} and p.was_invited_at_random group by e.event_type, p.customer_id`)}
  union all
  ${answered(
    "contact",
    sql`select contact_type as kind, customer_id, count(*) as n, count(case when is_success then 1 end) as y
    from contacts
    where customer_id in (select customer_id from alike) and is_success is not null
    group by contact_type, customer_id`
  )}
)
select part, cast(kind as varchar) as kind, cast(people as double) as people, cast(n as double) as n,
  round(cast(coalesce(y, 0) as double), 2) as y, cast(nn as double) as nn, cast(ny as double) as ny,
  round(cast(coalesce(yy, 0) as double), 0) as yy
from rows
order by part, kind nulls first`
    )
  );
}

/** The audience itself, those worth most first; asked for when it is listed. */
export function audienceList(
  filters: Filters,
  plan: AudiencePlan,
  {limit = null}: {limit?: number | null} = {}
): Query<AudienceListRow> {
  return queryOf<AudienceListRow>(
    "audience_list",
    {...planArguments(filters, plan), limit},
    [],
    sql`with ${people(filters)},
first_people as (
  select * from people
  where ${isLike(plan)} and ${isSeason(plan)} and ${customerIn(filters, sql`customer_id`)}
  order by value desc nulls last, customer_id
  ${limit === null ? sql`` : sql`limit ${limit}`}
)
select cast(customer_id as integer) as customer_id, cast(home_dealer_id as integer) as home_dealer_id,
  cast(model_series as varchar) as model_series,
  cast(strftime(last_seen_date, '%Y-%m') as varchar) as last_seen_month,
  cast(strftime(next_due_date, '%Y-%m') as varchar) as next_due_month,
  cast(mileage as integer) as mileage, round(cast(value as double), 2) as value, cast(alive_share as double) as alive_share
from first_people
order by first_people.value desc nulls last, customer_id`
  );
}
