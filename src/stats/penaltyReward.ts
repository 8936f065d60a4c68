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
  const rows = patterns.map((pattern) => ({...pattern, columns: columnsOf(pattern.pattern)}));

  const products = new Float64Array(size * size);
  const sums = new Float64Array(size);
  for (const {columns, n: count, y} of rows) {
    for (const i of columns) {
      sums[i]! += y;
      for (const j of columns) products[i * size + j]! += count;
    }
  }
  const coefficients = choleskySolve(products.slice(), sums);
  const errors = robustErrors(rows, coefficients, products, size);
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
  [...pattern].forEach((code, attribute) => {
    if (code === "L") columns.push(1 + 2 * attribute);
    if (code === "H") columns.push(2 + 2 * attribute);
  });
  return columns;
}

function robustErrors(
  rows: readonly (AnswerPattern & {columns: readonly number[]})[],
  coefficients: Float64Array,
  products: Float64Array,
  size: number
): number[] {
  const meat = new Float64Array(size * size);
  let n = 0;
  for (const {columns, n: count, y, yy} of rows) {
    const fitted = columns.reduce((sum, column) => sum + coefficients[column]!, 0);
    const squares = yy - 2 * fitted * y + fitted * fitted * count;
    for (const i of columns) for (const j of columns) meat[i * size + j]! += squares;
    n += count;
  }
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
