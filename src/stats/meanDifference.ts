import jstat from "jstat";
import {ratioVariance} from "./clusterSums.js";
import type {ClusterSums} from "./clusterSums.js";
import type {Estimated} from "./interval.js";
import {t95} from "./studentT.js";

/** A difference of two means, with its two-sided p-value. */
export interface MeanDifference extends Estimated {
  p: number;
}

/**
 * The difference a − b of the means y/n of two groups of events that come in clusters: Welch's t with
 * the linearised variances of the ratios and Satterthwaite's degrees of freedom, m − 1 for m clusters
 * (Welch 1947, Biometrika 34, 28–35). Null with fewer than two clusters in either, or where nothing
 * varies. Customers who are in both groups make it approximate.
 */
export function meanDifference(a: ClusterSums, b: ClusterSums): MeanDifference | null {
  const [va, vb] = [ratioVariance(a), ratioVariance(b)];
  if (va === null || vb === null || va + vb <= 0) return null;
  const value = a.y / a.n - b.y / b.n;
  const variance = va + vb;
  const degrees = variance ** 2 / (va ** 2 / (a.people - 1) + vb ** 2 / (b.people - 1));
  const error = Math.sqrt(variance);
  const half = t95(degrees) * error;
  const p = 2 * jstat.studentt.cdf(-Math.abs(value) / error, degrees);
  return {value, lo: value - half, hi: value + half, p};
}
