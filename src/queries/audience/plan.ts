import type {AudiencePlan} from "../../contract/audience.js";
import {seasons} from "../../contract/audience.js";
import type {Filters} from "../../contract/filters.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {isChosenCustomer} from "../segments/value.js";
import type {Sql} from "../sql.js";
import {every, join, queryOf, sql} from "../sql.js";
import {people} from "./people.js";

/**
 * What the audience is: how many there are, of how many the value is known (n), its sum (y) and that of its squares; and
 * how its like has answered before: sums over persons of invitations or contacts (n) and of those that worked (y).
 */
export type AudienceRow = {
  part: "size" | "dealer" | "event" | "event_random" | "contact";
  /** The dealer's key; kind of event or contact. */
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

/** Whether a row about a person is like the audience, but for the season, which only says when. */
export function isLike({mileage, carAge, ageBand, gender, interest}: AudiencePlan): Sql {
  return every([
    mileage === null ? sql`true` : sql`mileage = cast(${mileage} as integer)`,
    carAge === null ? sql`true` : sql`car_age = cast(${carAge} as integer)`,
    ageBand === null ? sql`true` : sql`age_band = ${ageBand}`,
    gender === null ? sql`true` : sql`gender = ${gender}`,
    interest === null ? sql`true` : sql`interest = ${interest}`
  ]);
}

/** What names a question about an audience. */
export const planArguments = (filters: Filters, plan: AudiencePlan) => ({
  filters: filterArguments(filters),
  plan: {...plan}
});

/** The columns of an answer, from sums of these names. */
export const asAnswered = sql`part, cast(kind as varchar) as kind, cast(people as double) as people,
  cast(n as double) as n, round(cast(coalesce(y, 0) as double), 2) as y, cast(nn as double) as nn,
  cast(ny as double) as ny, round(cast(coalesce(yy, 0) as double), 0) as yy`;

/** Size and residual value of the audience, by home dealer too. */
export function audienceSize(filters: Filters, plan: AudiencePlan): Query<AudienceRow> {
  return queryOf<AudienceRow>(
    "audience_size",
    planArguments(filters, plan),
    [],
    sql`with audience as materialized (
  select dealer_id, count(*) as people, count(value) as n, sum(value) as y, sum(value * value) as yy
  from ${people}
  where ${isLike(plan)} and ${isSeason(plan)} and ${isChosenCustomer(filters)}
  group by dealer_id
),
rows as (
  select cast('size' as varchar) as part, cast(null as varchar) as kind,
    coalesce(sum(people), 0) as people, coalesce(sum(n), 0) as n, sum(y) as y, 0 as nn, 0 as ny, sum(yy) as yy
  from audience
  union all
  select cast('dealer' as varchar), cast(dealer_id as varchar), people, n, y, 0, 0, yy
  from audience
)
select ${asAnswered}
from rows
order by part, kind nulls first`
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
    sql`with first_people as (
  select * from ${people}
  where ${isLike(plan)} and ${isSeason(plan)} and ${isChosenCustomer(filters)}
  order by value desc nulls last, customer_id
  ${limit === null ? sql`` : sql`limit ${limit}`}
)
select cast(customer_id as integer) as customer_id, cast(dealer_id as integer) as home_dealer_id,
  cast(model_series as varchar) as model_series,
  cast(strftime(last_seen_date, '%Y-%m') as varchar) as last_seen_month,
  cast(strftime(next_due_date, '%Y-%m') as varchar) as next_due_month,
  cast(mileage as integer) as mileage, round(cast(value as double), 2) as value, cast(alive_share as double) as alive_share
from first_people
order by first_people.value desc nulls last, customer_id`
  );
}
