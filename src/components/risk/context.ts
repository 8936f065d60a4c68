import type {Filters} from "../../contract/filters.js";
import type {Manifest} from "../../contract/manifest.js";
import {riskFeatures} from "../../contract/risk.js";
import type {RiskFeature, RiskLevel} from "../../contract/risk.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {featureNames, riskLevelNames, riskWords} from "../../i18n/risk.js";

/** What the pictures of the page on risk show besides their data. */
export interface RiskContext {
  filters: Filters;
  manifest: Manifest;
}

/** The effect of a level of a feature, as the query gives it. */
export interface EffectRow {
  effect_nth: number;
  score: string;
  feature: string;
  level: number;
  n: number;
  lost: number;
  coefficient: number;
  lo: number | null;
  hi: number | null;
}

/** A figure of the validation, as the query gives it. */
export interface CheckRow {
  score: string;
  measure: string;
  nth: number;
  x: number | null;
  value: number;
  lo: number | null;
  hi: number | null;
  n: number | null;
}

/** A word of the page. */
export const word = (
  name: keyof typeof riskWords,
  locale: Locale,
  values: Readonly<Record<string, string | number>> = {}
): string => say(riskWords[name], values, locale);

export const isFeature = (name: string): name is RiskFeature => name in riskFeatures;

/** The name of a level. */
export const riskLevel = (feature: RiskFeature, level: number): RiskLevel =>
  `${feature}:${riskFeatures[feature][level]}` as RiskLevel;

/** A level of a feature in words. */
export const levelName = (feature: RiskFeature, level: number, locale: Locale): string =>
  riskLevelNames[riskLevel(feature, level)][locale];

/** A feature and its level in words: what was last answered, "dissatisfied". */
export const effectName = (feature: RiskFeature, level: number, locale: Locale): string =>
  `${featureNames[feature][locale]}${locale === "zh" ? "：" : ": "}${levelName(feature, level, locale)}`;

/** Which score the list uses: the model where it is better than the rule. */
export function scoreUsed(checks: readonly CheckRow[]): "model" | "rule" | null {
  const difference = checks.find(
    ({score, measure}) => score === "difference" && measure === "area"
  );
  if (!difference) return null;
  return difference.lo !== null && difference.lo > 0 ? "model" : "rule";
}
