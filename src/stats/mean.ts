import {ratioVariance} from "./clusterSums.js";
import type {ClusterSums} from "./clusterSums.js";
import type {Interval} from "./interval.js";
import {t95} from "./studentT.js";

/** A mean; its interval is unknown (null) with fewer than two values or clusters. */
export interface Mean {
  value: number;
  n: number;
  interval: Interval | null;
}

/** The mean of independent values with Student's t interval, x̄ ± t(n−1) s/√n; null where there are none. */
export function meanInterval(values: readonly number[]): Mean | null {
  const n = values.length;
  if (n === 0) return null;
  const value = values.reduce((sum, x) => sum + x, 0) / n;
  const squares = values.reduce((sum, x) => sum + (x - value) ** 2, 0);
  return {value, n, interval: n < 2 ? null : around(value, squares / (n - 1) / n, n - 1)};
}

/** The same from their number, Σx and Σx². */
export function meanOfSums({
  n,
  sum,
  squares
}: {
  n: number;
  sum: number;
  squares: number;
}): Mean | null {
  if (n === 0) return null;
  const value = sum / n;
  const variance = n < 2 ? 0 : Math.max(0, squares - sum * value) / (n - 1);
  return {value, n, interval: n < 2 ? null : around(value, variance / n, n - 1)};
}

/**
 * The mean y/n of events that come in clusters (average ticket: money over visits), with the t interval
 * of the linearised ratio, m − 1 degrees of freedom for m clusters. Null where n is 0.
 */
export function clusteredMean(sums: ClusterSums): Mean | null {
  const {n, y, people} = sums;
  if (n === 0) return null;
  const variance = ratioVariance(sums);
  return {
    value: y / n,
    n,
    interval: variance === null ? null : around(y / n, variance, people - 1)
  };
}

function around(value: number, variance: number, degreesOfFreedom: number): Interval {
  const half = t95(degreesOfFreedom) * Math.sqrt(variance);
  return {lo: value - half, hi: value + half};
}
