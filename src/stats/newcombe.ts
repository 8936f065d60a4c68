import type {Estimated} from "./interval.js";

/**
 * The difference a − b of two independent proportions, from their Wilson intervals: Newcombe's method
 * 10 (Newcombe 1998, Statistics in Medicine 17, 873–890), d − √((a−lₐ)² + (u_b−b)²) to
 * d + √((uₐ−a)² + (b−l_b)²). Intervals at an effective n carry their clustering over; customers who
 * are in both groups make it approximate.
 */
export function newcombeDifference(a: Estimated, b: Estimated): Estimated {
  const value = a.value - b.value;
  return {
    value,
    lo: value - Math.hypot(a.value - a.lo, b.hi - b.value),
    hi: value + Math.hypot(a.hi - a.value, b.value - b.lo)
  };
}
