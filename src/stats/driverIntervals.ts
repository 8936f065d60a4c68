import type {DriverPass, DriverReplicates} from "./driverReplicates.js";
import type {Interval} from "./interval.js";
import {quantile, stepQuantile} from "./quantile.js";

/** Replicates about the estimates of all responses, and what they say of each predictor. */
export interface DriverIntervals {
  count: number;
  /** Share and mean of each predictor in each replicate, p of them one after another. */
  shares: Float64Array;
  means: Float64Array;
  shareIntervals: Interval[];
  meanIntervals: Interval[];
  /** Ranks by share, 1 the most important. */
  rankIntervals: Interval[];
}

/**
 * Percentile intervals of shares, means and ranks. Where fewer responses were drawn than there are,
 * each replicate's distance from the sample it was drawn from is shrunk by √(m/n).
 *
 * @param whole estimates of all responses
 * @param pool the same statistics of the sample that was drawn from
 * @param scales √(m/n) of shares and of means; 1 where as many were drawn as they rest on
 */
export function driverIntervals(
  whole: Pick<DriverPass, "shares" | "means">,
  pool: Pick<DriverPass, "shares" | "means">,
  replicates: DriverReplicates,
  scales: {shares: number; means: number} = {shares: 1, means: 1}
): DriverIntervals {
  const {count} = replicates;
  const p = whole.shares.length;
  const about = (of: "shares" | "means", least: number): Float64Array =>
    replicates[of].map((value, at) =>
      Math.max(least, whole[of][at % p]! + scales[of] * (value - pool[of][at % p]!))
    );
  const shares = about("shares", 0);
  const means = about("means", 1);
  const column = (values: Float64Array, i: number): Float64Array =>
    Float64Array.from({length: count}, (_, replicate) => values[replicate * p + i]!).sort();
  const percentiles = (values: Float64Array): Interval[] =>
    whole.shares.map((_, i) => {
      const sorted = column(values, i);
      return {lo: quantile(sorted, 0.025), hi: quantile(sorted, 0.975)};
    });
  const ranks = ranksOf(shares, p);
  return {
    count,
    shares,
    means,
    shareIntervals: percentiles(shares),
    meanIntervals: percentiles(means),
    rankIntervals: whole.shares.map((_, i) => {
      const sorted = column(ranks, i);
      return {lo: stepQuantile(sorted, 0.025), hi: stepQuantile(sorted, 0.975)};
    })
  };
}

/** Rank of each of p values within each run of p: 1 for the largest, ties sharing the better one. */
export function ranksOf(values: Float64Array, p: number): Float64Array {
  return values.map((value, at) => {
    const start = at - (at % p);
    let rank = 1;
    for (let i = start; i < start + p; i++) if (values[i]! > value) rank++;
    return rank;
  });
}

/** The 95 % interval of how far the share of one predictor is above that of another. */
export function shareDifference({count, shares}: DriverIntervals, i: number, j: number): Interval {
  const p = shares.length / count;
  const sorted = Float64Array.from(
    {length: count},
    (_, replicate) => shares[replicate * p + i]! - shares[replicate * p + j]!
  ).sort();
  return {lo: quantile(sorted, 0.025), hi: quantile(sorted, 0.975)};
}
