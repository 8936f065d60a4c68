import {emotionWords} from "../i18n/emotion.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {Choice} from "./choice.js";
import {choice} from "./choice.js";

/** A questionnaire that asks about touchpoints of a journey, as the query has it. */
export interface JourneySurvey {
  journey: string;
  questionnaire: string;
  label: string | null;
  scale_min: number | null;
  scale_max: number | null;
  touchpoints: number;
}

export type JourneyName = "sales" | "service";
export type Comparison = "none" | "dealer" | "model" | "period" | "stayed";

const word = (name: keyof typeof emotionWords, locale: Locale): string =>
  say(emotionWords[name], {}, locale);

/** The journeys that were asked about; service first, as its customers come again. */
export function journeyChoice(
  surveys: readonly JourneySurvey[],
  locale: Locale = "zh"
): Choice<JourneyName> {
  const journeys = (["service", "sales"] as const).filter((journey) =>
    surveys.some((survey) => survey.journey === journey)
  );
  return choice({
    parameter: "journey",
    label: word("journey", locale),
    choices: journeys.map((value) => ({value, label: word(value, locale)})),
    fallback: journeys[0] ?? "service"
  });
}

/** The questionnaires of a journey; empty stands for the one that asks about most touchpoints. */
export function journeySurveyChoice(
  surveys: readonly JourneySurvey[],
  journey: JourneyName,
  locale: Locale = "zh"
): Choice<string> {
  return choice({
    parameter: "form",
    label: word("survey", locale),
    choices: surveys
      .filter((survey) => survey.journey === journey)
      .map(({questionnaire, label}, index) => ({
        value: index === 0 ? "" : questionnaire,
        label: label ?? questionnaire
      })),
    fallback: "",
    asMenu: true
  });
}

/** The questionnaire that a choice stands for; undefined where the journey has none. */
export const surveyOf = (
  surveys: readonly JourneySurvey[],
  journey: JourneyName,
  chosen: string
): JourneySurvey | undefined =>
  surveys.find(
    (survey) => survey.journey === journey && (chosen === "" || survey.questionnaire === chosen)
  );

/** What is drawn side by side. */
export function comparisonChoice(
  {dealers, models}: {dealers: number; models: number},
  locale: Locale = "zh"
): Choice<Comparison> {
  const offered: readonly Comparison[] = [
    "none",
    ...(dealers > 1 ? (["dealer"] as const) : []),
    ...(models > 1 ? (["model"] as const) : []),
    "period",
    "stayed"
  ];
  return choice({
    parameter: "compare",
    label: word("split", locale),
    choices: offered.map((value) => ({value, label: word(`split_${value}`, locale)})),
    fallback: "none"
  });
}

/** One of the two lines of a comparison, by its key; the n-th is the fallback. */
export function seriesChoice(
  which: "first" | "second",
  series: readonly {value: string; label: string}[],
  locale: Locale = "zh"
): Choice<string> {
  return choice({
    parameter: which === "first" ? "a" : "b",
    label: word(which, locale),
    choices: series,
    fallback: series[which === "first" ? 0 : 1]?.value ?? series[0]?.value ?? "",
    asMenu: true
  });
}

/** The rival whose line is drawn, by brand; `-` for none. */
export function rivalChoice(brands: readonly string[], locale: Locale = "zh"): Choice<string> {
  return choice({
    parameter: "rival",
    label: word("rival", locale),
    choices: [
      ...brands.map((brand) => ({value: brand, label: brand})),
      {value: "-", label: word("no_rival", locale)}
    ],
    fallback: brands[0] ?? "-",
    asMenu: true
  });
}
