import type {ClusterSums} from "./clusterSums.js";
import type {Estimated} from "./interval.js";
import {clusteredMean} from "./mean.js";

/**
 * A covariate among the treated and their comparisons: means as they are, and weighted as the effect
 * weights them; the variances as they are.
 */
export interface CovariateSums {
  name: string;
  treated: number;
  control: number;
  treatedVariance: number;
  controlVariance: number;
  matchedTreated: number;
  matchedControl: number;
}

/** A covariate's standardised mean difference, before and after matching. */
export interface Balance {
  name: string;
  before: number;
  after: number;
}

/** What a comparison of those treated with similar others rests on. */
export interface MatchedSums {
  /** Treated, and those of them who have anyone similar; people in the strata used. */
  treated: number;
  matchedTreated: number;
  matchedControls: number;
  /** Over customers i: n is Σ r², y Σ r (y − ȳ) with r the treatment less its share in the stratum. */
  sums: ClusterSums;
  covariates: readonly CovariateSums[];
}

/** Why no effect is given. */
export type MatchRefusal = "too_few" | "no_overlap" | "no_balance";

export interface MatchedEffect {
  refusal: MatchRefusal | null;
  /** Difference of the outcome, treated less similar; null where refused. */
  effect: Estimated | null;
  overlap: number;
  balance: Balance[];
  matchedTreated: number;
  matchedControls: number;
}

export interface MatchLimits {
  smallest?: number; // treated with anyone similar, defaults to 30
  leastOverlap?: number; // share of the treated, defaults to 0.8
  largestDifference?: number; // standardised, defaults to 0.1
}

/**
 * The difference of an outcome between those treated and others of the same stratum (coarsened exact
 * matching, Iacus, King & Porro 2012, Political Analysis 20, 1–24). Strata are weighted n₁n₀/(n₁+n₀), as
 * least squares with an intercept for each stratum does and Mantel–Haenszel's risk difference
 * (Greenland & Robins 1985, Biometrics 41, 55–68); the interval is that regression's, clustered by
 * customer. Refused with too few, where too many of the treated have nobody similar, or where a
 * covariate still differs by .1 standard deviations (Austin 2009, Statistics in Medicine 28, 3083–3107).
 */
export function matchedEffect(
  {treated, matchedTreated, matchedControls, sums, covariates}: MatchedSums,
  {smallest = 30, leastOverlap = 0.8, largestDifference = 0.1}: MatchLimits = {}
): MatchedEffect {
  const balance = covariates.map((covariate) => ({
    name: covariate.name,
    before: standardised(covariate.treated - covariate.control, covariate),
    after: standardised(covariate.matchedTreated - covariate.matchedControl, covariate)
  }));
  const overlap = treated === 0 ? 0 : matchedTreated / treated;
  const mean = clusteredMean(sums);
  const isTooFew = Math.min(matchedTreated, matchedControls) < smallest || !mean?.interval;
  const refusal = isTooFew
    ? "too_few"
    : overlap < leastOverlap
      ? "no_overlap"
      : balance.some(({after}) => Math.abs(after) >= largestDifference)
        ? "no_balance"
        : null;
  return {
    refusal,
    effect: refusal === null ? {value: mean!.value, ...mean!.interval!} : null,
    overlap,
    balance,
    matchedTreated,
    matchedControls
  };
}

function standardised(
  difference: number,
  {treatedVariance, controlVariance}: CovariateSums
): number {
  const deviation = Math.sqrt((treatedVariance + controlVariance) / 2);
  return deviation > 0 ? difference / deviation : 0;
}
