import type {Estimated} from "./interval.js";

/**
 * A weighted sum Σ wᵢ pᵢ of independent estimates with the interval that theirs imply (method of
 * variance estimates recovery, Zou & Donner 2008, Statistics in Medicine 27, 1693–1702): each term
 * adds, on either side, the squared distance from its value to the end that moves the sum that way.
 * Weights 1 and −1 give Newcombe's difference of two proportions.
 */
export function linearContrast(
  terms: readonly (readonly [weight: number, Estimated])[]
): Estimated {
  let value = 0;
  let below = 0;
  let above = 0;
  for (const [weight, estimate] of terms) {
    const [towardsLess, towardsMore] =
      weight >= 0 ? [estimate.lo, estimate.hi] : [estimate.hi, estimate.lo];
    value += weight * estimate.value;
    below += (weight * (estimate.value - towardsLess)) ** 2;
    above += (weight * (towardsMore - estimate.value)) ** 2;
  }
  return {value, lo: value - Math.sqrt(below), hi: value + Math.sqrt(above)};
}
