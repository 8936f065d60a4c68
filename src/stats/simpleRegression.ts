import type {Interval} from "./interval.js";
import {Z95} from "./interval.js";

/** Sums over observations of a predictor x and an outcome y. */
export interface PairSums {
  n: number;
  x: number; // Σ x
  y: number; // Σ y
  xx: number; // Σ x²
  xy: number; // Σ x y
  yy: number; // Σ y²
}

/** The sums of several groups of observations together. */
export function addPairs(groups: readonly PairSums[]): PairSums {
  const sums: PairSums = {n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0};
  for (const group of groups) {
    for (const name of Object.keys(sums) as (keyof PairSums)[]) sums[name] += group[name];
  }
  return sums;
}

/** Pearson's correlation; null where either does not vary. */
export function correlation({n, x, y, xx, xy, yy}: PairSums): number | null {
  const [vx, vy] = [n * xx - x * x, n * yy - y * y];
  // What is left of sums that cancel is rounding, not variance.
  if (vx <= 1e-12 * n * xx || vy <= 1e-12 * n * yy) return null;
  return (n * xy - x * y) / Math.sqrt(vx * vy);
}

/**
 * How much of an outcome a straight line on one predictor foretells in observations that it was not
 * fitted to: 1 − Σ(y − ŷ)²/Σ(y − ȳ)², line and mean each from the other folds (Stone 1974, Journal of
 * the Royal Statistical Society B 36, 111–147). Below 0 the line is worse than the mean. Null with
 * fewer than two folds, or where the predictor or the outcome does not vary.
 */
export function crossValidatedR2(folds: readonly PairSums[]): number | null {
  const used = folds.filter(({n}) => n > 0);
  if (used.length < 2) return null;
  let fromLine = 0;
  let fromMean = 0;
  for (const fold of used) {
    const {n, x, y, xx, xy} = addPairs(used.filter((other) => other !== fold));
    const spread = n * xx - x * x;
    if (spread <= 1e-12 * n * xx) return null;
    const slope = (n * xy - x * y) / spread;
    fromLine += squaredErrors(fold, (y - slope * x) / n, slope);
    fromMean += squaredErrors(fold, y / n, 0);
  }
  return fromMean <= 0 ? null : 1 - fromLine / fromMean;
}

/** Σ (y − a − b x)² from sums. */
function squaredErrors({n, x, y, xx, xy, yy}: PairSums, a: number, b: number): number {
  return yy - 2 * a * y - 2 * b * xy + n * a * a + 2 * a * b * x + b * b * xx;
}

/** The 95 % interval of a correlation between n pairs, by Fisher's z; null with fewer than four. */
export function correlationInterval(r: number, n: number): Interval | null {
  if (n < 4 || Math.abs(r) >= 1) return null;
  const half = Z95 / Math.sqrt(n - 3);
  return {lo: Math.tanh(Math.atanh(r) - half), hi: Math.tanh(Math.atanh(r) + half)};
}
