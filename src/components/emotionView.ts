import type {Manifest} from "../contract/manifest.js";
import {emotionWords} from "../i18n/emotion.js";
import {formatCount} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {Choice} from "./choice.js";
import type {Predictor, SumsRow} from "./driverStudy.js";
import {element} from "./element.js";
import type {Comparison, JourneyName, JourneySurvey} from "./emotionChoice.js";
import {seriesChoice} from "./emotionChoice.js";
import type {CurveSums, Touchpoint, TouchpointBenchmark} from "./emotionLines.js";
import {
  benchmarkLine,
  lineDifferences,
  ownLine,
  standings,
  touchpointImportance
} from "./emotionLines.js";
import type {EmotionView} from "./emotionPicture.js";

/** The two lines that a comparison offers. */
export interface SeriesChoices {
  root: HTMLElement | "";
  first: Choice<string>;
  second: Choice<string>;
  /** What a line is called. */
  nameOf(series: string): string;
}

/** The lines of a comparison, those of most people first, as two menus; fixed where there are only two. */
export function seriesChoices(
  comparison: Comparison,
  rows: readonly CurveSums[],
  {dealers}: Pick<Manifest, "dealers">,
  locale: Locale = "zh"
): SeriesChoices {
  const word = (name: keyof typeof emotionWords): string => say(emotionWords[name], {}, locale);
  const nameOf = (series: string): string => {
    if (comparison === "dealer")
      return dealers.find(({dealer_id}) => String(dealer_id) === series)?.short_name ?? series;
    if (comparison === "model") return series;
    return series in emotionWords ? word(series as keyof typeof emotionWords) : series;
  };
  const fixed: Partial<Record<Comparison, readonly string[]>> = {
    period: ["now", "before"],
    stayed: ["stayed", "left"]
  };
  const series = fixed[comparison] ?? byPeople(rows);
  const options = series.map((value) => ({value, label: nameOf(value)}));
  const [first, second] = (["first", "second"] as const).map((which) =>
    seriesChoice(which, options, locale)
  ) as [Choice<string>, Choice<string>];
  const isChosen = comparison === "dealer" || comparison === "model";
  return {
    root: isChosen && options.length > 2 ? element("div", {class: "choices"}, first, second) : "",
    first,
    second,
    nameOf
  };
}

function byPeople(rows: readonly CurveSums[]): string[] {
  const people = new Map<string, number>();
  for (const row of rows) {
    people.set(row.series, Math.max(people.get(row.series) ?? 0, row.people));
  }
  return [...people].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([series]) => series);
}

/** What the page asked and chose, from which a curve is made. */
export interface EmotionFindings {
  journey: JourneyName;
  survey: JourneySurvey | undefined;
  comparison: Comparison;
  touchpoints: readonly Touchpoint[];
  curve: readonly CurveSums[];
  split: readonly CurveSums[];
  first: string;
  second: string;
  /** Brand; `-` for none. */
  rival: string;
  benchmarks: readonly TouchpointBenchmark[];
  /** Sums of the questionnaire's answers, and what it rates, from which importance is derived. */
  importance: readonly SumsRow[];
  predictors: readonly Predictor[];
  seriesInputs: Pick<SeriesChoices, "nameOf">;
}

/** The curve with its lines, differences and standings. */
export function emotionView(findings: EmotionFindings, locale: Locale = "zh"): EmotionView {
  const {journey, survey, comparison, curve, split, first, second, rival, benchmarks} = findings;
  const {nameOf} = findings.seriesInputs;
  const touchpoints = findings.touchpoints.filter((touchpoint) => touchpoint.journey === journey);
  const isSplit = comparison !== "none";
  const own = isSplit ? ownLine(touchpoints, split, first) : ownLine(touchpoints, curve, "all");
  const other = isSplit ? ownLine(touchpoints, split, second) : null;
  const ofJourney = benchmarks.filter(({touchpoint}) =>
    touchpoints.some((one) => one.touchpoint === touchpoint)
  );
  const rivalScores = rival === "-" ? [] : benchmarkLine(ofJourney, "rival", rival);
  const industryScores = benchmarkLine(ofJourney, "industry");
  const rivalPositions = touchpoints.map(
    ({touchpoint}) => rivalScores.find((score) => score.touchpoint === touchpoint)?.position ?? null
  );
  const importance = touchpointImportance(
    touchpoints,
    findings.importance[0],
    findings.predictors.filter(({questionnaire}) => questionnaire === survey?.questionnaire)
  );
  return {
    journey,
    survey,
    comparison,
    touchpoints,
    first: {name: isSplit ? nameOf(first) : say(emotionWords.own, {}, locale), points: own},
    complete: ownLine(touchpoints, curve, "all", "complete"),
    second: other && {name: nameOf(second), points: other},
    differences: other && lineDifferences(own, other),
    rival: rivalScores.length > 0 ? {name: rival, scores: rivalScores} : null,
    industry:
      industryScores.length > 0
        ? {name: say(emotionWords.industry, {}, locale), scores: industryScores}
        : null,
    standings: rivalScores.length > 0 ? standings(own, rivalPositions, importance) : null,
    hasImportance: importance !== null
  };
}

/** How many experiences the filters leave, for the filter bar. */
export function countedExperiences({first}: EmotionView, locale: Locale = "zh"): string {
  const n = Math.max(0, ...first.points.map((point) => point.n));
  return say(emotionWords.counted, {n: formatCount(n, locale)}, locale);
}
