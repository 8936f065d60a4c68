import {correlations} from "./correlations.js";
import type {CrossProducts} from "./correlations.js";
import {relativeWeights} from "./relativeWeights.js";
import {shapleyValues, sharesOf} from "./shapleyValues.js";
import {subsetFits} from "./subsetFits.js";
import {varianceInflation} from "./varianceInflation.js";

/** How much each of p predictors has to do with an outcome. */
export interface Drivers {
  /** Share of the outcome's variance that all predictors explain together (or McFadden's R²). */
  fit: number;
  /** What each contributes to the fit; they sum to it. */
  values: number[];
  /** The same as shares of the fit. */
  shares: number[];
}

/** Drivers of a score, with the checks that belong to them. */
export interface LinearDrivers extends Drivers {
  /** Variance inflation of each. */
  inflation: number[];
  /** Johnson's relative weights as shares, to check with. */
  checkShares: number[];
}

/** LMG shares of the last variable's R² among the others, from sums alone. */
export function linearDrivers(crossProducts: CrossProducts): LinearDrivers {
  const p = crossProducts.size - 1;
  const matrix = correlations(crossProducts);
  return {
    ...lmg(matrix, p),
    inflation: varianceInflation(matrix, crossProducts.size, p),
    checkShares: sharesOf(relativeWeights(matrix, p))
  };
}

/** LMG from the correlations of p predictors and, last, the outcome. */
export function lmg(matrix: Float64Array, p: number): Drivers {
  const fits = subsetFits(matrix, p);
  const values = shapleyValues(fits, p);
  return {fit: fits[fits.length - 1]!, values, shares: sharesOf(values)};
}
