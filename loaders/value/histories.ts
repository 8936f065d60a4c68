import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf, valuesOf} from "../duckdb.js";

/** What is known of a person's visits and money; times in months. */
export interface CustomerHistory {
  id: number;
  hasLeft: boolean;
  /** Had left before the held-out months began. */
  hadLeft: boolean;
  x: number;
  last: number;
  observed: number;
  logGaps: number;
  /** The same without the months held out, and the visits in these. */
  before: {x: number; last: number; observed: number; logGaps: number};
  held: number;
  payingDays: number;
  payingMean: number;
}

const persons = "select * from visit_history where not is_company";

/** Persons of `visit_history` in the order of their keys: at most so many, evenly over the keys, which were given at random. */
export async function sampledHistories(
  connection: DuckDBConnection,
  most: number
): Promise<CustomerHistory[]> {
  const [{count} = {count: 0}] = await rowsOf<{count: string}>(
    connection,
    `select count(*) as count from (${persons})`
  );
  const step = Math.max(1, Math.ceil(Number(count) / most));
  return readHistories(
    connection,
    `select * from (
      select *, row_number() over (order by customer_id) - 1 as place from (${persons})
    ) where place % ${step} = 0`
  );
}

/** Keys of customers whose histories are in memory at once. */
const keysAtOnce = 100_000;

/** All persons of `visit_history` in the order of their keys, part by part. */
export async function* allHistories(
  connection: DuckDBConnection,
  atOnce = keysAtOnce
): AsyncGenerator<CustomerHistory[]> {
  const [{last} = {last: 0}] = await rowsOf<{last: number}>(
    connection,
    "select coalesce(max(customer_id), 0) as last from visit_history"
  );
  for (let from = 0; from <= last; from += atOnce) {
    yield await readHistories(
      connection,
      `${persons} and customer_id >= ${from} and customer_id < ${from + atOnce}`
    );
  }
}

/** The rows of a selection from `visit_history`, in the order of their keys. */
async function readHistories(
  connection: DuckDBConnection,
  selection: string
): Promise<CustomerHistory[]> {
  const columns = await valuesOf<number | boolean>(
    connection,
    `select cast(customer_id as integer) as id,
      left_date is not null as has_left, coalesce(left_date <= held_from, false) as had_left,
      cast(repeats as integer) as x, cast(last as double) as last, cast(observed as double) as observed,
      cast(log_gaps as double) as log_gaps, cast(repeats_before as integer) as x_before,
      cast(last_before as double) as last_before, cast(observed_before as double) as observed_before,
      cast(log_gaps_before as double) as log_gaps_before,
      cast(paying_days as integer) as paying_days, cast(paying_mean as double) as paying_mean
    from (${selection}) order by customer_id`
  );
  const flags = (name: string) => columns[name] as boolean[];
  const numbers = (name: string) => columns[name] as number[];
  const [hasLeft, hadLeft] = ["has_left", "had_left"].map(flags);
  const [x, last, observed, logGaps] = ["x", "last", "observed", "log_gaps"].map(numbers);
  const [xBefore, lastBefore, observedBefore, logGapsBefore] = [
    "x_before",
    "last_before",
    "observed_before",
    "log_gaps_before"
  ].map(numbers);
  const [payingDays, payingMean] = ["paying_days", "paying_mean"].map(numbers);
  return numbers("id").map((id, i) => ({
    id,
    hasLeft: hasLeft![i]!,
    hadLeft: hadLeft![i]!,
    x: x![i]!,
    last: last![i]!,
    observed: observed![i]!,
    logGaps: logGaps![i]!,
    before: {
      x: xBefore![i]!,
      last: lastBefore![i]!,
      observed: observedBefore![i]!,
      logGaps: logGapsBefore![i]!
    },
    held: x![i]! - xBefore![i]!,
    payingDays: payingDays![i]!,
    payingMean: payingMean![i]!
  }));
}
