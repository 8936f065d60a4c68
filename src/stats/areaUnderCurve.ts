import type {Estimated} from "./interval.js";
import {Z95} from "./interval.js";

/** What is known of two rankings of the same cases; `difference` is the first less the second. */
export interface ComparedAreas {
  first: Estimated;
  second: Estimated;
  difference: Estimated;
}

/**
 * The area under the receiver operating characteristic: the chance that a case with the event has the
 * higher score than one without, ties counted half, with the interval of DeLong, DeLong & Clarke-Pearson
 * (1988, Biometrics 44, 837–845), clipped to 0 to 1. By midranks, as Sun & Xu (2014) show. Null where
 * there are fewer than two cases of either kind.
 */
export function areaUnderCurve(
  scores: ArrayLike<number>,
  events: ArrayLike<number>
): Estimated | null {
  const parts = components(scores, events);
  return parts && around(parts.area, covariance(parts, parts), 0, 1);
}

/** The areas of two scores over the same cases and their difference, whose variance knows that they are. */
export function compareAreas(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  events: ArrayLike<number>
): ComparedAreas | null {
  const [a, b] = [components(first, events), components(second, events)];
  if (!a || !b) return null;
  const variance = covariance(a, a) + covariance(b, b) - 2 * covariance(a, b);
  return {
    first: around(a.area, covariance(a, a), 0, 1),
    second: around(b.area, covariance(b, b), 0, 1),
    difference: around(a.area - b.area, variance, -1, 1)
  };
}

/** DeLong's structural components: for each case, the share of the other kind that it is ranked right against. */
interface Components {
  area: number;
  withEvent: Float64Array;
  without: Float64Array;
}

function components(scores: ArrayLike<number>, events: ArrayLike<number>): Components | null {
  const all = Float64Array.from(scores);
  const hit = all.filter((_, i) => events[i] === 1);
  const missed = all.filter((_, i) => events[i] !== 1);
  if (hit.length < 2 || missed.length < 2) return null;
  const ranks = midranks(all);
  const ofHit = ranks.filter((_, i) => events[i] === 1);
  const ofMissed = ranks.filter((_, i) => events[i] !== 1);
  const [amongHit, amongMissed] = [midranks(hit), midranks(missed)];
  const withEvent = ofHit.map((rank, i) => (rank - amongHit[i]!) / missed.length);
  const without = ofMissed.map((rank, i) => 1 - (rank - amongMissed[i]!) / hit.length);
  return {area: mean(withEvent), withEvent, without};
}

const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function covariance(a: Components, b: Components): number {
  const part = (x: Float64Array, y: Float64Array): number => {
    const [mx, my] = [mean(x), mean(y)];
    const sum = x.reduce((total, value, i) => total + (value - mx) * (y[i]! - my), 0);
    return sum / (x.length - 1) / x.length;
  };
  return part(a.withEvent, b.withEvent) + part(a.without, b.without);
}

function around(value: number, variance: number, least: number, most: number): Estimated {
  const half = Z95 * Math.sqrt(Math.max(0, variance));
  return {value, lo: Math.max(least, value - half), hi: Math.min(most, value + half)};
}

/** Ranks from 1, equal values sharing the mean of theirs. */
function midranks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}
