import {settings} from "../contract/settings.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {loyaltyWords} from "../i18n/loyalty.js";
import type {Choice} from "./choice.js";
import {choice} from "./choice.js";

/** A questionnaire that asks for overall satisfaction. */
export interface SurveyChoice {
  journey: string | null;
  questionnaire: string;
  label: string | null;
  scale_min: number;
  scale_max: number;
}

/** What the reader chose to look at on the loyalty page. */
export interface LoyaltyChoice {
  journey: "sales" | "service" | null;
  questionnaire: string | null;
  windowMonths: (typeof settings.return_window_months)[number];
  sameDealer: boolean;
}

const word = (name: keyof typeof loyaltyWords, locale: Locale, values = {}): string =>
  say(loyaltyWords[name], values, locale);

/** The months within which a visit counts as coming back. */
export const windowChoice = (locale: Locale = "zh"): Choice<string> =>
  choice({
    parameter: "window",
    label: word("window", locale),
    choices: settings.return_window_months.map((months) => ({
      value: String(months),
      label: word("months", locale, {months})
    })),
    fallback: String(settings.default_return_window_months)
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

/** What the three choices mean for the queries. */
export function loyaltyChoiceOf(survey: string, window: string, where: string): LoyaltyChoice {
  const questionnaire = survey.startsWith("q:") ? survey.slice(2) : null;
  const journey = survey === "service" || survey === "sales" ? survey : null;
  const months = settings.return_window_months.find((choice) => String(choice) === window);
  return {
    journey,
    questionnaire,
    windowMonths: months ?? settings.default_return_window_months,
    sameDealer: where === "same"
  };
}

/** Whether answers on different scales are put side by side under this choice. */
export function isMixed(
  surveys: readonly SurveyChoice[],
  {journey, questionnaire}: LoyaltyChoice
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
