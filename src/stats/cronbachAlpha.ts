import jstat from "jstat";
import type {Estimated} from "./interval.js";

/** What α needs of k items answered together by n: the sum of their variances, and the variance of their sum. */
export interface ScaleVariances {
  k: number;
  n: number;
  itemVariances: number;
  sumVariance: number;
}

/**
 * Cronbach's raw α, k/(k − 1) · (1 − Σ var(itemᵢ)/var(Σ itemᵢ)), with Feldt's interval, 1 − (1 − α) F
 * with n − 1 and (n − 1)(k − 1) degrees of freedom (Cronbach 1951; Feldt 1965). For two items it is
 * Spearman and Brown's coefficient where their variances are equal. Null with fewer than two items or
 * three answers, or where nothing varies.
 */
export function cronbachAlpha(scale: ScaleVariances): Estimated | null {
  const {k, n, itemVariances, sumVariance} = scale;
  if (k < 2 || n < 3 || !(sumVariance > 0)) return null;
  const value = (k / (k - 1)) * (1 - itemVariances / sumVariance);
  const end = (p: number): number =>
    1 - (1 - value) * jstat.centralF.inv(p, n - 1, (n - 1) * (k - 1));
  return {value, lo: end(0.975), hi: end(0.025)};
}
