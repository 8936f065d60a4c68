import type {Filters} from "../../contract/filters.js";
import {settings} from "../../contract/settings.js";
import {filterArguments} from "../filters.js";
import type {Query} from "../query.js";
import {join, queryOf, sql} from "../sql.js";
import {chosenPersons, visitsIn, yearsAhead} from "./valued.js";

/** What the customers of a frequency class are expected to do in a year ahead. */
export type ValueYearRow = {
  frequency_class: number;
  year: number;
  customers: number;
  /** Of these, whose probability of being active is known, and its sum. */
  known_alive: number;
  alive: number;
  /** All cars known to have left. */
  left: number;
  visits: number;
  /** Profit of those visits, yuan, not discounted; null where no model of money was fitted. */
  service: number | null;
  /** The visits by the age that the newest car will have then: below, between, from the settings' years, unknown. */
  visits_new: number;
  visits_middle: number;
  visits_old: number;
  visits_unknown: number;
};

/** Expected visits and profit by frequency class and year ahead, from which every total follows for any discount rate and horizon. */
export function valueByYear(filters: Filters): Query<ValueYearRow> {
  const {value_car_age_from_years: middle, value_car_age_to_years: old} = settings;
  const sums = yearsAhead.flatMap((year) => [
    sql`sum(${visitsIn(year)}) as v${{text: String(year), values: []}}`,
    sql`sum(${visitsIn(year)} * profit_per_visit_cents) / 100 as s${{text: String(year), values: []}}`
  ]);
  const perYear = (letter: string) =>
    sql`unnest([${{text: yearsAhead.map((year) => letter + year).join(", "), values: []}}])`;
  const age = sql`car_age_years + year - 1`;
  return queryOf<ValueYearRow>(
    "value_by_year",
    {filters: filterArguments(filters)},
    ["customer_values"],
    sql`with grouped as (
  select frequency_class, car_age_years, count(*) as customers, count(alive_share) as known_alive,
    sum(alive_share) as alive, count(case when has_left then 1 end) as has_left,
    ${join(sums, ",\n    ")}
  from customer_values
  where ${chosenPersons(filters)} and visits_year_1 is not null
  group by frequency_class, car_age_years
),
yearly as (
  select frequency_class, car_age_years, customers, known_alive, alive, has_left,
    unnest([${{text: yearsAhead.join(", "), values: []}}]) as year, ${perYear("v")} as visits, ${perYear("s")} as service
  from grouped
)
select cast(frequency_class as integer) as frequency_class, cast(year as integer) as year,
  cast(sum(customers) as double) as customers,
  cast(sum(known_alive) as double) as known_alive,
  round(cast(coalesce(sum(alive), 0) as double), 6) as alive,
  cast(sum(has_left) as double) as "left",
  round(cast(sum(visits) as double), 6) as visits,
  round(cast(sum(service) as double), 2) as service,
  round(cast(coalesce(sum(case when ${age} < cast(${middle} as integer) then visits end), 0) as double), 6) as visits_new,
  round(cast(coalesce(sum(case when ${age} >= cast(${middle} as integer) and ${age} < cast(${old} as integer) then visits end), 0) as double), 6) as visits_middle,
  round(cast(coalesce(sum(case when ${age} >= cast(${old} as integer) then visits end), 0) as double), 6) as visits_old,
  round(cast(coalesce(sum(case when car_age_years is null then visits end), 0) as double), 6) as visits_unknown
from yearly
group by frequency_class, year
order by frequency_class, year`
  );
}
