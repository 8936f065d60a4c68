import type {DuckDBConnection} from "@duckdb/node-api";

import {rowsOf} from "../duckdb.js";

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
  const rows = await rowsOf<Record<string, number | boolean>>(
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
  return rows.map((row) => {
    const number = (name: string): number => Number(row[name]);
    return {
      id: number("id"),
      isCompany: row.is_company === true,
      hasLeft: row.has_left === true,
      hadLeft: row.had_left === true,
      x: number("x"),
      last: number("last"),
      observed: number("observed"),
      logGaps: number("log_gaps"),
      before: {
        x: number("x_before"),
        last: number("last_before"),
        observed: number("observed_before"),
        logGaps: number("log_gaps_before")
      },
      held: number("x") - number("x_before"),
      payingDays: number("paying_days"),
      payingMean: number("paying_mean")
    };
  });
}

/** At most so many, evenly over the keys, which were given at random. */
export function thinned<T>(rows: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(rows.length / most);
  return step <= 1 ? rows : rows.filter((_, index) => index % step === 0);
}
