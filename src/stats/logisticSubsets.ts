import {choleskySolve} from "./choleskySolve.js";

/** Answers that agree in everything: the predictors, how many gave them, and of how many the event holds. */
export interface Patterns {
  p: number;
  /** Predictors, p for each pattern. */
  values: Float64Array;
  counts: Float64Array;
  events: Float64Array;
}

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
    const {coefficients, logLikelihood} = newton(scaled, columns, start);
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

const MOST_STEPS = 25;

function newton(
  {p, values, counts, events}: Patterns,
  columns: readonly number[],
  start: Float64Array
): {coefficients: Float64Array; logLikelihood: number} {
  const size = columns.length + 1;
  let coefficients = start;
  let logLikelihood = -Infinity;
  const row = new Float64Array(size);
  row[0] = 1;
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = new Float64Array(size);
    const information = new Float64Array(size * size);
    let here = 0;
    for (let pattern = 0; pattern < counts.length; pattern++) {
      let z = coefficients[0]!;
      for (let i = 1; i < size; i++) {
        row[i] = values[pattern * p + columns[i - 1]!]!;
        z += coefficients[i]! * row[i]!;
      }
      const count = counts[pattern]!;
      const hit = events[pattern]!;
      const tail = Math.log1p(Math.exp(-Math.abs(z)));
      here += hit * (Math.min(z, 0) - tail) + (count - hit) * (-Math.max(z, 0) - tail);
      const chance = 1 / (1 + Math.exp(-z));
      const weight = count * chance * (1 - chance);
      const rest = hit - count * chance;
      for (let i = 0; i < size; i++) {
        gradient[i]! += rest * row[i]!;
        const weighted = weight * row[i]!;
        for (let j = 0; j <= i; j++) information[i * size + j]! += weighted * row[j]!;
      }
    }
    const isDone = Math.abs(here - logLikelihood) < 1e-9 * Math.abs(here);
    logLikelihood = here;
    if (isDone) break;
    const move = choleskySolve(information, gradient);
    coefficients = coefficients.map((value, i) => value + move[i]!);
  }
  return {coefficients, logLikelihood};
}
