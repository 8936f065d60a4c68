import {Z95} from "./interval.js";
import type {Estimated} from "./interval.js";
import {riskSets} from "./riskSets.js";
import type {LifeTableRow} from "./riskSets.js";

/** The curve at the end of an interval. */
export interface SurvivalPoint {
  time: number;
  /** At risk at the beginning of the interval. */
  at_risk: number;
  events: number;
  /** Share to whom the event has not happened by then. */
  survival: number;
  /** Greenwood's standard error, and the pointwise log–log interval; the interval is null at 0 and 1. */
  se: number;
  lo: number | null;
  hi: number | null;
}

/**
 * Survival by Kaplan and Meier (1958): S(t) = Π (1 − d/n), n being at risk just before, late entry
 * included. Variance by Greenwood, S² Σ d/(n(n−d)); interval S^exp(±z·se/(S ln S)) (log–log, not the
 * log interval that R gives by default). Competing events are taken as censoring: with them, show the
 * cumulative incidence beside. The curve ends where fewer than `smallest` are at risk.
 *
 * @param smallest defaults to 10
 */
export function kaplanMeier(
  table: readonly LifeTableRow[],
  {smallest = 10}: {smallest?: number} = {}
): SurvivalPoint[] {
  let survival = 1;
  let greenwood = 0;
  const points: SurvivalPoint[] = [];
  for (const {time, events, at_risk} of riskSets(table)) {
    if (at_risk < smallest || at_risk <= 0) break;
    survival *= 1 - events / at_risk;
    if (events < at_risk) greenwood += events / (at_risk * (at_risk - events));
    const isInside = survival > 0 && survival < 1;
    const half = isInside ? (Z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(survival)) : 0;
    points.push({
      time,
      at_risk,
      events,
      survival,
      se: survival * Math.sqrt(greenwood),
      lo: isInside ? survival ** Math.exp(half) : null,
      hi: isInside ? survival ** Math.exp(-half) : null
    });
  }
  return points;
}

/** The last point at or before a time; null before the first and after the end of the curve. */
export function survivalAt(points: readonly SurvivalPoint[], time: number): SurvivalPoint | null {
  const end = points.at(-1);
  if (!end || time > end.time) return null;
  return points.findLast((point) => point.time <= time) ?? null;
}

/** A time with its 95 % interval; an end is null where the curve does not reach it. */
export interface MedianTime {
  value: number | null;
  lo: number | null;
  hi: number | null;
}

/**
 * The median time: the first at which S ≤ .5, and where S is .5 exactly, the middle between then and the
 * next fall; null where the curve does not come down so far. Its interval is where the pointwise band
 * passes .5 (Brookmeyer & Crowley 1982, on the log–log scale).
 */
export function medianTime(points: readonly SurvivalPoint[]): MedianTime {
  return {
    value: passesHalf(points, ({survival}) => survival),
    lo: passesHalf(points, ({lo, survival}) => lo ?? survival),
    hi: passesHalf(
      points.filter(({hi, survival}) => hi !== null || survival === 1),
      ({hi, survival}) => hi ?? survival
    )
  };
}

const TOLERANCE = 1e-9;

function passesHalf(
  points: readonly SurvivalPoint[],
  valueOf: (point: SurvivalPoint) => number
): number | null {
  const first = points.findIndex((point) => valueOf(point) <= 0.5 + TOLERANCE);
  if (first < 0) return null;
  const {time} = points[first]!;
  if (valueOf(points[first]!) < 0.5 - TOLERANCE) return time;
  const next = points.slice(first).find((point) => valueOf(point) < 0.5 - TOLERANCE);
  return next ? (time + next.time) / 2 : time;
}

/**
 * The mean time up to τ, the area under the curve, with its normal interval: variance
 * Σ A(t)² d/(n(n−d)), A(t) being the area from t to τ. Null where the curve ends before τ.
 */
export function restrictedMean(
  points: readonly SurvivalPoint[],
  tau: number
): (Estimated & {se: number}) | null {
  if ((points.at(-1)?.time ?? -Infinity) < tau) return null;
  const within = points.filter(({time}) => time <= tau);
  let area = 0;
  let variance = 0;
  let until = tau;
  for (const {time, survival, at_risk, events} of [...within].reverse()) {
    area += survival * (until - time);
    if (events < at_risk) variance += (area ** 2 * events) / (at_risk * (at_risk - events));
    until = time;
  }
  const value = area + until;
  const se = Math.sqrt(variance);
  return {value, se, lo: Math.max(0, value - Z95 * se), hi: Math.min(tau, value + Z95 * se)};
}

/** The chance of the event in an interval among those at risk. */
export interface HazardPoint extends Estimated {
  /** Middle of the interval. */
  time: number;
  from: number;
  to: number;
  events: number;
  /** Sum of those at risk over the steps of time of the interval. */
  exposure: number;
}

/**
 * The hazard by interval: events over time at risk, a step of 1 each, with the interval of a Poisson rate
 * on the log scale, exp(±z/√events); without events its upper end is 3.689/exposure (the exact one).
 * Intervals with less than `smallest` at risk on average are left out.
 */
export function hazards(
  table: readonly LifeTableRow[],
  {width, smallest = 10}: {width: number; smallest?: number}
): HazardPoint[] {
  const cells = new Map<number, {events: number; exposure: number; steps: number}>();
  const sets = riskSets(table);
  for (const [index, {time, events, at_risk}] of sets.entries()) {
    const steps = Math.max(1, time - (sets[index - 1]?.time ?? 0));
    for (let step = 0; step < steps; step++) {
      const cell = Math.ceil((time - step) / width) - 1;
      if (cell < 0) continue;
      const sums = cells.get(cell) ?? {events: 0, exposure: 0, steps: 0};
      sums.exposure += at_risk;
      sums.steps += 1;
      if (step === 0) sums.events += events;
      cells.set(cell, sums);
    }
  }
  return [...cells]
    .filter(([, {exposure, steps}]) => steps > 0 && exposure / steps >= smallest)
    .map(([cell, {events, exposure}]) => {
      const value = events / exposure;
      const factor = events > 0 ? Math.exp(Z95 / Math.sqrt(events)) : 1;
      return {
        time: (cell + 0.5) * width,
        from: cell * width,
        to: (cell + 1) * width,
        events,
        exposure,
        value,
        lo: value / factor,
        hi: events > 0 ? value * factor : 3.688879454113936 / exposure
      };
    })
    .sort((a, b) => a.from - b.from);
}
