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

/** The relation `rates`: what a visit brings besides its own profit, in yuan, repurchase by age of the newest car. Marts: value_parts. */
export const rates = sql`rates as (
  select
    coalesce(sum(case when part <> 'repurchase' and car_age_band is null and n > 0 then y / n end), 0) as other,
    coalesce(sum(case when part = 'repurchase' and car_age_band is null and n > 0 then y / n end), 0) as repurchase,
    sum(case when part = 'repurchase' and car_age_band = 0 and n > 0 then y / n end) as repurchase_0,
    sum(case when part = 'repurchase' and car_age_band = 1 and n > 0 then y / n end) as repurchase_1,
    sum(case when part = 'repurchase' and car_age_band = 2 and n > 0 then y / n end) as repurchase_2
  from value_parts
)`;

/** A sum over the years ahead up to the horizon, discounted from the middle of each. */
export function discounted({rate, years}: ValueChoice, ofYear: (year: number) => Sql): Sql {
  const terms = yearsAhead
    .filter((year) => year <= years)
    .map((year) => sql`cast(${(1 + rate) ** (0.5 - year)} as double) * ${ofYear(year)}`);
  return sql`(${join(terms, " + ")})`;
}

/** What a customer is still worth, in yuan: profit of the visits expected and of what comes with them; needs `rates`. */
export function residualValue(choice: ValueChoice): Sql {
  const {value_car_age_from_years: middle, value_car_age_to_years: old} = settings;
  const repurchase = (year: number): Sql => sql`coalesce(case
      when car_age_years + cast(${year - 1} as integer) < cast(${middle} as integer) then rates.repurchase_0
      when car_age_years + cast(${year - 1} as integer) < cast(${old} as integer) then rates.repurchase_1
      when car_age_years is not null then rates.repurchase_2
    end, rates.repurchase)`;
  return sql`(profit_per_visit_cents / 100.0 + rates.other) * ${discounted(choice, visitsIn)}
    + ${discounted(choice, (year) => sql`${visitsIn(year)} * ${repurchase(year)}`)}`;
}
