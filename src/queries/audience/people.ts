import type {Band} from "../../contract/audience.js";
import {carAgeBands, mileageBands} from "../../contract/audience.js";
import type {Sql} from "../sql.js";
import {join, reading, shared, sql} from "../sql.js";

/** The place of a number among bands; null stays null. */
export function bandOf(bands: readonly Band[], column: Sql): Sql {
  const cases = bands
    .map(({from}, index) => ({from, index}))
    .reverse()
    .map(
      ({from, index}) =>
        sql`when ${column} >= cast(${from} as integer) then cast(${index} as integer)`
    );
  return sql`case ${join(cases, " ")} end`;
}

/**
 * One row per person whom a dealer has seen, with what is known of person, car and value as of the as-of: a table that
 * is the same under every filter. `dealer_id` is the home dealer.
 */
export const people: Sql = shared(
  "people",
  reading(
    ["customers", "customer_values", "dealers"],
    sql`select c.customer_id, c.home_dealer_id as dealer_id, c.model_series, c.gender, c.age_band, c.occupation, c.city,
  c.interest, c.member_level is not null as is_member, c.last_seen_date, c.next_due_date,
  ${bandOf(carAgeBands, sql`v.car_age_years`)} as car_age,
  ${bandOf(mileageBands, sql`v.mileage_km`)} as mileage,
  v.residual_value_cents / 100.0 as value, v.alive_share
from customers c
left join dealers d on d.dealer_id = c.home_dealer_id
left join customer_values v on v.customer_id = c.customer_id
where coalesce(c.customer_kind, 'person') = 'person' and c.first_seen_date <= coalesce(d.as_of, c.first_seen_date)`
  )
);
