import {ratioVariance} from "./clusterSums.js";
import type {ClusterSums} from "./clusterSums.js";
import type {Estimated} from "./interval.js";
import {wilsonInterval} from "./wilson.js";

export interface ClusteredProportion extends Estimated {
  n: number;
  people: number;
  /** How many independent answers would be as informative; never more than n. */
  effective_n: number;
}

/**
 * The effective n of a proportion whose answers come in clusters: n / deff, the design effect being
 * the linearised variance over that of as many independent answers, p(1−p)/(n−1) (Kish 1965; Korn &
 * Graubard 1998), so that clusters of one give n exactly. Never more than n: answers of one customer
 * that happen to disagree do not make an interval narrower than independence would. Where p is 0 or 1
 * (no variance to compare) or there is one cluster, n²/Σn_i², as if a customer's answers always agreed.
 */
export function effectiveN(sums: ClusterSums): number {
  const {n, y, nn} = sums;
  const p = y / n;
  const variance = ratioVariance(sums);
  if (variance === null || p === 0 || p === 1) return (n * n) / nn;
  if (variance === 0) return n;
  return Math.min(n, (n * p * (1 - p)) / ((n - 1) * variance));
}

/** A proportion with Wilson's interval at the effective n; null where n is 0. */
export function clusteredProportion(sums: ClusterSums): ClusteredProportion | null {
  const {n, y, people} = sums;
  if (n === 0) return null;
  const effective_n = effectiveN(sums);
  const value = y / n;
  const {lo, hi} = wilsonInterval(value === 1 ? effective_n : value * effective_n, effective_n)!;
  return {value, lo, hi, n, people, effective_n};
}
