import type {AudiencePlan} from "../../contract/audience.js";
import type {Filters} from "../../contract/filters.js";
import type {Query} from "../query.js";
import {isChosenCustomer} from "../segments/value.js";
import type {Sql} from "../sql.js";
import {queryOf, reading, shared, sql} from "../sql.js";
import {people} from "./people.js";
import type {AudienceRow} from "./plan.js";
import {asAnswered, isLike, planArguments} from "./plan.js";

/** How often each person was asked and how often it worked, by kind, with what tells persons alike: a table that is the same under every filter. */
const askedPersons = (name: string, asked: Sql): Sql =>
  shared(
    name,
    sql`select cast(part as varchar) as part, kind, cast(n as integer) as n, cast(y as integer) as y,
  p.customer_id, p.dealer_id, p.model_series, p.mileage, p.car_age, p.age_band, p.gender, p.interest
from (${asked}) asked
join ${people} p on p.customer_id = asked.customer_id`
  );

const invitedBy = (part: string, condition: Sql): Sql =>
  sql`select ${part} as part, e.event_type as kind, p.customer_id, count(*) as n,
    count(case when p.has_attended then 1 end) as y
  from participations p
  join events e on e.event_id = p.event_id
  where p.has_attended is not null and ${condition}
  group by e.event_type, p.customer_id`;

const invitedPersons = askedPersons(
  "invited_persons",
  reading(
    ["participations", "events"],
    sql`${invitedBy("event", sql`true`)}
  union all
  ${invitedBy("event_random", sql`p.was_invited_at_random`)}`
  )
);

const contactedPersons = askedPersons(
  "contacted_persons",
  reading(
    ["contacts"],
    sql`select ${"contact"} as part, contact_type as kind, customer_id, count(*) as n,
    count(case when is_success then 1 end) as y
  from contacts
  where is_success is not null
  group by contact_type, customer_id`
  )
);

/** How persons like the audience have answered invitations to events, those drawn at random once more by themselves. */
export const pastInvitations = (filters: Filters, plan: AudiencePlan): Query<AudienceRow> =>
  pastAnswers("past_invitations", invitedPersons, filters, plan);

/** How persons like the audience have answered contacts. */
export const pastContacts = (filters: Filters, plan: AudiencePlan): Query<AudienceRow> =>
  pastAnswers("past_contacts", contactedPersons, filters, plan);

function pastAnswers(
  name: string,
  asked: Sql,
  filters: Filters,
  plan: AudiencePlan
): Query<AudienceRow> {
  return queryOf<AudienceRow>(
    name,
    planArguments(filters, plan),
    [],
    sql`select ${asAnswered}
from (
  select part, kind, count(*) as people, sum(n) as n, sum(y) as y, sum(n * n) as nn, sum(n * y) as ny, sum(y * y) as yy
  from ${asked}
  where ${isLike(plan)} and ${isChosenCustomer(filters)}
  group by part, kind
)
order by part, kind nulls first`
  );
}
