import {settings} from "../../contract/settings.js";
import {formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {valueWords} from "../../i18n/value.js";
import type {Choice} from "../choice.js";
import {choice} from "../choice.js";
import type {Figure} from "../figure.js";
import type {Estimated} from "../../stats/interval.js";
import type {Totals, ValueChoice} from "./totals.js";

/** A word of the page. */
export const word = (
  name: keyof typeof valueWords,
  locale: Locale,
  values: Readonly<Record<string, string | number>> = {}
): string => say(valueWords[name], values, locale);

/** The discount rate a year. */
export const rateChoice = (locale: Locale = "zh"): Choice<string> =>
  choice({
    parameter: "rate",
    label: word("choice_rate", locale),
    choices: settings.value_discount_rates.map((rate) => ({
      value: String(rate),
      label: formatShare(rate, locale, 0)
    })),
    fallback: String(settings.value_discount_rate)
  });

/** How many years ahead count. */
export const yearsChoice = (locale: Locale = "zh"): Choice<string> =>
  choice({
    parameter: "years",
    label: word("choice_years", locale),
    choices: settings.value_horizons_years.map((years) => ({
      value: String(years),
      label: word("years", locale, {years})
    })),
    fallback: String(settings.value_horizon_years)
  });

/** What the reader chose. */
export const valueChoiceOf = (rate: string, years: string): ValueChoice => ({
  rate: Number(rate),
  years: Number(years)
});

/** An amount in yuan over so many customers. */
export const amountFigure = (
  metric: string,
  {value, lo, hi}: Estimated,
  people: number,
  group?: string
): Figure => ({metric, value, lo, hi, people, format: "yuan", ...(group ? {group} : {})});

/** The total of what is left. */
export const totalFigure = ({value, customers}: Totals): Figure =>
  value
    ? amountFigure("residual_value", value, customers)
    : {metric: "residual_value", value: null, format: "yuan", people: customers};

/** The same for each customer. */
export function meanFigure({value, customers}: Totals): Figure {
  const each = (amount: number): number => amount / Math.max(customers, 1);
  return value
    ? amountFigure(
        "residual_value_mean",
        {value: each(value.value), lo: each(value.lo), hi: each(value.hi)},
        customers
      )
    : {metric: "residual_value_mean", value: null, format: "yuan", people: customers};
}
