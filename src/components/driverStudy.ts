import {settings} from "../contract/settings.js";
import {driverChoiceWords} from "../i18n/drivers.js";
import type {Locale} from "../i18n/message.js";
import type {CrossProducts} from "../stats/correlations.js";
import {cronbachAlpha} from "../stats/cronbachAlpha.js";
import type {DriverIntervals} from "../stats/driverIntervals.js";
import type {Estimated, Interval} from "../stats/interval.js";
import {linearDrivers} from "../stats/linearDrivers.js";
import type {Outcome} from "./driverChoice.js";

/** One row of sums, as its query describes it. */
export type SumsRow = Readonly<Record<string, string | number | boolean | null>>;

/** What a questionnaire rates. */
export interface Predictor {
  questionnaire: string;
  predictor: string;
  is_group: boolean;
  touchpoint: string | null;
  item_count: number;
  label_zh: string | null;
  label_en: string | null;
  weight: number | null;
  slot: number | null;
  is_reliable: boolean;
  scale_n: number | null;
  item_variances: number | null;
  sum_variance: number | null;
}

/** An item with what the responses say of it. */
export interface DriverItem {
  /** Item code, or touchpoint of several items together. */
  key: string;
  label: string;
  touchpoint: string | null;
  isGroup: boolean;
  alpha: Estimated | null;
  /** Share of the stated weights. */
  stated: number | null;
  answers: number;
  performance: number | null;
  performanceInterval: Interval | null;
  /** Share of the fit. */
  derived: number | null;
  derivedInterval: Interval | null;
  rankInterval: Interval | null;
  /** Variance inflation. */
  inflation: number | null;
}

/** Why importance cannot be derived. */
export type DriverProblem =
  | {kind: "no_items"}
  | {kind: "no_outcome"}
  | {kind: "too_few"; p: number; n: number; needed: number; missing: number}
  | {kind: "weak_fit"; fit: number; least: number};

export interface DriverStudy {
  outcome: Outcome;
  items: DriverItem[];
  leftOut: {label: string; why: "unreliable" | "no_slot"}[];
  responses: number;
  people: number;
  /** Responses with the outcome and an answer to every item. */
  n: number;
  /** R², or McFadden's for a yes or no; null where there is nothing to fit. */
  fit: number | null;
  /** Largest difference between Johnson's weights and the LMG shares. */
  checkDifference: number | null;
  problem: DriverProblem | null;
  /** What resampling adds. */
  intervals: DriverIntervals | null;
  resampling: "pending" | "done" | "unsupported" | "failed";
  /** Where not everyone was drawn from: responses drawn for each replicate, out of how many. */
  drawn: {draw: number; sample: number} | null;
}

const HUNDREDTHS = 100;
/** Place of the outcome among the sums. */
const OUTCOME = 11;

/** What sums alone tell: performance, and importance where it can be derived. */
export function driverStudy(
  row: SumsRow | undefined,
  predictors: readonly Predictor[],
  outcome: Outcome,
  locale: Locale = "zh"
): DriverStudy {
  const used = predictors.filter(({slot}) => slot !== null).sort((a, b) => a.slot! - b.slot!);
  const count = (name: string): number => Number(row?.[name] ?? 0);
  const n = count("n");
  const weights = used.map(({weight}) => weight);
  const totalWeight = weights.every((weight) => weight !== null && weight > 0)
    ? weights.reduce<number>((sum, weight) => sum + weight!, 0)
    : null;
  const sums = row === undefined || n === 0 ? null : crossProductsOf(row, used);
  const needed = used.length * settings.driver_responses_per_item;
  const drivers = sums && used.length > 0 && n >= needed ? linearDrivers(sums) : null;
  const fit = drivers && (outcome === "came_back" ? asMcFadden(drivers.fit, sums!) : drivers.fit);
  const problem = problemOf({
    p: used.length,
    isAsked: count("outcomes") > 0 || count("responses") === 0,
    n,
    needed,
    fit,
    outcome
  });
  return {
    outcome,
    items: used.map((predictor, i) => {
      return {
        key: predictor.predictor,
        label: labelOf(predictor, locale),
        touchpoint: predictor.touchpoint,
        isGroup: predictor.is_group,
        alpha: alphaOf(predictor),
        stated: totalWeight === null ? null : predictor.weight! / totalWeight,
        answers: count(`c${predictor.slot}`),
        performance: performanceOf(row, predictor),
        performanceInterval: null,
        derived: problem === null ? drivers!.shares[i]! : null,
        derivedInterval: null,
        rankInterval: null,
        inflation: drivers && drivers.inflation[i]!
      };
    }),
    leftOut: predictors
      .filter(({slot}) => slot === null)
      .map((predictor) => ({
        label: labelOf(predictor, locale),
        why: predictor.is_reliable ? "no_slot" : "unreliable"
      })),
    responses: count("responses"),
    people: count("people"),
    n,
    fit,
    checkDifference:
      drivers && Math.max(...drivers.shares.map((s, i) => Math.abs(s - drivers.checkShares[i]!))),
    problem,
    intervals: null,
    resampling: "pending",
    drawn: null
  };
}

/** The mean level of an item over everyone who answered it; null where nobody did. */
export function performanceOf(row: SumsRow | undefined, {slot}: Predictor): number | null {
  const answers = Number(row?.[`c${slot}`] ?? 0);
  return answers === 0 ? null : Number(row![`s${slot}`]) / answers / HUNDREDTHS;
}

/** Whether there is too little to derive importance from. */
export function problemOf({
  p,
  isAsked,
  n,
  needed,
  fit,
  outcome
}: {
  p: number;
  /** Whether any response says anything of the outcome. */
  isAsked: boolean;
  n: number;
  needed: number;
  fit: number | null;
  outcome: Outcome;
}): DriverProblem | null {
  if (p === 0) return {kind: "no_items"};
  if (!isAsked && outcome !== "came_back") return {kind: "no_outcome"};
  if (n < needed || fit === null) {
    return {kind: "too_few", p, n, needed, missing: Math.max(0, needed - n)};
  }
  const least =
    outcome === "came_back" ? settings.driver_least_mcfadden : settings.driver_least_fit;
  return fit < least ? {kind: "weak_fit", fit, least} : null;
}

function crossProductsOf(row: SumsRow, used: readonly Predictor[]): CrossProducts {
  const places = [...used.map(({slot}) => slot!), OUTCOME];
  const value = (name: string): number => Number(row[name] ?? 0);
  return {
    size: places.length,
    n: value("n"),
    sums: places.map((place) => value(`t${place}`) / HUNDREDTHS),
    products: places.flatMap((a, i) =>
      places.slice(i).map((b) => value(`q${a}_${b}`) / HUNDREDTHS ** 2)
    )
  };
}

/** McFadden's R² to first order, n R² / (−2 log L₀), until the logistic regressions are done. */
function asMcFadden(fit: number, {n, sums}: CrossProducts): number {
  // No is level 1, yes level 5.
  const yes = (sums[sums.length - 1]! / n - 1) / 4;
  if (yes <= 0 || yes >= 1) return 0;
  return fit / (-2 * (yes * Math.log(yes) + (1 - yes) * Math.log(1 - yes)));
}

function alphaOf({item_count, scale_n, item_variances, sum_variance}: Predictor): Estimated | null {
  if (scale_n === null || item_variances === null || sum_variance === null) return null;
  return cronbachAlpha({
    k: item_count,
    n: scale_n,
    itemVariances: item_variances,
    sumVariance: sum_variance
  });
}

function labelOf({label_zh, label_en, is_group, predictor}: Predictor, locale: Locale): string {
  const label = locale === "zh" ? label_zh : (label_en ?? label_zh);
  return label ?? (is_group ? driverChoiceWords.untied[locale] : predictor);
}
