import {settings} from "../../contract/settings.js";
import {churnWords} from "../../i18n/churn.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {Choice} from "../choice.js";
import {choice} from "../choice.js";

/** What counts as lost, as the reader chose it. */
export interface ChosenDefinition {
  /** Months; null is the service plan with the mileage path. */
  intervalMonths: number | null;
  graceMonths: number;
}

/** What the curves are drawn of. */
export const splits = ["dealer", "model", "year", "origin", "abcd", "tiers"] as const;
export type Split = (typeof splits)[number];

const word = (name: keyof typeof churnWords, locale: Locale, values = {}): string =>
  say(churnWords[name], values, locale);

/** An interval in words; −1 or null is the plan. */
export const intervalText = (months: number | null, locale: Locale = "zh"): string =>
  months === null || months < 0
    ? word("interval_plan", locale)
    : word("interval_months", locale, {months});

/** A definition in words. */
export const definitionText = (
  {intervalMonths, graceMonths}: ChosenDefinition,
  locale: Locale = "zh"
): string =>
  word("definition_row", locale, {
    interval: intervalText(intervalMonths, locale),
    grace: graceMonths
  });

/** When a service is due: by the plan, or so many months after the last visit. */
export const intervalChoice = (locale: Locale = "zh"): Choice<string> =>
  choice({
    parameter: "interval",
    label: word("interval", locale),
    choices: ["plan", ...settings.loss_interval_months.map(String)].map((value) => ({
      value,
      label: intervalText(value === "plan" ? null : Number(value), locale)
    })),
    fallback: "plan"
  });

/** How late it may be before the vehicle counts as lost. */
export const graceChoice = (locale: Locale = "zh"): Choice<string> =>
  choice({
    parameter: "grace",
    label: word("grace", locale),
    choices: settings.loss_grace_months.map((months) => ({
      value: String(months),
      label: word("interval_months", locale, {months})
    })),
    fallback: String(settings.grace_months)
  });

/** What curves are drawn of. */
export const splitChoice = (locale: Locale = "zh"): Choice<Split> =>
  choice({
    parameter: "split",
    label: word("split", locale),
    choices: splits.map((value) => ({value, label: word(`split_${value}`, locale)})),
    fallback: "dealer"
  });

/** The definition of the two controls' values. */
export const definitionOf = (interval: string, grace: string): ChosenDefinition => ({
  intervalMonths: interval === "plan" ? null : Number(interval),
  graceMonths: Number(grace)
});
