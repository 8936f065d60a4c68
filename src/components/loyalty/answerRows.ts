import type {AnswerShare} from "../../charts/answerShares.js";
import {formatCount, formatShare} from "../../i18n/format.js";
import {levelNames, loyaltyWords} from "../../i18n/loyalty.js";
import {moreWords} from "../../i18n/loyaltyMore.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {clusteredProportion} from "../../stats/clusteredProportion.js";
import type {ClusterSums} from "../../stats/clusterSums.js";
import {sampleState} from "../../stats/sampleState.js";
import type {Figure} from "../figure.js";
import {intervalText} from "../figure.js";

type Prefixed<Prefix extends string> = {[name in keyof ClusterSums as `${Prefix}_${name}`]: number};

/** Responses with one answer, as the query gives them: who came back, and what they said they would do. */
export interface AnswerRow extends ClusterSums, Prefixed<"recommend">, Prefixed<"return"> {
  part: "level" | "score" | "third" | "return";
  scale_min: number | null;
  scale_max: number | null;
  answer: number;
  too_recent: number;
}

/** What is shared among the responses with one answer; its metric. */
export type AnswerMetric = "came_back" | "certainly_returns" | "certainly_recommends";

const PREFIX: Readonly<Record<AnswerMetric, "" | "return_" | "recommend_">> = {
  came_back: "",
  certainly_returns: "return_",
  certainly_recommends: "recommend_"
};

/** The sums of a row that belong to a metric. */
export function sumsOf(row: AnswerRow, metric: AnswerMetric): ClusterSums {
  const prefix = PREFIX[metric];
  return {
    people: row[`${prefix}people`],
    n: row[`${prefix}n`],
    y: row[`${prefix}y`],
    nn: row[`${prefix}nn`],
    ny: row[`${prefix}ny`],
    yy: row[`${prefix}yy`]
  };
}

/** The share of those sums at an answer; without a row it has n = 0. */
export function shareOf(answer: number, label: string, sums: ClusterSums | null): AnswerShare {
  const share = sums && clusteredProportion(sums);
  return {
    answer,
    label,
    share: share?.value ?? null,
    lo: share?.lo ?? null,
    hi: share?.hi ?? null,
    n: sums?.n ?? 0,
    people: sums?.people ?? 0
  };
}

const LEVELS = Object.entries(levelNames).map(([level, name]) => ({level: Number(level), name}));

/** A share at all five levels of overall satisfaction, or of an intention. */
export function levelShares(
  rows: readonly AnswerRow[],
  metric: AnswerMetric = "came_back",
  locale: Locale = "zh",
  part: "level" | "return" = "level"
): AnswerShare[] {
  return LEVELS.map(({level, name}) => {
    const row = rows.find((one) => one.part === part && one.answer === level);
    const label = part === "level" ? name[locale] : say(moreWords.said_level, {level}, locale);
    return shareOf(level, label, row ? sumsOf(row, metric) : null);
  });
}

/** The ends of a questionnaire's scale. */
export interface Scale {
  min: number;
  max: number;
}

/** The scales on which overall satisfaction was answered. */
export function scalesOf(rows: readonly AnswerRow[]): Scale[] {
  const names = rows.flatMap(({part, scale_min, scale_max}) =>
    part === "score" ? [`${scale_min} ${scale_max}`] : []
  );
  return [...new Set(names)].map((name) => {
    const [min, max] = name.split(" ").map(Number) as [number, number];
    return {min, max};
  });
}

/** A share at every score of a scale, as answered; whole scores nobody gave have n = 0. */
export function scoreShares(
  rows: readonly AnswerRow[],
  {min, max}: Scale,
  metric: AnswerMetric = "came_back"
): AnswerShare[] {
  const own = rows.filter(
    (row) => row.part === "score" && row.scale_min === min && row.scale_max === max
  );
  const whole = Array.from({length: max - min + 1}, (_, index) => min + index);
  const scores = [...new Set([...whole, ...own.map(({answer}) => answer)])].sort((a, b) => a - b);
  return scores.map((score) => {
    const row = own.find(({answer}) => answer === score);
    return shareOf(score, String(score), row ? sumsOf(row, metric) : null);
  });
}

/** The rows by level added up in one number. */
export const sumOverLevels = (rows: readonly AnswerRow[], of: (row: AnswerRow) => number): number =>
  rows.reduce((sum, row) => sum + (row.part === "level" ? of(row) : 0), 0);

/** How many responses the choice leaves, for the filter bar. */
export const countedResponses = (rows: readonly AnswerRow[], locale: Locale = "zh"): string =>
  say(
    loyaltyWords.counted,
    {
      n: formatCount(
        sumOverLevels(rows, ({n}) => n),
        locale
      )
    },
    locale
  );

/** The share at an answer, as a figure. */
export const answerFigure = (
  {answer, share, n, people, lo, hi}: AnswerShare,
  metric: AnswerMetric = "came_back",
  part = "level"
): Figure => ({
  metric,
  group: `${part}:${answer}`,
  value: share,
  format: "share",
  n,
  people,
  lo,
  hi
});

/** Figures with their intervals and n in words, for the line below a picture; withheld ones left out. */
export function evidence(
  figures: readonly {label: string; figure: Figure}[],
  locale: Locale = "zh"
): string[] {
  const known = figures.flatMap(({label, figure}) => {
    const range = intervalText(figure, locale);
    if (range === null || sampleState(figure.people ?? figure.n ?? null) === "withheld") return [];
    const value = formatShare(figure.value, locale);
    return say(
      moreWords.evidence,
      {label, value, range, n: formatCount(figure.n ?? null, locale)},
      locale
    );
  });
  return known.length === 0 ? [] : [known.join(locale === "zh" ? "；" : "; ")];
}
