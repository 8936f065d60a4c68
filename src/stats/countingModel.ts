/**
 * What a model of repeat visits needs of each customer, same-day visits merged, times in one unit from
 * the customer's first day on. The last visit is at 0 where there has been no repeat.
 */
export interface VisitHistories {
  size: number;
  /** Repeat visits. */
  x: Float64Array;
  /** Time of the last repeat visit, t_x. */
  last: Float64Array;
  /** Time observed, T. */
  observed: Float64Array;
  /** Sum over repeat visits of the logarithm of the time since the one before; only regular models need it. */
  logGaps: Float64Array;
}

/** One customer's history. */
export interface VisitHistory {
  x: number;
  last: number;
  observed: number;
}

/** A model of how often customers come and when they stop, over a population. */
export interface CountingModel {
  /** Its parameters, all positive. */
  parameters: readonly string[];
  /** Several places to start looking from, as parameters. */
  starts(histories: VisitHistories): number[][];
  /** Of each history; the sum of these is maximised. */
  logLikelihood(parameters: readonly number[], histories: VisitHistories): number;
  /** The probability that a customer has not stopped by the end of the time observed. */
  alive(parameters: readonly number[], history: VisitHistory): number;
  /** Visits expected from the end of the time observed until each of the times after it, ascending. */
  expected(
    parameters: readonly number[],
    history: VisitHistory,
    times: readonly number[]
  ): number[];
}

/** Histories from plain numbers; `gaps` are the times between visits, where a model needs them. */
export function visitHistories(
  rows: readonly (VisitHistory & {logGaps?: number})[]
): VisitHistories {
  return {
    size: rows.length,
    x: Float64Array.from(rows, ({x}) => x),
    last: Float64Array.from(rows, ({last}) => last),
    observed: Float64Array.from(rows, ({observed}) => observed),
    logGaps: Float64Array.from(rows, ({logGaps = 0}) => logGaps)
  };
}

/** Repeat visits per unit of time over all histories: where a model starts looking. */
export function meanRate({size, x, observed}: VisitHistories): number {
  let visits = 0;
  let time = 0;
  for (let i = 0; i < size; i++) {
    visits += x[i]!;
    time += Math.max(observed[i]!, 1e-9);
  }
  return Math.max(visits / time, 1e-9);
}
