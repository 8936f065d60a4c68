import {clusteredProportion} from "./clusteredProportion.js";
import type {ClusterSums} from "./clusterSums.js";
import {clusteredMean} from "./mean.js";
import {netPromoterScore} from "./netPromoterScore.js";

/**
 * How a figure follows from its sums: `count` is y itself; `share` and `mean` are y/n;
 * `net_promoter_score` takes y_i = 1 for a promoter, −1 for a detractor, 0 else, one answer a person.
 */
export type Estimator = (typeof estimators)[number];

const estimators = ["count", "share", "mean", "net_promoter_score"] as const;

/** Whether sums over customers are all that this way of estimating needs; others need the responses themselves. */
export const isEstimator = (name: string): name is Estimator =>
  estimators.some((estimator) => estimator === name);

export interface Estimate {
  value: number | null;
  lo: number | null;
  hi: number | null;
  /** The denominator; null for counts. */
  n: number | null;
  /** Distinct people behind it, on whom the smallest sample is judged; null for counts. */
  people: number | null;
}

/** The figure of those sums with its 95 % interval; null where there is nothing to compute it from. */
export function estimate(estimator: Estimator, sums: ClusterSums): Estimate {
  const {n, people, y, yy} = sums;
  const none: Estimate = {value: null, lo: null, hi: null, n, people};
  switch (estimator) {
    case "count":
      return {value: y, lo: null, hi: null, n: null, people: null};
    case "share": {
      const share = clusteredProportion(sums);
      return share ? {value: share.value, lo: share.lo, hi: share.hi, n, people} : none;
    }
    case "mean": {
      const mean = clusteredMean(sums);
      if (!mean) return none;
      return {
        value: mean.value,
        lo: mean.interval?.lo ?? null,
        hi: mean.interval?.hi ?? null,
        n,
        people
      };
    }
    case "net_promoter_score": {
      const score = netPromoterScore({
        promoters: (yy + y) / 2,
        passives: n - yy,
        detractors: (yy - y) / 2
      });
      return score ? {value: score.value, lo: score.lo, hi: score.hi, n, people} : none;
    }
  }
}
