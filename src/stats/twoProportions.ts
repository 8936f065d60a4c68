import {twoSidedP} from "./normal.js";

/**
 * Two-sided p-value of the hypothesis that two independent proportions are the same: z = (p₁ − p₂) / √(p(1 − p)
 * (1/n₁ + 1/n₂)) with the pooled p, without a continuity correction; its square is Pearson's χ². Null where a
 * group is empty; 1 where all or none are successes.
 */
export function sameProportionP(
  a: {yes: number; n: number},
  b: {yes: number; n: number}
): number | null {
  if (a.n === 0 || b.n === 0) return null;
  const pooled = (a.yes + b.yes) / (a.n + b.n);
  if (pooled === 0 || pooled === 1) return 1;
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
  return twoSidedP((a.yes / a.n - b.yes / b.n) / se);
}
