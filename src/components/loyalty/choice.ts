import {settings} from "../../contract/settings.js";
import {formatDecimal, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {loyaltyWords} from "../../i18n/loyalty.js";
import {groupWords, measureCuts, measureNames} from "../../i18n/loyaltyGroups.js";
import {moreWords} from "../../i18n/loyaltyMore.js";
import type {Choice} from "../choice.js";
import {choice} from "../choice.js";
import type {Threshold} from "../threshold.js";
import {threshold} from "../threshold.js";

/** A questionnaire that asks for overall satisfaction. */
export interface SurveyChoice {
  journey: string | null;
  questionnaire: string;
  label: string | null;
  scale_min: number;
  scale_max: number;
}

export type LoyaltyMeasure = keyof typeof measureNames;
type WindowMonths = (typeof settings.return_window_months)[number];

/** What the reader chose to look at on the loyalty page. */
export interface LoyaltyChoice {
  journey: "sales" | "service" | null;
  questionnaire: string | null;
  windowMonths: WindowMonths;
  sameDealer: boolean;
  /** By what a customer counts as loyal. */
  loyalBy: LoyaltyMeasure;
  /** The level from which a customer counts as satisfied. */
  satisfiedFrom: number;
  /** Where the measure of loyalty is cut; for `back` it is the window. */
  loyalFrom: number;
}

const word = (name: keyof typeof loyaltyWords, locale: Locale, values = {}): string =>
  say(loyaltyWords[name], values, locale);

const steps = (from: number, to: number, step: number): number[] =>
  Array.from({length: Math.round((to - from) / step) + 1}, (_, index) =>
    Number((from + index * step).toFixed(2))
  );

/** How each measure of loyalty is cut: where the line may stand, by default stands, and what is typed. */
const CUTS = {
  services: {
    stops: steps(0.05, 1, 0.05),
    fallback: settings.loyal_from_score,
    typed: {times: 100, unit: "%"}
  },
  attitude: {stops: steps(1.25, 5, 0.25), fallback: settings.loyal_from_attitude, typed: {}},
  combined: {
    stops: steps(0.05, 0.95, 0.05),
    fallback: settings.loyal_from_rank,
    typed: {times: 100}
  }
} as const;

/** A cut of loyalty in words: within 12 months, loyal from 75 %. */
export function loyalCutText(
  measure: LoyaltyMeasure,
  value: number,
  locale: Locale = "zh"
): string {
  const text = {
    back: () => String(value),
    services: () => formatShare(value, locale, 0),
    attitude: () => formatDecimal(value, locale, 2),
    combined: () => String(Math.round(value * 100))
  }[measure]();
  return say(measureCuts[measure], {value: text}, locale);
}

/** The default cut of a measure. */
export const loyalFromDefault = (measure: LoyaltyMeasure): number =>
  measure === "back" ? settings.default_return_window_months : CUTS[measure].fallback;

/** The values a measure may be cut at, ascending. */
export const loyalStops = (measure: LoyaltyMeasure): readonly number[] =>
  measure === "back" ? settings.return_window_months : CUTS[measure].stops;

/** The months within which a visit counts as coming back. */
export const windowCut = (locale: Locale = "zh"): Threshold =>
  threshold({
    parameter: "window",
    label: word("window", locale),
    stops: settings.return_window_months,
    fallback: settings.default_return_window_months,
    write: (value) => loyalCutText("back", value, locale),
    typed: {unit: say(groupWords.month_unit, {}, locale)},
    locale
  });

/** The level from which a customer counts as satisfied. */
export const satisfiedCut = (locale: Locale = "zh"): Threshold =>
  threshold({
    parameter: "satisfied_from",
    label: say(groupWords.satisfied_from, {}, locale),
    stops: [2, 3, 4, 5],
    fallback: settings.satisfied_from_level,
    write: (value) => say(groupWords.satisfied_cut, {value}, locale),
    typed: {unit: say(groupWords.level_unit, {}, locale)},
    locale
  });

/** The cut of a measure of loyalty other than the window. */
export const scoreCut = (
  measure: Exclude<LoyaltyMeasure, "back">,
  locale: Locale = "zh"
): Threshold =>
  threshold({
    parameter: `${measure}_from`,
    label: say(groupWords.loyal_from, {}, locale),
    ...CUTS[measure],
    write: (value) => loyalCutText(measure, value, locale),
    locale
  });

/** By what a customer counts as loyal. */
export const measureChoice = (locale: Locale = "zh"): Choice<LoyaltyMeasure> =>
  choice({
    parameter: "loyal_by",
    label: say(groupWords.loyal_by, {}, locale),
    choices: (Object.keys(measureNames) as LoyaltyMeasure[]).map((value) => ({
      value,
      label: measureNames[value][locale]
    })),
    fallback: "back"
  });

/** Whether satisfaction is shown by level or by score. */
export const answerChoice = (locale: Locale = "zh"): Choice<"level" | "score"> =>
  choice({
    parameter: "by",
    label: say(moreWords.by, {}, locale),
    choices: [
      {value: "level", label: say(moreWords.by_level, {}, locale)},
      {value: "score", label: say(moreWords.by_score, {}, locale)}
    ],
    fallback: "level"
  });

/** Whether only the dealer of the response counts. */
export const whereChoice = (locale: Locale = "zh"): Choice<"group" | "same"> =>
  choice({
    parameter: "where",
    label: word("where", locale),
    choices: [
      {value: "group", label: word("any_dealer", locale)},
      {value: "same", label: word("same_dealer", locale)}
    ],
    fallback: "group"
  });

/** The journeys that were asked about, and the questionnaires where a journey has several. */
export function surveyChoice(
  surveys: readonly SurveyChoice[],
  locale: Locale = "zh"
): Choice<string> {
  const journeys = (["service", "sales"] as const).filter((journey) =>
    surveys.some((survey) => survey.journey === journey)
  );
  const several = journeys.filter(
    (journey) => surveys.filter((survey) => survey.journey === journey).length > 1
  );
  return choice({
    parameter: "survey",
    label: word("survey", locale),
    choices: [
      ...journeys.map((journey) => ({value: journey as string, label: word(journey, locale)})),
      ...surveys
        .filter(({journey}) => several.some((name) => name === journey))
        .map(({journey, questionnaire, label}) => ({
          value: `q:${questionnaire}`,
          label: word("survey_menu", locale, {
            journey: word(journey as "service" | "sales", locale),
            label: label ?? questionnaire
          })
        })),
      ...(journeys.length > 1 ? [{value: "all", label: word("both", locale)}] : [])
    ],
    fallback: journeys[0] ?? "all",
    asMenu: several.length > 0
  });
}

/** What is chosen, as the controls give it. */
export interface Chosen {
  survey: string;
  window: number;
  where: string;
  loyalBy: LoyaltyMeasure;
  satisfiedFrom: number;
  /** The cut of a measure other than the window. */
  loyalFrom: number;
}

/** What the choices mean for the queries. */
export function loyaltyChoiceOf(chosen: Chosen): LoyaltyChoice {
  const {survey, window, where, loyalBy, satisfiedFrom, loyalFrom} = chosen;
  const questionnaire = survey.startsWith("q:") ? survey.slice(2) : null;
  const journey = survey === "service" || survey === "sales" ? survey : null;
  const months = settings.return_window_months.find((choice) => choice === window);
  const windowMonths = months ?? settings.default_return_window_months;
  return {
    journey,
    questionnaire,
    windowMonths,
    sameDealer: where === "same",
    loyalBy,
    satisfiedFrom,
    loyalFrom: loyalBy === "back" ? windowMonths : loyalFrom
  };
}

/** Whether answers on different scales are put side by side under this choice. */
export function isMixed(
  surveys: readonly SurveyChoice[],
  {journey, questionnaire}: Pick<LoyaltyChoice, "journey" | "questionnaire">
): boolean {
  const scales = surveys
    .filter(
      (survey) =>
        (questionnaire === null || survey.questionnaire === questionnaire) &&
        (journey === null || survey.journey === journey)
    )
    .map(({scale_min, scale_max}) => `${scale_min} ${scale_max}`);
  return new Set(scales).size > 1;
}
