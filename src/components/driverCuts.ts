import {settings} from "../contract/settings.js";
import {driverChoiceWords} from "../i18n/drivers.js";
import {formatDecimal, formatShare} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {basisOf} from "./driverChoice.js";
import type {TouchpointBenchmark} from "./driverChoice.js";
import {performanceOf} from "./driverStudy.js";
import type {Predictor, SumsRow} from "./driverStudy.js";
import {threshold} from "./threshold.js";
import type {Threshold} from "./threshold.js";

/** Where a basis puts the cut of performance, and what is to be said of it. */
export interface Basis {
  level: number;
  /** The benchmark behind it, in its latest period; null for the target and the own mean. */
  benchmark: {name: string; period: string; scaleMax: number} | null;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The cut of performance under a basis; the target where the basis has nothing to say here. */
export function basisLevel(
  basis: string,
  predictors: readonly Predictor[],
  [sums]: readonly SumsRow[],
  benchmarks: readonly TouchpointBenchmark[],
  locale: Locale = "zh"
): Basis {
  const target = {level: settings.quadrant_target_level, benchmark: null};
  const used = predictors.filter(({slot}) => slot !== null);
  if (basis === "own_mean") {
    const levels = used.flatMap((predictor) => performanceOf(sums, predictor) ?? []);
    return levels.length === 0 ? target : {level: rounded(mean(levels)), benchmark: null};
  }
  const values = used.flatMap(({touchpoint}) =>
    benchmarks.filter((of) => basisOf(of) === basis && of.touchpoint === touchpoint)
  );
  if (values.length === 0) return target;
  return {
    level: rounded(mean(values.map(({position}) => position))),
    benchmark: {
      name: values[0]!.brand ?? driverChoiceWords.industry[locale],
      period: values[0]!.period ?? "",
      scaleMax: values[0]!.scale_max
    }
  };
}

const rounded = (level: number): number => Math.round(level * 100) / 100;
const range = (from: number, to: number, step: number): number[] =>
  Array.from({length: Math.round((to - from) / step) + 1}, (_, i) =>
    Number((from + i * step).toFixed(4))
  );
const withStop = (stops: readonly number[], stop: number): number[] =>
  [...new Set([...stops, stop])].sort((a, b) => a - b);

/** The cut of performance, by default where the basis puts it. */
export const performanceThreshold = ({level}: Basis, locale: Locale = "zh"): Threshold =>
  threshold({
    parameter: "target",
    label: driverChoiceWords.target[locale],
    stops: withStop(range(1, 5, 0.05), level),
    fallback: level,
    write: (value) => formatDecimal(value, locale, 2),
    typed: {unit: driverChoiceWords.level_unit[locale]},
    locale
  });

/** The cut of importance, by default an equal share of the items. */
export function importanceThreshold(
  predictors: readonly Predictor[],
  locale: Locale = "zh"
): Threshold {
  const equal = 1 / Math.max(1, predictors.filter(({slot}) => slot !== null).length);
  return threshold({
    parameter: "share",
    label: driverChoiceWords.share[locale],
    stops: withStop(range(0.01, 0.6, 0.005), equal),
    fallback: equal,
    write: (value) => formatShare(value, locale),
    typed: {times: 100, unit: "%"},
    locale
  });
}
