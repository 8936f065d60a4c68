import jstat from "jstat";

/** The two-sided p-value of a standard normal statistic. */
export function twoSidedP(z: number): number {
  return 2 * jstat.normal.cdf(-Math.abs(z), 0, 1);
}
