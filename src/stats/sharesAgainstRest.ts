import {benjaminiHochberg} from "./benjaminiHochberg.js";
import type {Estimated} from "./interval.js";
import {newcombeDifference} from "./newcombe.js";
import {twoSidedP} from "./normal.js";
import {wilsonInterval} from "./wilson.js";

/** How many of a group and of the rest have something, of how many of whom it is known. */
export interface CountsAgainstRest {
  y: number;
  n: number;
  restY: number;
  restN: number;
}

/** A share of a group against that of the rest. */
export interface ShareAgainstRest {
  share: number;
  rest: number;
  /** Newcombe's interval of the difference. */
  difference: Estimated;
  p: number;
  /** The p-value corrected for all that were compared. */
  q: number;
}

/** Counts expected below which the normal test of two shares is not made. */
const leastExpected = 5;

/**
 * Shares of a group against those of the rest, two-sided z test of two proportions, corrected together by
 * Benjamini & Hochberg; null where either side has fewer than `smallest` or fewer than five are expected in
 * a cell.
 */
export function sharesAgainstRest(
  counts: readonly CountsAgainstRest[],
  smallest: number
): (ShareAgainstRest | null)[] {
  const compared = counts.map(({y, n, restY, restN}) => {
    const pooled = (y + restY) / (n + restN);
    const expected = Math.min(n, restN) * Math.min(pooled, 1 - pooled);
    if (n < smallest || restN < smallest || !(expected >= leastExpected)) return null;
    const share = y / n;
    const rest = restY / restN;
    const z = (share - rest) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / restN));
    const difference = newcombeDifference(
      {value: share, ...wilsonInterval(y, n)!},
      {value: rest, ...wilsonInterval(restY, restN)!}
    );
    return {share, rest, difference, p: twoSidedP(z)};
  });
  const q = benjaminiHochberg(compared.flatMap((one) => (one ? [one.p] : [])));
  let at = 0;
  return compared.map((one) => one && {...one, q: q[at++]!});
}
