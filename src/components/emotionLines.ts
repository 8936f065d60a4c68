import type {CurvePoint} from "../charts/emotionCurve.js";
import {settings} from "../contract/settings.js";
import {benjaminiHochberg} from "../stats/benjaminiHochberg.js";
import type {ClusterSums} from "../stats/clusterSums.js";
import {clusteredMean} from "../stats/mean.js";
import type {MeanDifference} from "../stats/meanDifference.js";
import {meanDifference} from "../stats/meanDifference.js";
import {sampleState} from "../stats/sampleState.js";
import type {Predictor, SumsRow} from "./driverStudy.js";
import {driverStudy} from "./driverStudy.js";
import {FALSE_DISCOVERY_RATE} from "./measures.js";

/** A touchpoint of the journey, as the query has it. */
export interface Touchpoint {
  journey: string;
  touchpoint: string;
  label_zh: string;
  label_en: string;
}

/** Positions at a touchpoint as sums over customers, as the query has them. */
export interface CurveSums extends ClusterSums {
  touchpoint: string;
  series: string;
  basis: string;
}

/** A score of a rival or the industry at a touchpoint, on the scale of five. */
export interface TouchpointBenchmark {
  benchmark_kind: string;
  touchpoint: string;
  brand: string | null;
  region: string | null;
  period: string | null;
  position: number;
  scale_min: number;
  scale_max: number;
  sample_size: number | null;
  citation: string;
}

/** A point of an own line with what it rests on. */
export interface OwnPoint extends CurvePoint {
  people: number;
  n: number;
  sums: ClusterSums | null; // null: not asked
}

/** An own line: a point for each touchpoint, in the journey's order. */
export function ownLine(
  touchpoints: readonly Touchpoint[],
  rows: readonly CurveSums[],
  series: string,
  basis: "available" | "complete" = "available"
): OwnPoint[] {
  return touchpoints.map(({touchpoint}) => {
    const sums = rows.find(
      (row) => row.touchpoint === touchpoint && row.series === series && row.basis === basis
    );
    const mean = sums && clusteredMean(sums);
    if (!sums || !mean) return {position: null, people: 0, n: 0, sums: null};
    return {
      position: mean.value,
      lo: mean.interval?.lo ?? null,
      hi: mean.interval?.hi ?? null,
      state: sampleState(sums.people),
      people: sums.people,
      n: sums.n,
      sums
    };
  });
}

export const isShownPoint = ({position, state}: CurvePoint): boolean =>
  position !== null && state !== "withheld";

/** The scores of a rival (by brand) or of the industry. */
export const benchmarkLine = (
  benchmarks: readonly TouchpointBenchmark[],
  kind: "rival" | "industry",
  brand: string | null = null
): TouchpointBenchmark[] =>
  benchmarks.filter(
    (row) => row.benchmark_kind === kind && (kind === "industry" || row.brand === brand)
  );

/** The brands that have scores at touchpoints. */
export const rivalBrands = (benchmarks: readonly TouchpointBenchmark[]): string[] => [
  ...new Set(
    benchmarks.flatMap(({benchmark_kind, brand}) =>
      benchmark_kind === "rival" && brand !== null ? [brand] : []
    )
  )
];

/**
 * Share of what explains overall satisfaction that each touchpoint contributes (LMG), of the items about it
 * together; null where none can be derived.
 */
export function touchpointImportance(
  touchpoints: readonly Touchpoint[],
  sums: SumsRow | undefined,
  predictors: readonly Predictor[]
): (number | null)[] | null {
  const {items, problem} = driverStudy(sums, predictors, "overall");
  if (problem !== null) return null;
  return touchpoints.map(({touchpoint}) => {
    const shares = items.flatMap((item) =>
      item.touchpoint === touchpoint && item.derived !== null ? [item.derived] : []
    );
    return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0);
  });
}

/** Where an own point stands against a rival's: told apart by the own interval (`definitions`). */
export type Standing = "ahead" | "within_reach" | "behind" | null;

/**
 * Standing at each touchpoint: ahead or behind where the own interval is wholly above or below the
 * rival's value; within reach where it is neither, the rival at most a quarter level above or level,
 * and the touchpoint in the top third of importance. Without importance nothing is within reach.
 */
export function standings(
  own: readonly OwnPoint[],
  rival: readonly (number | null)[],
  importance: readonly (number | null)[] | null
): Standing[] {
  const known = (importance ?? []).filter((value) => value !== null).sort((a, b) => b - a);
  const top = known[Math.ceil(known.length * settings.surpass_importance_share) - 1];
  return own.map((point, index) => {
    const other = rival[index];
    if (other == null || !isShownPoint(point) || point.lo == null || point.hi == null) return null;
    if (point.lo > other) return "ahead";
    const isImportant = top !== undefined && (importance?.[index] ?? -Infinity) >= top;
    if (isImportant && Math.abs(point.position! - other) <= settings.surpass_within_levels)
      return "within_reach";
    return point.hi < other ? "behind" : null;
  });
}

/** A difference between two lines at a touchpoint. */
export interface TouchpointDifference extends MeanDifference {
  q: number;
  /** Whether it holds among all touchpoints compared (Benjamini–Hochberg at 5 %). */
  holds: boolean;
}

/** The differences a − b of two own lines, tested together; null where either is withheld. */
export function lineDifferences(
  a: readonly OwnPoint[],
  b: readonly OwnPoint[]
): (TouchpointDifference | null)[] {
  const differences = a.map((point, index) => {
    const other = b[index]!;
    if (!isShownPoint(point) || !isShownPoint(other)) return null;
    return meanDifference(point.sums!, other.sums!);
  });
  const tested = differences.filter((difference) => difference !== null);
  const q = benjaminiHochberg(tested.map(({p}) => p));
  return differences.map((difference) => {
    if (difference === null) return null;
    const adjusted = q[tested.indexOf(difference)]!;
    return {...difference, q: adjusted, holds: adjusted <= FALSE_DISCOVERY_RATE};
  });
}
