import type {Manifest} from "../contract/manifest.js";
import type {Metric} from "../contract/metric.js";
import type {MetricId} from "../contract/metrics.js";
import {metrics} from "../contract/metrics.js";
import {benjaminiHochberg} from "../stats/benjaminiHochberg.js";
import type {ClusterSums} from "../stats/clusterSums.js";
import {estimate, isEstimator} from "../stats/estimate.js";
import type {Estimate} from "../stats/estimate.js";
import type {Estimated} from "../stats/interval.js";
import {Z95} from "../stats/interval.js";
import {newcombeDifference} from "../stats/newcombe.js";
import {twoSidedP} from "../stats/normal.js";
import {sampleState} from "../stats/sampleState.js";
import type {Figure, FigureFormat} from "./figure.js";

/** A figure as its query gives it: sums over customers; `dealer_id` is null for all chosen dealers. */
export interface MeasureRow extends ClusterSums {
  metric: string;
  dealer_id: number | null;
}

/** A figure of the catalogue, computed. */
export interface Measured {
  id: MetricId;
  metric: Metric;
  dealer_id: number | null;
  sums: ClusterSums;
  estimate: Estimate;
  figure: Figure;
}

const FORMATS: Readonly<Record<Metric["unit"], FigureFormat>> = {
  share: "share",
  count: "count",
  yuan: "yuan",
  points: "decimal",
  per_thousand: "decimal",
  level: "level",
  coefficient: "coefficient"
};

/**
 * The figures of measure rows, with their intervals. Those whose extracts are missing are left out:
 * without repair orders nobody ever comes back.
 *
 * @throws on a figure that the catalogue does not have
 */
export function measured(
  rows: readonly MeasureRow[],
  {sources}: Pick<Manifest, "sources">
): Measured[] {
  return rows
    .map((row) => measureNamed(row.metric as MetricId, row, row.dealer_id))
    .filter(({metric}) => metric.needs.every((name) => sources[name] !== undefined));
}

/** Figures of the page's span and of the one before, all dealers together, and of each dealer in its span. */
export function spansOf(
  rows: readonly (MeasureRow & {span: string})[],
  manifest: Pick<Manifest, "sources">
): {now: Measured[]; before: Measured[]; dealers: Measured[]} {
  const of = (isMeant: (row: MeasureRow & {span: string}) => boolean) =>
    measured(rows.filter(isMeant), manifest);
  return {
    now: of(({span, dealer_id}) => span === "now" && dealer_id === null),
    before: of(({span, dealer_id}) => span === "before" && dealer_id === null),
    dealers: of(({dealer_id}) => dealer_id !== null)
  };
}

/**
 * The figure of that id from its sums.
 *
 * @throws when the catalogue does not have it, or when it does not follow from sums over customers
 */
export function measureNamed(
  id: MetricId,
  sums: ClusterSums,
  dealer_id: number | null = null
): Measured {
  const metric = metrics[id];
  if (!metric) throw new Error(`metric ${id}: not in the catalogue`);
  if (!isEstimator(metric.estimator)) throw new Error(`metric ${id}: does not follow from sums`);
  const {value, lo, hi, n, people} = estimate(metric.estimator, sums);
  const figure: Figure = {metric: id, value, format: FORMATS[metric.unit], n, people, lo, hi};
  return {
    id,
    metric,
    dealer_id,
    sums,
    estimate: {value, lo, hi, n, people},
    figure: {
      ...figure,
      ...(dealer_id === null ? {} : {group: `dealer:${dealer_id}`}),
      ...(people === null ? {} : {limits: {smallest: metric.smallest_sample}})
    }
  };
}

/** The figure of that id among those of all dealers together. */
export const findMeasure = (all: readonly Measured[], id: MetricId): Measured | undefined =>
  all.find((measure) => measure.id === id && measure.dealer_id === null);

/** How a figure changed since the span before. */
export interface Change {
  id: MetricId;
  figure: Figure;
  /** Which way it went, where the catalogue says what is good and the difference is beyond error. */
  verdict: "better" | "worse" | "same" | null;
}

/** Largest share of false alarms accepted among the differences that are called real. */
export const FALSE_DISCOVERY_RATE = 0.05;

/**
 * The change of each figure that both spans have: in percentage points for shares, relative for all
 * others. Better or worse are only said of differences that stand up among all compared here
 * (Benjamini–Hochberg at 5 %); counts and totals have no such test and no verdict.
 */
export function changes(now: readonly Measured[], before: readonly Measured[]): Change[] {
  const compared = now.flatMap((present) => {
    const past = before.find(
      ({id, dealer_id}) => id === present.id && dealer_id === present.dealer_id
    );
    return past && isShown(present) && isShown(past) ? [compare(present, past)] : [];
  });
  const tested = compared.filter(({p}) => p !== null);
  const q = benjaminiHochberg(tested.map(({p}) => p!));
  return compared.map((comparison) => {
    const {id, figure, metric, p, difference} = comparison;
    if (p === null) return {id, figure, verdict: null};
    if (q[tested.indexOf(comparison)]! > FALSE_DISCOVERY_RATE) return {id, figure, verdict: "same"};
    if (metric.better === null) return {id, figure, verdict: null};
    return {id, figure, verdict: difference > 0 === (metric.better === "up") ? "better" : "worse"};
  });
}

export const isShown = ({estimate: {value, people}, metric}: Measured): boolean =>
  value !== null &&
  (people === null || sampleState(people, {smallest: metric.smallest_sample}) !== "withheld");

function compare(now: Measured, before: Measured) {
  const difference = differenceOf(now.estimate, before.estimate);
  const isShare = now.metric.unit === "share";
  const {value} = before.estimate;
  const figure: Figure = {
    metric: `${now.id}:change`,
    value: isShare
      ? now.estimate.value! - value!
      : value === 0
        ? null
        : now.estimate.value! / value! - 1,
    format: isShare ? "points" : "change",
    lo: isShare ? (difference?.lo ?? null) : null,
    hi: isShare ? (difference?.hi ?? null) : null
  };
  return {
    id: now.id,
    metric: now.metric,
    figure,
    difference: difference?.value ?? 0,
    p: difference === null ? null : pValue(difference)
  };
}

const hasInterval = ({value, lo, hi}: Estimate): boolean =>
  value !== null && lo !== null && hi !== null;

function differenceOf(now: Estimate, before: Estimate): Estimated | null {
  if (!hasInterval(now) || !hasInterval(before)) return null;
  return newcombeDifference(now as Estimated, before as Estimated);
}

/** Two-sided p-value of a difference from the side of its interval that faces 0. */
export function pValue({value, lo, hi}: Estimated): number {
  const side = value > 0 ? value - lo : hi - value;
  if (side === 0) return value === 0 ? 1 : 0;
  return twoSidedP((value / side) * Z95);
}

/** Sums of clusters added up: of several dealers, taken as if no customer were at two. */
export function addSums(all: readonly ClusterSums[]): ClusterSums {
  const total: ClusterSums = {people: 0, n: 0, y: 0, nn: 0, ny: 0, yy: 0};
  for (const sums of all) {
    for (const name of Object.keys(total) as (keyof ClusterSums)[]) total[name] += sums[name];
  }
  return total;
}
