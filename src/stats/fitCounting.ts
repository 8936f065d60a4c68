import type {CountingModel, VisitHistories} from "./countingModel.js";
import {maximumLikelihood} from "./maximumLikelihood.js";
import type {Fit} from "./maximumLikelihood.js";

/** Why a model was not fitted: too few customers came again, or the data do not tell its parameters apart. */
export type Refusal = "too_few_repeaters" | "not_identified";

/** Customers with a repeat visit that a counting model needs. */
export const leastRepeaters = 200;

/** Customers on whom the starts are tried out, before the best goes on with all. */
const searched = 1000;

/** Every nth history. */
export function everyNth({x, last, observed, logGaps}: VisitHistories, n: number): VisitHistories {
  if (n <= 1) return {size: x.length, x, last, observed, logGaps};
  const some = (values: Float64Array) => values.filter((_, index) => index % n === 0);
  const kept = some(x);
  return {
    size: kept.length,
    x: kept,
    last: some(last),
    observed: some(observed),
    logGaps: some(logGaps)
  };
}

/**
 * The maximum likelihood estimate of a counting model.
 *
 * @returns why not, with fewer than 200 repeaters, or where the parameters are not identified
 */
export function fitCounting(model: CountingModel, histories: VisitHistories): Fit | Refusal {
  const repeaters = histories.x.reduce((count, x) => count + (x > 0 ? 1 : 0), 0);
  if (repeaters < leastRepeaters) return "too_few_repeaters";
  const few = everyNth(histories, Math.ceil(histories.size / searched));
  return (
    maximumLikelihood(
      (parameters) => model.logLikelihood(parameters, histories),
      model.starts(histories),
      (parameters) => model.logLikelihood(parameters, few)
    ) ?? "not_identified"
  );
}
