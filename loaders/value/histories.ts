import type {DuckDBConnection} from "@duckdb/node-api";
import {valuesOf} from "../duckdb.js";

/** What is known of a customer's visits and money; times in months. */
export interface CustomerHistory {
  id: number;
  isCompany: boolean;
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

/** The rows of `visit_history`, in the order of their keys. */
export async function readHistories(connection: DuckDBConnection): Promise<CustomerHistory[]> {
  const columns = await valuesOf<number | boolean>(
    connection,
    `select cast(customer_id as integer) as id, is_company,
      left_date is not null as has_left, coalesce(left_date <= held_from, false) as had_left,
      cast(repeats as integer) as x, cast(last as double) as last, cast(observed as double) as observed,
      cast(log_gaps as double) as log_gaps, cast(repeats_before as integer) as x_before,
      cast(last_before as double) as last_before, cast(observed_before as double) as observed_before,
      cast(log_gaps_before as double) as log_gaps_before,
      cast(paying_days as integer) as paying_days, cast(paying_mean as double) as paying_mean
    from visit_history order by customer_id`
  );
  const flags = (name: string) => columns[name] as boolean[];
  const numbers = (name: string) => columns[name] as number[];
  const [isCompany, hasLeft, hadLeft] = ["is_company", "has_left", "had_left"].map(flags);
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
    isCompany: isCompany![i]!,
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

/** At most so many, evenly over the keys, which were given at random. */
export function thinned<T>(rows: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(rows.length / most);
  return step <= 1 ? rows : rows.filter((_, index) => index % step === 0);
}
