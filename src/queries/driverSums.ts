import type {Filters} from "../contract/filters.js";
import {DRIVER_SLOTS} from "../contract/marts/survey.js";
import {answersOf, choiceOf, martsOf, slotNames} from "./drivers.js";
import type {CompleteChoice, DriverChoice} from "./drivers.js";
import {filterArguments} from "./filters.js";

import type {Query, Row} from "./query.js";
import {isChosenRow} from "./months.js";
import type {Sql} from "./sql.js";
import {queryOf, shared, sql} from "./sql.js";

/** Place of the outcome among the sums. */
const OUTCOME = DRIVER_SLOTS + 1;
const named = (text: string): Sql => ({text, values: []});

/**
 * One row: how many responses there are (`responses`, `people`), of how many the outcome is known
 * (`outcomes`), how many answer everything (`n`); for driver i the answers and their
 * sum (`c1`, `s1`); and over the complete ones the sums (`t1`, …, `t11` of the outcome) and products
 * (`q1_1`, `q1_2`, …, `q11_11`), in hundredths of a level.
 */
export type DriverSumsRow = Row;

/** The sums by their names, each over the responses with answers x1 …, y, and z1 …, zy where all of it is there. */
function sumsOf(slots: number): Readonly<Record<string, string>> {
  const names = slotNames(slots);
  const all = [...names, "y"];
  const place = (i: number): number => (i === names.length ? OUTCOME : i + 1);
  const sums: Record<string, string> = {responses: "count(*)", outcomes: "count(y)"};
  for (const [i, name] of names.entries()) {
    sums[`c${i + 1}`] = `count(${name})`;
    sums[`s${i + 1}`] = `sum(${name})`;
  }
  sums.n = "count(zy)";
  for (const [i, name] of all.entries()) sums[`t${place(i)}`] = `sum(z${name})`;
  for (const [i, a] of all.entries()) {
    for (const [j, b] of all.slice(i).entries()) {
      sums[`q${place(i)}_${place(i + j)}`] = `sum(z${a} * z${b})`;
    }
  }
  return sums;
}

/** The sums by dealer, series and month, the same whatever of these are chosen; `single` answers are a customer's only ones. */
function driverCells(filters: Filters, choice: CompleteChoice): Sql {
  const all = [...slotNames(choice.slots), "y"];
  const complete = all.map(
    (name) => `case when is_complete then cast(${name} as double) end as z${name}`
  );
  const sums = Object.entries(sumsOf(choice.slots));
  return shared(
    "driver_cells",
    sql`${answersOf(filters, choice, {isEverything: true})}
select dealer_id, model_series, month, count(case when is_only then 1 end) as single,
  ${named(sums.map(([name, sum]) => `cast(${sum} as double) as ${name}`).join(", "))}
from (select *, ${named(complete.join(", "))} from answered)
group by dealer_id, model_series, month`
  );
}

/** Who may have answered more than once, by dealer, series and month. */
const repeatedAnswers = (filters: Filters, choice: CompleteChoice): Sql =>
  shared(
    "repeated_answers",
    sql`${answersOf(filters, choice, {isEverything: true})}
select dealer_id, model_series, month, cluster from answered where not is_only`
  );

/** What importance and performance need of the responses: sums, from which `src/stats` takes all else. */
export function driverSums(filters: Filters, options: DriverChoice = {}): Query<DriverSumsRow> {
  const choice = choiceOf(options);
  const names = Object.keys(sumsOf(choice.slots));
  const isCounted = (name: string): boolean => /^(responses|outcomes|n|c\d+)$/.test(name);
  const sums = names.map((name) =>
    isCounted(name)
      ? `coalesce(sum(${name}), 0) as ${name}`
      : `cast(sum(${name}) as double) as ${name}`
  );
  const isChosen = isChosenRow(filters);
  return queryOf(
    "driver_sums",
    {filters: filterArguments(filters), ...choice},
    martsOf(choice),
    sql`with summed as (
  select coalesce(sum(single), 0) as single, ${named(sums.join(",\n    "))}
  from ${driverCells(filters, choice)}
  where ${isChosen}
),
again as (
  select count(distinct cluster) as people from ${repeatedAnswers(filters, choice)} where ${isChosen}
)
select cast(single + people as double) as people, summed.* exclude (single)
from summed
cross join again`
  );
}
