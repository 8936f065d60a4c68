import {choleskyFactor, hessian, inverseOf} from "./informationMatrix.js";
import {nelderMead} from "./nelderMead.js";
import type {Minimum} from "./nelderMead.js";
import type {RandomNumbers} from "./randomNumbers.js";

/** Parameters of a model with what they rest on. */
export interface Fit {
  /** All positive. */
  parameters: number[];
  logLikelihood: number;
  /** Of the logarithms of the parameters: the inverse of the observed information. */
  covariance: number[][];
}

/** Logarithms of parameters beyond which the likelihood is flat. */
const farthest = 14;

/** Standard error of the logarithm of a parameter beyond which the data hardly speak of it: a factor of e⁴ either way. */
const leastSure = 2;

type LogLikelihood = (parameters: readonly number[]) => number;

const costOf =
  (logLikelihood: LogLikelihood) =>
  (logs: readonly number[]): number =>
    logs.some((log) => Math.abs(log) > farthest) ? Infinity : -logLikelihood(logs.map(Math.exp));

/**
 * Positive parameters at which a log-likelihood is largest, looked for over their logarithms; null where the
 * data do not identify them: the Hessian there is not positive definite, or leaves a parameter open within a
 * factor of e⁴ either way.
 *
 * @param starts tried out roughly; the best of them is followed to the end
 * @param rough a log-likelihood to try them on, of fewer data; defaults to the same
 */
export function maximumLikelihood(
  logLikelihood: LogLikelihood,
  starts: readonly (readonly number[])[],
  rough: LogLikelihood = logLikelihood
): Fit | null {
  let best: Minimum = {at: [], value: Infinity};
  for (const start of starts) {
    const found = nelderMead(costOf(rough), start.map(Math.log), {
      tolerance: 1e-2,
      evaluations: 600
    });
    if (found.value < best.value) best = found;
  }
  if (best.at.length === 0) return null;
  const cost = costOf(logLikelihood);
  best = nelderMead(cost, best.at, {step: 0.2, tolerance: 1e-7, evaluations: 1500});
  const covariance = inverseOf(hessian(cost, best.at));
  if (!covariance || covariance.some((row, i) => !(row[i]! <= leastSure ** 2))) return null;
  return {parameters: best.at.map(Math.exp), logLikelihood: -best.value, covariance};
}

/** Parameters drawn from the normal distribution of their logarithms: a parametric bootstrap of the estimate. */
export function drawParameters({parameters, covariance}: Fit, random: RandomNumbers): number[] {
  const factor = choleskyFactor(covariance);
  if (!factor) return [...parameters];
  const normal = parameters.map(() => normalNumber(random));
  return parameters.map(
    (parameter, i) =>
      parameter * Math.exp(factor[i]!.reduce((sum, part, k) => sum + part * normal[k]!, 0))
  );
}

/** A standard normal number (Box & Muller 1958). */
function normalNumber(random: RandomNumbers): number {
  const uniform = (): number => (random.bits() + 0.5) / 4294967296;
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
