import {completeRules, rulesNamed} from "../../contract/segments.js";
import type {RulesOf, SchemeName} from "../../contract/segments.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {segmentFilterWords} from "../../i18n/segments.js";
import type {Choice} from "../choice.js";
import {choice} from "../choice.js";
import type {Threshold} from "../threshold.js";
import {threshold} from "../threshold.js";
import {ruleParameter} from "../urlState.js";
import {ruleValue} from "./segmentText.js";

/** The control of a rule that is a number; what is said at its line may be said otherwise. */
export function numberControl(
  scheme: SchemeName,
  name: string,
  {write, locale = "zh"}: {write?: (value: number) => string; locale?: Locale} = {}
): Threshold {
  const rule = rulesNamed(scheme)[name];
  if (!rule || "choices" in rule) throw new Error(`rule ${name}: is no number of ${scheme}`);
  const {unit} = rule;
  const isShare = unit === "share" || unit === "rank";
  return threshold({
    parameter: ruleParameter(name),
    label: rule.label[locale],
    stops: rule.stops,
    fallback: rule.fallback,
    write: write ?? ((value) => ruleValue(rule, value, locale)),
    typed: isShare
      ? {times: 100, unit: unit === "share" ? "%" : ""}
      : {unit: unit === "level" ? say(segmentFilterWords.level, {value: ""}, locale).trim() : ""},
    locale
  });
}

/** The control of a rule that is one of a few. */
export function choiceControl(
  scheme: SchemeName,
  name: string,
  locale: Locale = "zh"
): Choice<string> {
  const rule = rulesNamed(scheme)[name];
  if (!rule || !("choices" in rule)) throw new Error(`rule ${name}: is no choice of ${scheme}`);
  return choice({
    parameter: ruleParameter(name),
    label: rule.label[locale],
    choices: Object.entries(rule.choices).map(([value, label]) => ({value, label: label[locale]})),
    fallback: rule.fallback
  });
}

/** The controls of the rules of a scheme that are named, by name. */
export function ruleControls(
  scheme: SchemeName,
  names: readonly string[],
  locale: Locale = "zh"
): Record<string, Threshold | Choice<string>> {
  return Object.fromEntries(
    names.map((name) => {
      const isChoice = "choices" in rulesNamed(scheme)[name]!;
      return [
        name,
        isChoice ? choiceControl(scheme, name, locale) : numberControl(scheme, name, {locale})
      ];
    })
  );
}

/** What rules say by the values of their controls. */
export const rulesFromControls = <S extends SchemeName>(
  scheme: S,
  values: Readonly<Record<string, string | number>>
): RulesOf<S> => completeRules(scheme, values);
