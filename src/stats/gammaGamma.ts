import {leastRepeaters} from "./fitCounting.js";
import type {Refusal} from "./fitCounting.js";
import {logGamma} from "./gamma.js";
import {maximumLikelihood} from "./maximumLikelihood.js";
import type {Fit} from "./maximumLikelihood.js";

/** What a customer left behind on average, over so many visits. */
export interface MeanSpend {
  visits: number;
  /** Positive. */
  mean: number;
}

/**
 * The Gamma–Gamma model of money per visit: a visit's is Gamma(p, ν), and ν ~ Gamma(q, γ) over
 * customers (Fader & Hardie 2013, after Colombo & Jiang 1999). It takes money to be independent of how often
 * someone comes; the correlation of the two is shown beside it.
 */
export function gammaGammaLogLikelihood(
  [p, q, gamma]: readonly number[],
  spends: readonly MeanSpend[]
): number {
  const all = q! * Math.log(gamma!) - logGamma(q!);
  const byVisits: number[] = [];
  let sum = 0;
  for (const {visits, mean} of spends) {
    const px = p! * visits;
    byVisits[visits] ??= all + logGamma(px + q!) - logGamma(px) + px * Math.log(visits);
    sum +=
      byVisits[visits]! + (px - 1) * Math.log(mean) - (px + q!) * Math.log(gamma! + visits * mean);
  }
  return sum;
}

/** The fitted p, q and γ; why not, with fewer than 200 customers, or where they are not identified. */
export function fitGammaGamma(spends: readonly MeanSpend[]): Fit | Refusal {
  if (spends.length < leastRepeaters) return "too_few_repeaters";
  const mean = spends.reduce((sum, spend) => sum + spend.mean, 0) / spends.length;
  const fit = maximumLikelihood(
    (parameters) => gammaGammaLogLikelihood(parameters, spends),
    [
      [4, 4, mean],
      [1.5, 10, mean * 5]
    ]
  );
  // With q ≤ 1 money per visit has no mean.
  return fit && fit.parameters[1]! > 1 ? fit : "not_identified";
}

/** Money expected per visit of a customer with that mean over so many visits; of anyone, with none. */
export function expectedSpend([p, q, gamma]: readonly number[], {visits, mean}: MeanSpend): number {
  return (p! * (gamma! + visits * mean)) / (p! * visits + q! - 1);
}
