import {choleskyFactor, derivatives, inverseOf} from "./informationMatrix.js";
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
type Cost = (logs: readonly number[]) => number;

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
  return climb(costOf(logLikelihood), best.at);
}

/** Farthest that a logarithm is moved at once. */
const longestStep = 2;

/** A gain in the logarithm of the likelihood beyond which nothing is looked for, and where the data hardly speak. */
const settled = 1e-9;
const idle = 1e-2;

/**
 * From a place near it to the maximum, by Newton's steps; where the data hardly speak of a parameter, on in the
 * direction in which the likelihood rises, until it hardly rises any more: then there is no maximum to be told.
 */
function climb(cost: Cost, start: readonly number[]): Fit | null {
  let at = [...start];
  let longest = longestStep;
  for (let round = 0; round < 100; round++) {
    const {value, gradient, hessian} = derivatives(cost, at);
    const covariance = inverseOf(hessian);
    const isSure = covariance?.every((row, i) => row[i]! <= leastSure ** 2) ?? false;
    const step = boundedStep(hessian, gradient, longest);
    if (!step) return null;
    const next = at.map((log, i) => log - step.by[i]!);
    if (isSure && step.gain < settled) {
      return {
        parameters: next.map(Math.exp),
        logLikelihood: step.gain - value,
        covariance: covariance!
      };
    }
    const there = cost(next);
    const isIdle = longest === longestStep && step.gain < idle;
    if (!isSure && (isIdle || there === Infinity)) return null;
    if (there < value) {
      at = next;
      longest = Math.min(longest * 2, longestStep);
    } else longest = Math.max(...step.by.map(Math.abs)) / 4;
  }
  return null;
}

/**
 * Newton's step down, no part of it longer than so much: where it were, or would lead up, the least that has to be is
 * added to the curvature (Levenberg 1944); with how much the quadratic gains. Null where the place is at the edge.
 */
function boundedStep(
  hessian: readonly (readonly number[])[],
  gradient: readonly number[],
  longest: number
): {by: number[]; gain: number} | null {
  const largest = Math.max(...hessian.map((row, i) => Math.abs(row[i]!)));
  if (!Number.isFinite(largest)) return null;
  for (let ridge = 0; ridge <= 1e9 * largest; ridge = ridge * 4 || 1e-7 * largest) {
    const inverse = inverseOf(
      hessian.map((row, i) => row.map((h, j) => (i === j ? h + ridge : h)))
    );
    if (!inverse) continue;
    const by = inverse.map((row) => dot(row, gradient));
    if (!by.every((part) => Math.abs(part) <= longest)) continue;
    const bend = dot(
      by,
      hessian.map((row) => dot(row, by))
    );
    return {by, gain: dot(by, gradient) - bend / 2};
  }
  return null;
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * b[i]!, 0);

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
