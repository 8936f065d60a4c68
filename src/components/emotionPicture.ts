import type {CurveLine, CurveNode} from "../charts/emotionCurve.js";
import {EmotionCurve} from "../charts/emotionCurve.js";
import type {Filters} from "../contract/filters.js";
import type {Manifest} from "../contract/manifest.js";
import {emotionWords} from "../i18n/emotion.js";
import {formatCount, formatDecimal} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {Comparison, JourneyName, JourneySurvey} from "./emotionChoice.js";
import type {
  OwnPoint,
  Standing,
  Touchpoint,
  TouchpointBenchmark,
  TouchpointDifference
} from "./emotionLines.js";
import {isShownPoint} from "./emotionLines.js";
import {emotionTable} from "./emotionTable.js";
import {curveSentence, extremes, labelOf, rivalSentence, splitSentence} from "./emotionThesis.js";
import {picture} from "./picture.js";
import {periodText} from "./span.js";
import {sentenceText} from "./sentence.js";

/** An own line and what it is called. */
export interface NamedLine {
  name: string;
  points: readonly OwnPoint[];
}

/** The line of a rival or of the industry. */
export interface BenchmarkLine {
  name: string;
  scores: readonly TouchpointBenchmark[];
}

/** Everything that one emotion curve shows. */
export interface EmotionView {
  journey: JourneyName;
  survey: JourneySurvey | undefined;
  comparison: Comparison;
  touchpoints: readonly Touchpoint[];
  /** Own customers, or the first of two lines. */
  first: NamedLine;
  /** Those of `first` who rated every touchpoint. */
  complete: readonly OwnPoint[];
  second: NamedLine | null;
  differences: readonly (TouchpointDifference | null)[] | null;
  rival: BenchmarkLine | null;
  industry: BenchmarkLine | null;
  standings: readonly Standing[] | null;
  /** Whether importance could be derived, so that "within reach" can be told. */
  hasImportance: boolean;
}

/** The emotion curve with the sentence it says and the table behind it. */
export function emotionPicture(
  view: EmotionView,
  {filters, manifest}: {filters: Filters; manifest: Pick<Manifest, "period">},
  locale: Locale = "zh"
): HTMLElement {
  const {journey, survey, touchpoints, first, second, rival, industry} = view;
  const asked = first.points.filter(({people}) => people > 0);
  const word = (name: keyof typeof emotionWords, values = {}): string =>
    say(emotionWords[name], values, locale);
  const subtitle = word("subtitle", {
    period: periodText(filters, manifest, locale),
    questionnaire: survey?.label ?? survey?.questionnaire ?? word(journey),
    people: formatCount(Math.max(0, ...asked.map(({people}) => people)), locale),
    n: formatCount(Math.max(0, ...asked.map(({n}) => n)), locale)
  });
  const title = second ? splitSentence(view, locale) : curveSentence(view, locale);
  const against = !second && rival ? rivalSentence(view, locale) : null;
  const lines: CurveLine[] = [
    {role: "own", name: first.name, points: first.points},
    ...(second ? [{role: "second" as const, name: second.name, points: second.points}] : []),
    ...(rival ? [benchmarkCurve("rival", rival, touchpoints)] : []),
    ...(industry ? [benchmarkCurve("industry", industry, touchpoints)] : [])
  ];
  return picture({
    title,
    subtitle,
    draw: (options) => EmotionCurve({nodes: curveNodes(view, locale), lines}, options),
    alternative: lines
      .map(
        ({name, points}) =>
          `${name}: ${points
            .map((point, index) =>
              isShownPoint(point)
                ? `${labelOf(touchpoints[index]!, locale)} ${formatDecimal(point.position, locale)}`
                : ""
            )
            .filter(Boolean)
            .join(locale === "zh" ? "，" : ", ")}`
      )
      .join(locale === "zh" ? "。" : ". "),
    table: () => emotionTable(view, locale),
    notes: [...(against ? [sentenceText(against, locale)] : []), ...notes(view, locale)],
    locale
  });
}

function benchmarkCurve(
  role: "rival" | "industry",
  {name, scores}: BenchmarkLine,
  touchpoints: readonly Touchpoint[]
): CurveLine {
  return {
    role,
    name,
    points: touchpoints.map(({touchpoint}) => ({
      position: scores.find((score) => score.touchpoint === touchpoint)?.position ?? null
    }))
  };
}

function curveNodes(view: EmotionView, locale: Locale): CurveNode[] {
  const {touchpoints, first, second, differences, standings} = view;
  const marks = extremes(first.points);
  return touchpoints.map((touchpoint, index) => {
    const point = first.points[index]!;
    const difference = second ? differences?.[index] : null;
    const standing = second ? null : standings?.[index];
    const emphasis: CurveNode["emphasis"] =
      point.sums === null ? "not_asked" : difference?.holds ? "apart" : (standing ?? null);
    const named = (["peak", "valley", "end"] as const).filter((mark) => marks[mark] === index);
    return {
      touchpoint: touchpoint.touchpoint,
      label: labelOf(touchpoint, locale),
      mark:
        named.length === 0
          ? null
          : named.map((mark) => emotionWords[mark][locale]).join(locale === "zh" ? "·" : ", "),
      isLowest: marks.valley === index,
      note:
        emphasis === null
          ? null
          : say(
              emotionWords[emphasis],
              emphasis === "apart"
                ? {difference: formatDecimal(Math.abs(difference!.value), locale)}
                : {},
              locale
            ),
      emphasis
    };
  });
}

/** What limits the reading, in the order of its weight. */
function notes(view: EmotionView, locale: Locale): string[] {
  const {touchpoints, first, complete, second, survey, rival, industry, hasImportance} = view;
  const word = (name: keyof typeof emotionWords, values = {}): string =>
    say(emotionWords[name], values, locale);
  const said: string[] = [];
  const benchmarks = [rival, industry].filter((line) => line !== null);
  if (benchmarks.length === 0) said.push(word("no_benchmark"));
  else if (!second && rival && !hasImportance) said.push(word("no_reach"));

  const gaps = first.points.map((point, index) =>
    isShownPoint(point) && isShownPoint(complete[index]!)
      ? Math.abs(point.position! - complete[index]!.position!)
      : -1
  );
  const widest = Math.max(-1, ...gaps);
  if (!second && widest >= 0.05) {
    said.push(
      word("complete_note", {
        people: formatCount(Math.max(...complete.map(({people}) => people)), locale),
        difference: formatDecimal(widest, locale, 2),
        touchpoint: labelOf(touchpoints[gaps.indexOf(widest)]!, locale)
      })
    );
  }
  const scales = new Set([
    ...(survey?.scale_min != null ? [`${survey.scale_min}–${survey.scale_max}`] : []),
    ...benchmarks.flatMap(({scores}) =>
      scores.map(({scale_min, scale_max}) => `${scale_min}–${scale_max}`)
    )
  ]);
  if (scales.size > 1) {
    said.push(word("scales_note", {scales: [...scales].join(locale === "zh" ? "、" : ", ")}));
  }
  for (const {name, scores} of benchmarks) {
    const sizes = scores.flatMap(({sample_size}) => sample_size ?? []);
    said.push(
      word("benchmark_note", {
        name,
        citation: scores[0]!.citation,
        period: scores[0]!.period ?? word("unknown"),
        n: sizes.length > 0 ? formatCount(Math.min(...sizes), locale) : word("unknown")
      })
    );
  }
  said.push(word("halo_note"));
  return said;
}
