import {settings} from "../contract/settings.js";
import {curveThesis, emotionWords, rivalSentences} from "../i18n/emotion.js";
import {formatList} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import type {OwnPoint, Touchpoint} from "./emotionLines.js";
import {isShownPoint} from "./emotionLines.js";
import type {EmotionView} from "./emotionPicture.js";
import type {Figure} from "./figure.js";
import type {Sentence} from "./sentence.js";

export const labelOf = ({label_zh, label_en}: Touchpoint, locale: Locale): string =>
  locale === "zh" ? label_zh : label_en;

/** A position on the curve as a figure. */
export const positionFigure = (
  touchpoint: string,
  {position, lo = null, hi = null, n, people}: OwnPoint
): Figure => ({
  metric: "touchpoint_position",
  group: `touchpoint:${touchpoint}`,
  value: position,
  format: "level",
  n,
  people,
  lo,
  hi
});

/** Which points are the peak, the valley and the end of a line; undefined where none is shown. */
export function extremes(points: readonly OwnPoint[]): {
  peak?: number;
  valley?: number;
  end?: number;
} {
  const shown = points.flatMap((point, index) => (isShownPoint(point) ? [index] : []));
  if (shown.length === 0) return {};
  const at = (index: number): number => points[index]!.position!;
  return {
    peak: shown.reduce((best, index) => (at(index) > at(best) ? index : best)),
    valley: shown.reduce((worst, index) => (at(index) < at(worst) ? index : worst)),
    end: shown.at(-1)!
  };
}

/** What the own curve says: its peak, its valley and how it ends. */
export function curveSentence(
  {journey, touchpoints, first: {points}}: EmotionView,
  locale: Locale
): Sentence {
  const {peak, valley, end} = extremes(points);
  const name = emotionWords[journey][locale];
  if (peak === undefined || valley === undefined || end === undefined || peak === valley) {
    return {
      message: curveThesis.too_few,
      values: {journey: name, smallest: settings.smallest_sample}
    };
  }
  const values = {journey: name, ...pair("peak", peak), ...pair("valley", valley)};
  function pair<Name extends string>(key: Name, index: number) {
    const touchpoint = touchpoints[index]!;
    return {
      [key]: labelOf(touchpoint, locale),
      [`${key}_value`]: positionFigure(touchpoint.touchpoint, points[index]!)
    };
  }
  const isFlat = (points[peak]!.lo ?? -Infinity) <= (points[valley]!.hi ?? Infinity);
  return isFlat
    ? {message: curveThesis.flat, values}
    : {message: curveThesis.plain, values: {...values, ...pair("end", end)}};
}

/** Where the own curve is reliably ahead of the rival and where behind. */
export function rivalSentence(
  {touchpoints, standings, rival}: EmotionView,
  locale: Locale
): Sentence {
  const named = (standing: "ahead" | "behind"): string[] =>
    touchpoints
      .filter((_, index) => standings?.[index] === standing)
      .map((touchpoint) => labelOf(touchpoint, locale));
  const [ahead, behind] = [named("ahead"), named("behind")];
  const which =
    ahead.length > 0 && behind.length > 0
      ? "both"
      : ahead.length > 0
        ? "ahead"
        : behind.length > 0
          ? "behind"
          : "neither";
  return {
    message: rivalSentences[which],
    values: {
      rival: rival!.name,
      ahead: formatList(ahead, locale),
      behind: formatList(behind, locale)
    }
  };
}

/** Where two lines differ most, of the differences that hold; only these are called out. */
export function splitSentence(view: EmotionView, locale: Locale): Sentence {
  const {touchpoints, first, second, differences, comparison} = view;
  const names = {first: first.name, second: second!.name};
  const holding = (differences ?? []).flatMap((difference, index) =>
    difference?.holds ? [{difference, index}] : []
  );
  const isStayed = comparison === "stayed";
  if (holding.length === 0) {
    return {message: isStayed ? curveThesis.stayed_same : curveThesis.two_same, values: names};
  }
  const {index} = holding.reduce((most, one) =>
    Math.abs(one.difference.value) > Math.abs(most.difference.value) ? one : most
  );
  const {touchpoint} = touchpoints[index]!;
  const [a, b] = [first, second!].map(({points}) => positionFigure(touchpoint, points[index]!));
  const values = {
    ...names,
    touchpoint: labelOf(touchpoints[index]!, locale),
    count: holding.length
  };
  return isStayed
    ? {message: curveThesis.stayed, values: {...values, stayed: a!, left: b!}}
    : {message: curveThesis.two, values: {...values, a: a!, b: b!}};
}
