import type {Filters} from "../../contract/filters.js";
import type {SegmentFilter} from "../../contract/segments.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {schemeArguments} from "../segments/rules.js";
import {customersOf} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {join, queryOf, reading, sql} from "../sql.js";
import {people} from "./people.js";

/** How many persons of a class and of the rest have one value of an attribute. */
export type ProfileRow = {
  attribute: ProfileAttribute;
  category: string;
  in_class: number;
  in_rest: number;
};

/** What persons are compared by. */
export type ProfileAttribute =
  | "model"
  | "car_age"
  | "mileage"
  | "gender"
  | "age_band"
  | "occupation"
  | "city"
  | "interest"
  | "member"
  | "complained"
  | "package"
  | "event";

const attributes: Readonly<Record<ProfileAttribute, Sql>> = {
  model: sql`model_series`,
  car_age: sql`car_age`,
  mileage: sql`mileage`,
  gender: sql`gender`,
  age_band: sql`age_band`,
  occupation: sql`occupation`,
  city: sql`city`,
  interest: sql`interest`,
  member: sql`case when member_level is null then 'no' else 'yes' end`,
  complained: sql`case when customer_id in (select customer_id from complaints) then 'yes' else 'no' end`,
  package: sql`case when customer_id in (select customer_id from packages) then 'yes' else 'no' end`,
  event: sql`case when customer_id in (select customer_id from participations where has_attended) then 'yes' else 'no' end`
};

/** A class of persons against the rest, by car, person, behaviour and interest; the filters' own segment does not count. */
export function segmentProfile(filters: Filters, segment: SegmentFilter): Query<ProfileRow> {
  const {segment: _, ...others} = filterArguments(filters) as Record<string, never>;
  const parts = Object.entries(attributes).map(
    ([
      name,
      column
    ]) => sql`select cast(${name} as varchar) as attribute, cast(value as varchar) as category, in_class, in_rest
  from (
    select ${column} as value, count(case when is_in then 1 end) as in_class,
      count(case when not is_in then 1 end) as in_rest
    from split group by 1
  )`
  );
  return queryOf<ProfileRow>(
    "segment_profile",
    {
      filters: others,
      class: segment.class,
      ...schemeArguments(segment.scheme, segment.rules)
    },
    [],
    reading(
      ["complaints", "packages", "participations"],
      sql`with ${people(filters)},
split as materialized (
  select customer_id, model_series, car_age, mileage, gender, age_band, occupation, city, interest, member_level,
    customer_id in (select customer_id from ${customersOf(segment, filters)}) as is_in
  from people
)
select attribute, category, cast(in_class as double) as in_class, cast(in_rest as double) as in_rest
from (
  ${join(parts, "\n  union all\n  ")}
) counted
where category is not null
order by attribute, category`
    )
  );
}
