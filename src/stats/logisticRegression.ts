import type {Estimated} from "./interval.js";
import {Z95} from "./interval.js";
import type {LogisticFit, Patterns} from "./logisticFit.js";
import {inverseOf, logisticFit} from "./logisticFit.js";

/** Which observation belongs to whom: one entry each, those of a cluster anywhere. */
export interface ClusteredEvents {
  cluster: ArrayLike<number>;
  /** Row of the patterns. */
  pattern: ArrayLike<number>;
  event: ArrayLike<number>;
}

/** A coefficient on the logit scale; null standard error and interval where the others explain it. */
export interface Coefficient {
  value: number;
  se: number | null;
  lo: number | null;
  hi: number | null;
}

export interface LogisticRegression {
  /** The intercept first, then one for each predictor. */
  coefficients: Coefficient[];
  n: number;
  events: number;
  logLikelihood: number;
  /** Some answers foretell the outcome without exception: Firth's penalty keeps their coefficients finite. */
  isSeparated: boolean;
}

/** A fitted logit beyond this means separation: a probability within 3 in ten million of 0 or 1. */
const SEPARATED_FROM = 15;

/**
 * Logistic regression on grouped observations by iteratively reweighted least squares. With clusters the
 * standard errors are the sandwich's, A⁻¹BA⁻¹ with B = m/(m−1) Σ s sᵀ over the clusters' scores (Liang &
 * Zeger 1986, Biometrika 73, 13–22), else those of the information, and the larger of both under
 * separation; intervals are ± 1.96 of them.
 * Null where the event always or never happens.
 */
export function logisticRegression(
  patterns: Patterns,
  clusters?: ClusteredEvents
): LogisticRegression | null {
  const {p, counts} = patterns;
  const n = counts.reduce((sum, count) => sum + count, 0);
  const events = patterns.events.reduce((sum, count) => sum + count, 0);
  if (events === 0 || events === n) return null;
  const columns = [...Array(p).keys()];
  const start = new Float64Array(p + 1);
  start[0] = Math.log(events / (n - events));
  let fit = logisticFit(patterns, columns, start);
  const isSeparated = counts.some(
    (_, row) => !(Math.abs(logit(patterns, fit.coefficients, row)) < SEPARATED_FROM)
  );
  if (isSeparated) fit = logisticFit(patterns, columns, start, {isPenalised: true});
  const own = diagonal(fit, p + 1);
  const robust = clusters ? sandwich(patterns, fit, clusters) : own;
  // Where nothing varies within an answer, the sandwich takes certainty from it.
  const variances = isSeparated ? robust.map((value, i) => Math.max(value, own[i]!)) : robust;
  return {
    coefficients: Array.from(fit.coefficients, (value, i) => {
      const se = variances[i]! > 0 ? Math.sqrt(variances[i]!) : null;
      const [lo, hi] = se === null ? [null, null] : [value - Z95 * se, value + Z95 * se];
      return {value, se, lo, hi};
    }),
    n,
    events,
    logLikelihood: fit.logLikelihood,
    isSeparated
  };
}

/** The odds ratio of a coefficient with its interval; null where it has none. */
export function oddsRatio({value, lo, hi}: Coefficient): Estimated | null {
  if (lo === null || hi === null) return null;
  return {value: Math.exp(value), lo: Math.exp(lo), hi: Math.exp(hi)};
}

function logit({p, values}: Patterns, coefficients: ArrayLike<number>, row: number): number {
  let z = coefficients[0]!;
  for (let i = 0; i < p; i++) z += coefficients[i + 1]! * values[row * p + i]!;
  return z;
}

function diagonal({information}: LogisticFit, size: number): Float64Array {
  const inverse = inverseOf(information, size);
  return Float64Array.from({length: size}, (_, i) => inverse[i * size + i]!);
}

function sandwich(
  patterns: Patterns,
  {coefficients, information}: LogisticFit,
  {cluster, pattern, event}: ClusteredEvents
): Float64Array {
  const {p, values, counts} = patterns;
  const size = p + 1;
  const chances = counts.map((_, row) => 1 / (1 + Math.exp(-logit(patterns, coefficients, row))));
  const scores = new Map<number, Float64Array>();
  for (let i = 0; i < cluster.length; i++) {
    let score = scores.get(cluster[i]!);
    if (!score) scores.set(cluster[i]!, (score = new Float64Array(size)));
    const row = pattern[i]!;
    const rest = event[i]! - chances[row]!;
    score[0]! += rest;
    for (let j = 0; j < p; j++) score[j + 1]! += rest * values[row * p + j]!;
  }
  const inverse = inverseOf(information, size);
  const variances = new Float64Array(size);
  for (const score of scores.values()) {
    for (let i = 0; i < size; i++) {
      let influence = 0;
      for (let j = 0; j < size; j++) influence += inverse[i * size + j]! * score[j]!;
      variances[i]! += influence * influence;
    }
  }
  const m = scores.size;
  return variances.map((variance) => (m < 2 ? NaN : (variance * m) / (m - 1)));
}
