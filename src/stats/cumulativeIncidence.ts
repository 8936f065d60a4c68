import {Z95} from "./interval.js";
import {riskSets} from "./riskSets.js";
import type {LifeTableRow} from "./riskSets.js";

/** The incidence at the end of an interval. */
export interface IncidencePoint {
  time: number;
  /** At risk at the beginning of the interval. */
  at_risk: number;
  incidence: number;
  /** Standard error, and the pointwise log–log interval; the interval is null where nothing has happened yet. */
  se: number;
  lo: number | null;
  hi: number | null;
}

/**
 * Cumulative incidence of an event among competing ones (Aalen & Johansen 1978): I(t) = Σ S(t−)·d₁/n, S
 * being the survival of all events together. Variance by the delta method (Kalbfleisch & Prentice 2002,
 * 8.2; Marubini & Valsecchi 1995, 10.3): Σ (I(t)−I_j)² d/(n(n−d)) + Σ S²_{j−1} d₁(n−d₁)/n³ −
 * 2 Σ (I(t)−I_j) S_{j−1} d₁/n²; without competing events this is Greenwood's. Interval I^exp(±z·se/(I ln I)).
 * The curve ends where fewer than `smallest` are at risk.
 *
 * @param smallest defaults to 10
 */
export function cumulativeIncidence(
  table: readonly LifeTableRow[],
  {smallest = 10}: {smallest?: number} = {}
): IncidencePoint[] {
  let survival = 1;
  let incidence = 0;
  const points: IncidencePoint[] = [];
  // Σ of a term over the steps, of the term times I_j, and of it times I_j²: all the variance needs.
  let [a, aI, aII, b, c, cI] = [0, 0, 0, 0, 0, 0];
  for (const {time, events, competing, at_risk} of riskSets(table)) {
    if (at_risk < smallest || at_risk === 0) break;
    const all = events + competing;
    const n = at_risk;
    incidence += (survival * events) / n;
    if (all < n) {
      const term = all / (n * (n - all));
      a += term;
      aI += term * incidence;
      aII += term * incidence ** 2;
    }
    b += (survival ** 2 * events * (n - events)) / n ** 3;
    const cross = (survival * events) / n ** 2;
    c += cross;
    cI += cross * incidence;
    survival *= 1 - all / n;
    const I = incidence;
    const variance = I ** 2 * a - 2 * I * aI + aII + b - 2 * (I * c - cI);
    const se = Math.sqrt(Math.max(0, variance));
    points.push({time, at_risk, incidence, se, ...logLogInterval(incidence, se)});
  }
  return points;
}

function logLogInterval(incidence: number, se: number): {lo: number | null; hi: number | null} {
  if (incidence <= 0 || incidence >= 1) return {lo: null, hi: null};
  const half = (Z95 * se) / Math.abs(incidence * Math.log(incidence));
  return {lo: incidence ** Math.exp(half), hi: incidence ** Math.exp(-half)};
}

/** The last point at or before a time; null before the first. */
export function incidenceAt(
  points: readonly IncidencePoint[],
  time: number
): IncidencePoint | null {
  return points.findLast((point) => point.time <= time) ?? null;
}

/** How many are at risk at a time: those whose interval ends then or later; null after the curve's end. */
export function atRiskAt(
  points: readonly Pick<IncidencePoint, "time" | "at_risk">[],
  time: number
): number | null {
  return points.find((point) => point.time >= time)?.at_risk ?? null;
}
