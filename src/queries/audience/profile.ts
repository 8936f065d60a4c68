import type {Filters} from "../../contract/filters.js";
import type {SegmentFilter} from "../../contract/segments.js";
import {filterArguments, isOfPlace} from "../filters.js";
import type {Query} from "../query.js";
import {schemeArguments} from "../segments/rules.js";
import {customersOf} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {join, queryOf, reading, shared, sql} from "../sql.js";
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
  member: sql`case when is_member then 'yes' else 'no' end`,
  complained: sql`case when customer_id in (select customer_id from complaints) then 'yes' else 'no' end`,
  package: sql`case when customer_id in (select customer_id from packages) then 'yes' else 'no' end`,
  event: sql`case when customer_id in (select customer_id from participations where has_attended) then 'yes' else 'no' end`
};

/**
 * How many persons have each value of each attribute, by home dealer and series and by whether they are in the class, as
 * a table that is the same for all dealers and models.
 */
function profileTable(segment: SegmentFilter, filters: Filters): Sql {
  const parts = Object.entries(attributes).map(
    ([
      name,
      column
    ]) => sql`select cast(${name} as varchar) as attribute, dealer_id, model_series, is_in, cast(value as varchar) as category, persons
from (
  select dealer_id, model_series, is_in, ${column} as value, count(*) as persons
  from split group by 1, 2, 3, 4
)
where value is not null`
  );
  return shared(
    "profiles",
    reading(
      ["complaints", "packages", "participations"],
      sql`with split as materialized (
  select *, customer_id in (select customer_id from ${customersOf(segment, filters)}) as is_in
  from ${people}
)
${join(parts, "\nunion all\n")}`
    )
  );
}

/** A class of persons against the rest, by car, person, behaviour and interest; the filters' own segment does not count. */
export function segmentProfile(filters: Filters, segment: SegmentFilter): Query<ProfileRow> {
  const {segment: _, ...others} = filterArguments(filters) as Record<string, never>;
  return queryOf<ProfileRow>(
    "segment_profile",
    {
      filters: others,
      class: segment.class,
      ...schemeArguments(segment.scheme, segment.rules)
    },
    [],
    sql`select attribute, category,
  cast(coalesce(sum(case when is_in then persons end), 0) as double) as in_class,
  cast(coalesce(sum(case when not is_in then persons end), 0) as double) as in_rest
from ${profileTable(segment, filters)}
where ${isOfPlace(filters)}
group by attribute, category
order by attribute, category`
  );
}
