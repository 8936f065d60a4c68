import type {Band} from "../../contract/audience.js";
import {carAgeBands, mileageBands} from "../../contract/audience.js";
import type {Filters} from "../../contract/filters.js";
import {dealerIs, modelIs} from "../filters.js";
import type {Sql} from "../sql.js";
import {every, join, reading, sql} from "../sql.js";

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
 * The relation `people`: one row per person whose home dealer and model the filters choose, whatever segment,
 * with what is known of person, car and value as of the as-of.
 */
export function people(filters: Filters): Sql {
  return reading(
    ["customers", "customer_values", "dealers"],
    sql`people as (
  select c.customer_id, c.home_dealer_id, c.model_series, c.gender, c.age_band, c.occupation, c.city,
    c.interest, c.member_level, c.purchase_count, c.referral_count, c.visit_count, c.last_seen_date,
    c.next_due_date, c.is_lost, c.is_at_risk, d.as_of,
    ${bandOf(carAgeBands, sql`v.car_age_years`)} as car_age,
    ${bandOf(mileageBands, sql`v.mileage_km`)} as mileage,
    v.residual_value_cents / 100.0 as value, v.alive_share
  from customers c
  left join dealers d on d.dealer_id = c.home_dealer_id
  left join customer_values v on v.customer_id = c.customer_id
  where coalesce(c.customer_kind, 'person') = 'person' and c.first_seen_date <= coalesce(d.as_of, c.first_seen_date)
    and ${every([dealerIs(filters, sql`c.home_dealer_id`), modelIs(filters, sql`c.model_series`)])}
)`
  );
}
