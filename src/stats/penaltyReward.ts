import {choleskySolve} from "./choleskySolve.js";
import type {Estimated} from "./interval.js";
import {t95} from "./studentT.js";

/** People who answered alike about every attribute: `L` low, `M` middle, `H` high, a letter an attribute. */
export interface AnswerPattern {
  pattern: string;
  n: number;
  /** Sum of their outcomes. */
  y: number;
  /** Sum of the squares of their outcomes. */
  yy: number;
}

/** What an attribute does to the outcome when it is bad and when it is good, against the middle. */
export interface AsymmetricEffect {
  low_n: number;
  high_n: number;
  /** Outcome of those with a low answer less that of the middle; expected below 0. */
  penalty: Estimated;
  /** Outcome of those with a high answer less that of the middle; expected above 0. */
  reward: Estimated;
  /** (|reward| − |penalty|)/(|reward| + |penalty|): −1 only hurts, 1 only delights. */
  asymmetry: number;
  /**
   * `refused`: too few low or high answers; `unclear`: a sign the wrong way round, beyond error;
   * `neither`: no effect beyond error.
   */
  kind: "hurts" | "delights" | "both" | "neither" | "unclear" | "refused";
}

export interface PenaltyReward {
  n: number;
  effects: AsymmetricEffect[];
}

/**
 * Penalty–reward contrast: one least-squares fit of the outcome on two dummies per attribute (low and
 * high, the middle the reference; Brandt 1987; Matzler & Sauerwein 2002), with 95 % intervals from
 * White's variance with n/(n − k) (HC1), as satisfied answers vary less than others. An attribute with
 * fewer than `smallestCell` low or high answers is refused, though it stays in the fit. Null with no
 * more observations than coefficients.
 */
export function penaltyReward(
  patterns: readonly AnswerPattern[],
  {smallestCell = 30} = {}
): PenaltyReward | null {
  const attributes = patterns[0]?.pattern.length ?? 0;
  const size = 1 + 2 * attributes;
  const n = patterns.reduce((sum, pattern) => sum + pattern.n, 0);
  if (attributes === 0 || n <= size) return null;
  const columns = patterns.map(({pattern}) => columnsOf(pattern));

  const products = new Float64Array(size * size);
  const sums = new Float64Array(size);
  for (const [row, {n: count, y}] of patterns.entries()) {
    for (const i of columns[row]!) sums[i]! += y;
    addToUpperHalf(products, columns[row]!, size, count);
  }
  mirror(products, size);
  const coefficients = choleskySolve(products.slice(), sums);
  const errors = robustErrors({patterns, columns}, coefficients, products, size);
  const quantile = t95(n - size);
  const estimated = (column: number): Estimated => {
    const [value, half] = [coefficients[column]!, quantile * errors[column]!];
    return {value, lo: value - half, hi: value + half};
  };
  const effects = Array.from({length: attributes}, (_, attribute) => {
    const [low, high] = [1 + 2 * attribute, 2 + 2 * attribute];
    const penalty = estimated(low);
    const reward = estimated(high);
    const [low_n, high_n] = [products[low * size + low]!, products[high * size + high]!];
    const total = Math.abs(reward.value) + Math.abs(penalty.value);
    return {
      low_n,
      high_n,
      penalty,
      reward,
      asymmetry: total === 0 ? 0 : (Math.abs(reward.value) - Math.abs(penalty.value)) / total,
      kind: Math.min(low_n, high_n) < smallestCell ? ("refused" as const) : kindOf(penalty, reward)
    };
  });
  return {n, effects};
}

/** Columns of the fit that are 1 for a pattern; all others are 0. */
function columnsOf(pattern: string): number[] {
  const columns = [0];
  for (let attribute = 0; attribute < pattern.length; attribute++) {
    const letter = pattern[attribute];
    if (letter === "L") columns.push(1 + 2 * attribute);
    if (letter === "H") columns.push(2 + 2 * attribute);
  }
  return columns;
}

/** Adds a value wherever two of the columns meet, on the diagonal and above it; the columns ascend. */
function addToUpperHalf(
  matrix: Float64Array,
  columns: readonly number[],
  size: number,
  value: number
): void {
  for (let a = 0; a < columns.length; a++) {
    const row = columns[a]! * size;
    for (let b = a; b < columns.length; b++) matrix[row + columns[b]!]! += value;
  }
}

/** Makes a matrix symmetric whose lower half is empty. */
function mirror(matrix: Float64Array, size: number): void {
  for (let i = 1; i < size; i++) {
    for (let j = 0; j < i; j++) matrix[i * size + j] = matrix[j * size + i]!;
  }
}

function robustErrors(
  {patterns, columns}: {patterns: readonly AnswerPattern[]; columns: readonly number[][]},
  coefficients: Float64Array,
  products: Float64Array,
  size: number
): number[] {
  const meat = new Float64Array(size * size);
  let n = 0;
  for (const [row, {n: count, y, yy}] of patterns.entries()) {
    let fitted = 0;
    for (const column of columns[row]!) fitted += coefficients[column]!;
    const squares = yy - 2 * fitted * y + fitted * fitted * count;
    addToUpperHalf(meat, columns[row]!, size, squares);
    n += count;
  }
  mirror(meat, size);
  return Array.from({length: size}, (_, column) => {
    const unit = new Float64Array(size);
    unit[column] = 1;
    const b = choleskySolve(products.slice(), unit);
    let variance = 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) variance += b[i]! * meat[i * size + j]! * b[j]!;
    }
    return Math.sqrt((Math.max(0, variance) * n) / (n - size));
  });
}

function kindOf(penalty: Estimated, reward: Estimated): AsymmetricEffect["kind"] {
  if (penalty.lo > 0 || reward.hi < 0) return "unclear";
  const [hurts, delights] = [penalty.hi < 0, reward.lo > 0];
  return hurts && delights ? "both" : hurts ? "hurts" : delights ? "delights" : "neither";
}
