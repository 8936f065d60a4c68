import {Z95} from "./interval.js";
import type {Interval} from "./interval.js";

/**
 * Wilson's score interval of a proportion, 95 %: centre (p + z²/2n)/(1 + z²/n), half width
 * z √(p(1−p)/n + z²/4n²)/(1 + z²/n) (Wilson 1927; Newcombe 1998, method 3). Both may be fractions,
 * as an effective n is. Null where n is 0.
 * Throws where successes are not between 0 and n.
 */
export function wilsonInterval(successes: number, n: number): Interval | null {
  if (!(n >= 0 && successes >= 0 && successes <= n)) {
    throw new Error(`proportion: ${successes} of ${n} (expected 0 to n)`);
  }
  if (n === 0) return null;
  const p = successes / n;
  const z2 = Z95 * Z95;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  // At 0 and at n one end is exact in theory and off by rounding in floating point.
  return {
    lo: successes === 0 ? 0 : Math.max(0, centre - half),
    hi: successes === n ? 1 : Math.min(1, centre + half)
  };
}
