import jstat from "jstat";

/** The 97.5 % quantile of Student's t distribution: the factor of a 95 % interval. */
export function t95(degreesOfFreedom: number): number {
  return jstat.studentt.inv(0.975, degreesOfFreedom);
}
