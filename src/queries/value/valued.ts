import {settings} from "../../contract/settings.js";
import type {Filters} from "../../contract/filters.js";
import {customerIs, dealerIs, modelIs} from "../filters.js";
import {customerIn} from "../segments/segment.js";
import type {Sql} from "../sql.js";
import {every, join, sql} from "../sql.js";

/** At what rate a year and over how many years profit is discounted. */
export interface ValueChoice {
  rate: number;
  years: number;
}

export const defaultValueChoice: ValueChoice = {
  rate: settings.value_discount_rate,
  years: settings.value_horizon_years
};

/** Years ahead that the mart holds. */
export const yearsAhead = Array.from(
  {length: Math.max(...settings.value_horizons_years)},
  (_, index) => index + 1
);

/** A piece of SQL that is no value. */
const raw = (text: string): Sql => ({text, values: []});

export const visitsIn = (year: number): Sql => raw(`visits_year_${year}`);

/** The persons whom the filters choose; marts: customer_values. */
export const chosenPersons = (filters: Filters): Sql =>
  every([
    customerIs("persons", sql`is_company`),
    dealerIs(filters, sql`home_dealer_id`),
    modelIs(filters, sql`model_series`),
    customerIn(filters, sql`customer_id`)
  ]);

/** Oldest car whose age counts; -1 stands for an unknown age. */
const oldest = 40;

/** Each year ahead up to the horizon with the share of its profit that counts today, from the middle of the year. */
const discounts = ({rate, years}: ValueChoice): {year: number; factor: Sql}[] =>
  yearsAhead
    .filter((year) => year <= years)
    .map((year) => ({year, factor: sql`cast(${(1 + rate) ** (0.5 - year)} as double)`}));

/**
 * The relations `rates` and `weights`: what a visit in a year ahead brings besides its own profit, in yuan, by
 * the age of the customer's newest car today (`age`, -1 unknown), discounted: `w1`, `w2`, … Marts: value_parts.
 */
export function weights(choice: ValueChoice): Sql[] {
  const {value_car_age_from_years: middle, value_car_age_to_years: old} = settings;
  const band = (name: string): Sql =>
    raw(`sum(case when part = 'repurchase' and car_age_band ${name} and n > 0 then y / n end)`);
  const columns = discounts(choice).map(({year, factor}) => {
    const then = sql`age + cast(${year - 1} as integer)`;
    return sql`${factor} * (other + coalesce(case
      when age < 0 then null
      when ${then} < cast(${middle} as integer) then repurchase_0
      when ${then} < cast(${old} as integer) then repurchase_1
      else repurchase_2
    end, repurchase)) as ${raw(`w${year}`)}`;
  });
  return [
    sql`rates as (
  select
    coalesce(sum(case when part <> 'repurchase' and car_age_band is null and n > 0 then y / n end), 0) as other,
    coalesce(${band("is null")}, 0) as repurchase,
    ${band("= 0")} as repurchase_0, ${band("= 1")} as repurchase_1, ${band("= 2")} as repurchase_2
  from value_parts
)`,
    sql`weights as (
  select age, ${join(columns, ",\n    ")}
  from rates
  cross join (select unnest(generate_series(-1, cast(${oldest} as integer))) as age) ages
)`
  ];
}

/** The weights that are a customer's. */
export const ownWeights: Sql = sql`weights.age = coalesce(least(car_age_years, cast(${oldest} as integer)), -1)`;

/** What a customer is still worth, in yuan: profit of the visits expected and of what comes with them; needs `weights`. */
export function residualValue(choice: ValueChoice): Sql {
  const years = discounts(choice);
  const visits = years.map(({year, factor}) => sql`${factor} * ${visitsIn(year)}`);
  const more = years.map(({year}) => sql`${raw(`weights.w${year}`)} * ${visitsIn(year)}`);
  return sql`profit_per_visit_cents / 100.0 * (${join(visits, " + ")}) + ${join(more, " + ")}`;
}
