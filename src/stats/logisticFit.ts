import {choleskySolve} from "./choleskySolve.js";

/** Answers that agree in everything: the predictors, how many gave them, and of how many the event holds. */
export interface Patterns {
  p: number;
  /** Predictors, p for each pattern. */
  values: Float64Array;
  counts: Float64Array;
  events: Float64Array;
}

/** A logistic regression on some of the predictors, the intercept first. */
export interface LogisticFit {
  coefficients: Float64Array;
  logLikelihood: number;
  /** Fisher's information at the coefficients, row by row. */
  information: Float64Array;
}

const MOST_STEPS = 25;
/** With Firth's penalty, no coefficient moves farther in one step. */
const LONGEST_STEP = 5;

/**
 * Maximum likelihood by Newton's steps (which for the logistic model are iteratively reweighted least
 * squares), from a start. With `isPenalised`, Firth's: the likelihood times the root of the
 * information's determinant, whose estimates are finite under separation too (Firth 1993, Biometrika 80,
 * 27–38; Heinze & Schemper 2002, Statistics in Medicine 21, 2409–2419).
 *
 * @param columns which predictors
 */
export function logisticFit(
  {p, values, counts, events}: Patterns,
  columns: readonly number[],
  start: Float64Array,
  {isPenalised = false}: {isPenalised?: boolean} = {}
): LogisticFit {
  const size = columns.length + 1;
  let coefficients = start;
  let logLikelihood = -Infinity;
  let information = new Float64Array(size * size);
  const row = new Float64Array(size);
  row[0] = 1;
  const fill = (pattern: number): number => {
    let z = coefficients[0]!;
    for (let i = 1; i < size; i++) {
      row[i] = values[pattern * p + columns[i - 1]!]!;
      z += coefficients[i]! * row[i]!;
    }
    return z;
  };
  for (let step = 0; step < MOST_STEPS * (isPenalised ? 4 : 1); step++) {
    const gradient = new Float64Array(size);
    information = new Float64Array(size * size);
    let here = 0;
    for (let pattern = 0; pattern < counts.length; pattern++) {
      const z = fill(pattern);
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
    if (isPenalised) {
      const inverse = inverseOf(information, size);
      for (let pattern = 0; pattern < counts.length; pattern++) {
        const chance = 1 / (1 + Math.exp(-fill(pattern)));
        let leverage = 0;
        for (let i = 0; i < size; i++)
          for (let j = 0; j < size; j++) leverage += row[i]! * inverse[i * size + j]! * row[j]!;
        leverage *= counts[pattern]! * chance * (1 - chance);
        for (let i = 0; i < size; i++) gradient[i]! += leverage * (0.5 - chance) * row[i]!;
      }
    }
    const isDone = !isPenalised && Math.abs(here - logLikelihood) < 1e-9 * Math.abs(here);
    logLikelihood = here;
    if (isDone) break;
    const move = choleskySolve(information.slice(), gradient);
    const longest = Math.max(...move.map(Math.abs));
    if (isPenalised && longest < 1e-9) break;
    const scale = isPenalised && longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
    coefficients = coefficients.map((value, i) => value + scale * move[i]!);
  }
  return {coefficients, logLikelihood, information};
}

/**
 * The inverse of a symmetric positive definite matrix of which the lower triangle is given; rows and
 * columns that earlier ones explain are 0.
 */
export function inverseOf(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const unit = new Float64Array(size);
    unit[i] = 1;
    inverse.set(choleskySolve(lower.slice(), unit), i * size);
  }
  for (let i = 0; i < size; i++)
    if (inverse[i * size + i] === 0) for (let j = 0; j < size; j++) inverse[j * size + i] = 0;
  return inverse;
}
