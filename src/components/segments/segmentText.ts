import type {SchemeName, SegmentFilter, SegmentRules} from "../../contract/segments.js";
import type {SegmentRule} from "../../contract/segments/scheme.js";
import {classNamed, rulesNamed} from "../../contract/segments.js";
import {formatDecimal, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {segmentFilterWords as words} from "../../i18n/segments.js";
import {units} from "../../i18n/units.js";

/** The value of a rule as it is said. */
export function ruleValue(
  rule: SegmentRule,
  value: string | number,
  locale: Locale = "zh"
): string {
  if ("choices" in rule) return rule.choices[value]?.[locale] ?? String(value);
  const number = Number(value);
  switch (rule.unit) {
    case "share":
      return formatShare(number, locale, (number * 100) % 1 < 0.05 ? 0 : 1);
    case "rank":
    case "level":
      return say(
        words.level,
        {value: formatDecimal(number, locale, number % 1 === 0 ? 0 : 2)},
        locale
      );
    case "yuan":
      return say(units.yuan, {value: formatDecimal(number, locale, 0)}, locale);
    case "months":
      return say(words.months, {value: number}, locale);
    case "days":
      return say(words.days, {value: number}, locale);
    default:
      return String(number);
  }
}

/** The rules of a scheme that are not the defaults, in words; empty where all are. */
export function rulesText(scheme: SchemeName, rules: SegmentRules, locale: Locale = "zh"): string {
  const known = rulesNamed(scheme);
  return Object.entries(rules)
    .map(([name, value]) =>
      say(
        words.rule,
        {label: known[name]!.label[locale], value: ruleValue(known[name]!, value, locale)},
        locale
      )
    )
    .join(units.list_comma[locale]);
}

/** What a segment in the filter bar says. */
export function segmentText(segment: SegmentFilter, locale: Locale = "zh"): string {
  const {scheme, rules} = segment;
  const label = classNamed(scheme, segment.class)?.label[locale] ?? segment.class;
  const changed = rulesText(scheme, rules, locale);
  return changed === "" ? label : say(words.class_by_rules, {class: label, rules: changed}, locale);
}
