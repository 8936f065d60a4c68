import {cronbachAlpha} from "./cronbachAlpha.js";
import type {Estimated} from "./interval.js";

/** Below this, items are not made into an index. */
export const reliableFrom = 0.6;

/** Sums over the same n complete answers. */
export interface ItemSums {
  n: number;
  /** For each item Σx and Σx². */
  items: readonly {sum: number; squares: number}[];
  /** Σ of the squared totals over the items. */
  totalSquares: number;
}

/**
 * How reliable the mean of some items is, from their sums: raw Cronbach's α with Feldt's interval; for two
 * items Spearman and Brown's 2r/(1 + r), which does not suffer where their variances differ (Eisinga et al.
 * 2013), with the interval scaled by the same degrees of freedom. Null where α is.
 */
export function scaleReliability({n, items, totalSquares}: ItemSums): Estimated | null {
  const variance = (sum: number, squares: number): number => (squares - (sum * sum) / n) / (n - 1);
  const each = items.map(({sum, squares}) => variance(sum, squares));
  const itemVariances = each.reduce((sum, value) => sum + value, 0);
  const total = items.reduce((sum, item) => sum + item.sum, 0);
  const sumVariance = variance(total, totalSquares);
  const alpha = cronbachAlpha({k: items.length, n, itemVariances, sumVariance});
  if (alpha === null || items.length > 2) return alpha;
  const spread = Math.sqrt(each[0]! * each[1]!);
  if (!(spread > 0)) return null;
  const r = (sumVariance - itemVariances) / (2 * spread);
  const value = (2 * r) / (1 + r);
  const scaled = (end: number): number => 1 - ((1 - end) * (1 - value)) / (1 - alpha.value);
  return alpha.value === 1
    ? {value, lo: value, hi: value}
    : {value, lo: scaled(alpha.lo), hi: scaled(alpha.hi)};
}
