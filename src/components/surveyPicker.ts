import {formatShare} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {surveyWords} from "../i18n/surveys.js";
import type {Choice} from "./choice.js";
import {choice} from "./choice.js";
import type {RatedItem} from "./itemGaps.js";
import type {Threshold} from "./threshold.js";
import {threshold} from "./threshold.js";

/** Where the bands of the course's example end, in shares of the total gap. */
export const COURSE_BANDS = [0.63, 0.9] as const;

/** Questionnaires in the order in which they lead: by what is counted of their items, then by how many they have. */
export function rankedSurveys(
  items: readonly RatedItem[],
  count: (items: readonly RatedItem[]) => number
): string[] {
  const of = (name: string) => items.filter(({questionnaire}) => questionnaire === name);
  return [...new Set(items.map(({questionnaire}) => questionnaire))].sort(
    (a, b) => count(of(b)) - count(of(a)) || of(b).length - of(a).length || (a < b ? -1 : 1)
  );
}

/** One of the questionnaires; the leading one is the fallback. */
export const ratedSurveyChoice = (
  parameter: "list" | "system",
  items: readonly RatedItem[],
  ranked: readonly string[],
  locale: Locale = "zh"
): Choice<string> =>
  choice({
    parameter,
    label: say(surveyWords.survey, {}, locale),
    choices: ranked.map((value) => ({
      value,
      label: items.find(({questionnaire}) => questionnaire === value)!.questionnaire_label ?? value
    })),
    fallback: ranked[0] ?? "",
    asMenu: true
  });

/** How many items of a questionnaire have a best score of the industry. */
export const itemsWithBest = (items: readonly RatedItem[]): number =>
  items.filter(({best_in_industry}) => best_in_industry !== null).length;

/** How many items of a questionnaire have a stated weight. */
export const itemsWithWeight = (items: readonly RatedItem[]): number =>
  items.filter(({weight}) => weight !== null).length;

/** Where a band of the list ends. */
export function bandEnd(band: 0 | 1, locale: Locale = "zh"): Threshold {
  return threshold({
    parameter: band === 0 ? "band1" : "band2",
    label: say(band === 0 ? surveyWords.first_band : surveyWords.second_band, {}, locale),
    stops: Array.from({length: 99}, (_, index) => (index + 1) / 100),
    fallback: COURSE_BANDS[band],
    write: (value) => formatShare(value, locale, 0),
    typed: {times: 100, unit: "%"},
    locale
  });
}

/** By what the gaps stand side by side. */
export function splitChoice(
  hasRegions: boolean,
  locale: Locale = "zh"
): Choice<"dealer" | "region"> {
  const offered = hasRegions ? (["dealer", "region"] as const) : (["dealer"] as const);
  return choice({
    parameter: "by",
    label: say(surveyWords.by, {}, locale),
    choices: offered.map((value) => ({value, label: say(surveyWords[`by_${value}`], {}, locale)})),
    fallback: "dealer"
  });
}
