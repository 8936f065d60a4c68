import type {Estimated} from "./interval.js";
import {logisticRegression} from "./logisticRegression.js";
import {wilsonInterval} from "./wilson.js";

/** Cases of about the same foretold probability: what was foretold on average, and what happened. */
export interface CalibrationBin extends Estimated {
  foretold: number;
  n: number;
  events: number;
}

export interface Calibration {
  bins: CalibrationBin[];
  /** Of the logit of what happened on that of what was foretold: 1 is right, below it too extreme. */
  slope: Estimated | null;
  /** Mean foretold, and share that happened with Wilson's interval. */
  foretold: number;
  happened: Estimated;
  /** Mean squared error of the probabilities (Brier 1950), and that of the share alone. */
  brier: number;
  brierOfShare: number;
}

/**
 * How far foretold probabilities agree with what happened: bins of equal size in the order of
 * probability (equal probabilities stay together), each with Wilson's interval; slope of the logistic
 * calibration (Cox 1958, Biometrika 45, 562–565); Brier scores. Null where there are no cases.
 *
 * @param probabilities strictly between 0 and 1
 * @param count bins, defaults to 10
 */
export function calibration(
  probabilities: ArrayLike<number>,
  events: ArrayLike<number>,
  {count = 10}: {count?: number} = {}
): Calibration | null {
  const n = probabilities.length;
  if (n === 0) return null;
  const order = Array.from({length: n}, (_, i) => i).sort(
    (a, b) => probabilities[a]! - probabilities[b]!
  );
  const bins: CalibrationBin[] = [];
  let from = 0;
  for (let bin = 1; bin <= count && from < n; bin++) {
    let to = Math.max(from + 1, Math.round((bin * n) / count));
    while (to < n && probabilities[order[to]!] === probabilities[order[to - 1]!]) to++;
    const part = order.slice(from, to);
    const hits = part.reduce((sum, i) => sum + events[i]!, 0);
    const foretold = part.reduce((sum, i) => sum + probabilities[i]!, 0) / part.length;
    bins.push({foretold, n: part.length, events: hits, ...share(hits, part.length)});
    from = to;
  }
  const hits = bins.reduce((sum, bin) => sum + bin.events, 0);
  const squares = order.reduce((sum, i) => sum + (probabilities[i]! - events[i]!) ** 2, 0);
  return {
    bins,
    slope: slopeOf(probabilities, events),
    foretold: bins.reduce((sum, bin) => sum + bin.foretold * bin.n, 0) / n,
    happened: share(hits, n),
    brier: squares / n,
    brierOfShare: (hits / n) * (1 - hits / n)
  };
}

const share = (hits: number, n: number): Estimated => ({
  value: hits / n,
  ...wilsonInterval(hits, n)!
});

function slopeOf(probabilities: ArrayLike<number>, events: ArrayLike<number>): Estimated | null {
  const places = new Map<number, {count: number; events: number}>();
  for (let i = 0; i < probabilities.length; i++) {
    const z = Math.log(probabilities[i]! / (1 - probabilities[i]!));
    const place = places.get(z) ?? {count: 0, events: 0};
    place.count++;
    place.events += events[i]!;
    places.set(z, place);
  }
  if (places.size < 2) return null;
  const rows = [...places.values()];
  const fit = logisticRegression({
    p: 1,
    values: Float64Array.from(places.keys()),
    counts: Float64Array.from(rows, ({count}) => count),
    events: Float64Array.from(rows, (row) => row.events)
  });
  const slope = fit?.coefficients[1];
  if (!slope || slope.lo === null || slope.hi === null) return null;
  return {value: slope.value, lo: slope.lo, hi: slope.hi};
}
