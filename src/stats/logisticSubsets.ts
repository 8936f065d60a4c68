import {logisticFit} from "./logisticFit.js";
import type {Patterns} from "./logisticFit.js";

/**
 * McFadden's R², 1 − log L(S)/log L(∅), of a logistic regression on every subset of the predictors, by
 * the subset's bits (McFadden 1974); 0 everywhere where the event always or never holds. Each fit is
 * Newton's from that of the subset without its last member.
 *
 * @param onFit hears how many of the 2^p fits are done
 */
export function logisticSubsets(
  patterns: Patterns,
  onFit: (done: number) => void = () => {}
): Float64Array {
  const {p} = patterns;
  const fits = new Float64Array(1 << p);
  const scaled = standardised(patterns);
  const total = sum(patterns.counts);
  const events = sum(patterns.events);
  if (events === 0 || events === total) return fits;
  const share = events / total;
  const none = events * Math.log(share) + (total - events) * Math.log(1 - share);
  const starts: (Float64Array | undefined)[] = [Float64Array.of(Math.log(share / (1 - share)))];
  for (let subset = 1; subset < 1 << p; subset++) {
    const columns = [...Array(p).keys()].filter((i) => subset & (1 << i));
    const before = starts[subset & ~(1 << columns.at(-1)!)]!;
    const start = new Float64Array(columns.length + 1);
    start.set(before);
    const {coefficients, logLikelihood} = logisticFit(scaled, columns, start);
    starts[subset] = coefficients;
    fits[subset] = Math.max(0, 1 - logLikelihood / none);
    onFit(subset + 1);
  }
  return fits;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

function standardised(patterns: Patterns): Patterns {
  const {p, values, counts} = patterns;
  const total = sum(counts);
  const scaled = values.slice();
  for (let i = 0; i < p; i++) {
    let mean = 0;
    let square = 0;
    counts.forEach((count, row) => (mean += (count * values[row * p + i]!) / total));
    counts.forEach(
      (count, row) => (square += (count * (values[row * p + i]! - mean) ** 2) / total)
    );
    const deviation = Math.sqrt(square) || 1;
    counts.forEach((_, row) => (scaled[row * p + i] = (values[row * p + i]! - mean) / deviation));
  }
  return {...patterns, values: scaled};
}
