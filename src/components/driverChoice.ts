import type {Filters} from "../contract/filters.js";
import {settings} from "../contract/settings.js";
import {driverChoiceWords, outcomeWords} from "../i18n/drivers.js";
import {formatDecimal} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {Choice} from "./choice.js";
import {choice} from "./choice.js";
import {isUnfiltered, replaceSearch, withChoice} from "./urlState.js";

/** A questionnaire that rates items. */
export interface DriverSurvey {
  questionnaire: string;
  label: string | null;
  return_answers: number;
  overall_answers: number;
}

/** What a rival or the industry reaches at a touchpoint, in levels. */
export interface TouchpointBenchmark {
  benchmark_kind: "rival" | "industry";
  brand: string | null;
  touchpoint: string;
  period: string | null;
  position: number;
  scale_max: number;
}

export type Outcome = "return" | "overall" | "came_back";

const word = (name: keyof typeof driverChoiceWords, locale: Locale, values = {}): string =>
  say(driverChoiceWords[name], values, locale);

/** Which questionnaire; without choice where there is only one. */
export const driverSurveyChoice = (
  surveys: readonly DriverSurvey[],
  locale: Locale = "zh"
): Choice<string> =>
  choice({
    parameter: "survey",
    label: word("survey", locale),
    choices: surveys.map(({questionnaire, label}) => ({
      value: questionnaire,
      label: label ?? questionnaire
    })),
    fallback: surveys[0]?.questionnaire ?? "",
    asMenu: true
  });

/** What is asked for of this questionnaire when nobody chooses: would return, else overall satisfaction, else came back. */
export function defaultOutcome(survey: DriverSurvey | undefined): Outcome {
  if (survey === undefined || survey.return_answers > 0) return "return";
  return survey.overall_answers > 0 ? "overall" : "came_back";
}

/** What the items are held against: what the questionnaire asks, and whether customers came back. */
export function outcomeChoice(
  survey: DriverSurvey | undefined,
  hasVisits: boolean,
  locale: Locale = "zh"
): Choice<Outcome> {
  const outcomes = (["return", "overall", "came_back"] as const).filter(
    (outcome) =>
      (outcome === "return" && (survey?.return_answers ?? 0) > 0) ||
      (outcome === "overall" && (survey?.overall_answers ?? 0) > 0) ||
      (outcome === "came_back" && hasVisits)
  );
  return choice<Outcome>({
    parameter: "outcome",
    label: word("outcome", locale),
    choices: outcomes.map((outcome) => ({value: outcome, label: outcomeWords[outcome][locale]})),
    fallback: defaultOutcome(survey)
  });
}

/** Importance derived or stated; stated only where the questionnaire has weights. */
export const importanceChoice = (
  hasWeights: boolean,
  locale: Locale = "zh"
): Choice<"derived" | "stated"> =>
  choice<"derived" | "stated">({
    parameter: "importance",
    label: word("importance", locale),
    choices: [
      {value: "derived", label: word("derived", locale)},
      ...(hasWeights ? [{value: "stated" as const, label: word("stated", locale)}] : [])
    ],
    fallback: "derived"
  });

/** What performance is cut at: a target, the own mean, a rival or the industry. A new basis drops a cut set by hand. */
export function basisChoice(
  benchmarks: readonly TouchpointBenchmark[],
  touchpoints: readonly (string | null)[],
  locale: Locale = "zh"
): Choice<string> {
  const here = benchmarks.filter(({touchpoint}) => touchpoints.includes(touchpoint));
  const names = new Map(
    here.map((benchmark) => [
      basisOf(benchmark),
      benchmark.brand === null
        ? word("industry", locale)
        : benchmark.benchmark_kind === "rival"
          ? word("rival", locale, {brand: benchmark.brand})
          : benchmark.brand
    ])
  );
  const root = choice<string>({
    parameter: "basis",
    label: word("basis", locale),
    choices: [
      {
        value: "fixed",
        label: word("fixed", locale, {
          level: formatDecimal(settings.quadrant_target_level, locale, 0)
        })
      },
      {value: "own_mean", label: word("own_mean", locale)},
      ...[...names].map(([value, label]) => ({value, label}))
    ],
    fallback: "fixed"
  });
  root.addEventListener("input", () => replaceSearch(withChoice(location.search, "target", null)), {
    capture: true
  });
  return root;
}

/** The name of a benchmark as a basis. */
export const basisOf = ({benchmark_kind, brand}: TouchpointBenchmark): string =>
  brand === null ? benchmark_kind : `${benchmark_kind}:${brand}`;

/**
 * What is asked of the engine under these choices: on the page's first view nothing is named, so that
 * it is found prebuilt; else everything, so that the engine need not find it out.
 */
export function driverQuestion(
  {surveys, survey, predictors, filters}: QuestionContext,
  outcome: Outcome,
  months: number,
  where: string
) {
  const windowMonths =
    settings.return_window_months.find((choice) => choice === months) ??
    settings.default_return_window_months;
  const isFirst = survey === undefined || survey === surveys[0];
  const isReturn = outcome === "came_back";
  if (isFirst && outcome === defaultOutcome(survey) && !isReturn && isUnfiltered(filters)) {
    return {windowMonths: settings.default_return_window_months};
  }
  return {
    questionnaire: survey?.questionnaire ?? null,
    outcome,
    slots: Math.max(1, predictors.filter(({slot}) => slot !== null).length),
    windowMonths: isReturn ? windowMonths : settings.default_return_window_months,
    sameDealer: isReturn && where === "same"
  };
}

/** What a question depends on besides the reader's choices. */
export interface QuestionContext {
  surveys: readonly DriverSurvey[];
  survey: DriverSurvey | undefined;
  predictors: readonly {slot: number | null}[];
  filters: Filters;
}
