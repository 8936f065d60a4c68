import {Z95} from "./interval.js";
import type {Estimated} from "./interval.js";

/** Equal values with how many there are, ascending by value. */
export interface ValueCount {
  value: number;
  count: number;
}

/**
 * Gini coefficient of a sample with its 95 % interval (Davidson 2009, Journal of Econometrics 150, 30–40):
 * Ĝ = Σ(2i − n − 1) x_(i) / ((n − 1) n x̄), corrected for small samples by n/(n − 1); standard error from
 * Ẑᵢ = −(Ĝ + 1) x_(i) + ((2i − 1)/n) x_(i) − (2/n) Σ_{j ≤ i} x_(j), as √Σ(Ẑᵢ − Z̄)² / (n x̄). Equal values stand
 * at the middle of their places. Null where there are fewer than two or their sum is not positive; above 1 is
 * possible where some values are negative.
 *
 * @param values ascending
 */
export function gini(values: readonly ValueCount[]): Estimated | null {
  let n = 0;
  let total = 0;
  for (const {value, count} of values) {
    n += count;
    total += value * count;
  }
  if (n < 2 || !(total > 0)) return null;
  let below = 0;
  let weighted = 0;
  for (const {value, count} of values) {
    weighted += (2 * below + count - n) * value * count;
    below += count;
  }
  const value = weighted / ((n - 1) * total);
  const plain = (value * (n - 1)) / n;
  below = 0;
  let sum = 0;
  let first = 0;
  let second = 0;
  for (const {value: x, count} of values) {
    const place = (2 * below + count) / n;
    const z = (place - plain - 1) * x - (2 / n) * (sum + (x * (count + 1)) / 2);
    first += count * z;
    second += count * z * z;
    below += count;
    sum += x * count;
  }
  const se = Math.sqrt(Math.max(0, second - (first * first) / n)) / total;
  return {value, lo: value - Z95 * se, hi: value + Z95 * se};
}

/** A point of a concentration curve: the most valuable share of people and their share of the whole. */
export interface CurvePoint {
  people: number;
  share: number;
}

/**
 * The concentration curve from the most valuable down: with equal values the points lie on the diagonal. It is
 * the Lorenz curve turned round: share = 1 − L(1 − people). Above 1 in between where some values are negative.
 *
 * @param values ascending
 */
export function concentrationCurve(values: readonly ValueCount[]): CurvePoint[] {
  let n = 0;
  let total = 0;
  for (const {value, count} of values) {
    n += count;
    total += value * count;
  }
  if (n === 0 || !(total > 0)) return [];
  const points: CurvePoint[] = [{people: 0, share: 0}];
  let people = 0;
  let sum = 0;
  for (let i = values.length - 1; i >= 0; i--) {
    people += values[i]!.count;
    sum += values[i]!.value * values[i]!.count;
    points.push({people: people / n, share: sum / total});
  }
  return points;
}

/** The share of the whole that the most valuable share of people bring, between points on a straight line. */
export function shareOfTop(curve: readonly CurvePoint[], people: number): number | null {
  const next = curve.findIndex((point) => point.people >= people - 1e-12);
  if (next < 0) return null;
  const [a, b] = [curve[Math.max(0, next - 1)]!, curve[next]!];
  if (b.people === a.people) return b.share;
  return a.share + ((b.share - a.share) * (people - a.people)) / (b.people - a.people);
}
