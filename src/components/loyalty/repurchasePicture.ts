import {IncidenceCurves} from "../../charts/incidenceCurves.js";
import {formatCount} from "../../i18n/format.js";
import {loyaltyWords} from "../../i18n/loyalty.js";
import {moreWords, repurchaseThesis} from "../../i18n/loyaltyMore.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {IncidencePoint} from "../../stats/cumulativeIncidence.js";
import {atRiskAt, cumulativeIncidence, incidenceAt} from "../../stats/cumulativeIncidence.js";
import type {Estimated} from "../../stats/interval.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import {evidence} from "./answerRows.js";
import type {LoyaltyContext} from "./returnPicture.js";
import {periodText} from "../span.js";

/** A month of the life table of a part of the buyers, as the query gives it. */
export interface RepurchaseRow {
  part: number; // 3 very satisfied, 2 satisfied, 1 less
  month: number;
  bought: number;
  left_group: number;
  censored: number;
}

interface Buyers {
  part: number;
  label: string;
  points: readonly IncidencePoint[];
  /** All who started. */
  n: number;
}

const PARTS = [3, 2, 1] as const;

/** The curve of each part of the buyers; a part without anyone at risk long enough has no points. */
export function repurchaseCurves(rows: readonly RepurchaseRow[], locale: Locale = "zh"): Buyers[] {
  return PARTS.map((part) => {
    const own = rows.filter((row) => row.part === part);
    return {
      part,
      label: moreWords[`curve_${part}`][locale],
      n: own.reduce((sum, row) => sum + row.bought + row.left_group + row.censored, 0),
      points: cumulativeIncidence(
        own.map(({month, bought, left_group, censored}) => ({
          time: month,
          events: bought,
          competing: left_group,
          censored
        }))
      )
    };
  });
}

/** Years after which the parts are compared: the most at which both upper ones are still followed. */
export function comparedAt(curves: readonly Buyers[]): number | null {
  const ends = curves.slice(0, 2).map(({points}) => points.at(-1)?.time ?? 0);
  const years = Math.floor(Math.min(...ends) / 12);
  return years >= 1 ? years * 12 : null;
}

const isKnown = (
  point: IncidencePoint | null
): point is IncidencePoint & {lo: number; hi: number} => point !== null && point.lo !== null;

const estimated = ({incidence, lo, hi}: IncidencePoint & {lo: number; hi: number}): Estimated => ({
  value: incidence,
  lo,
  hi
});

function incidenceFigure({part, n}: Buyers, point: IncidencePoint): Figure {
  const {time, incidence, lo, hi} = point;
  const group = `satisfaction:${part},month:${time}`;
  return {metric: "repurchase_incidence", group, value: incidence, format: "share", n, lo, hi};
}

/** Whether only the very satisfied buy again here, by the intervals of the differences at the same time. */
export function repurchaseTitle(curves: readonly Buyers[]): Sentence {
  const months = comparedAt(curves);
  const [topCurve, upperCurve, lowerCurve] = curves as [Buyers, Buyers, Buyers];
  const top = months === null ? null : incidenceAt(topCurve.points, months);
  const upper = months === null ? null : incidenceAt(upperCurve.points, months);
  if (months === null || !isKnown(top) || !isKnown(upper))
    return {message: repurchaseThesis.too_few, values: {}};
  const values = {
    months,
    top: incidenceFigure(topCurve, top),
    upper: incidenceFigure(upperCurve, upper)
  };
  const step = newcombeDifference(estimated(top), estimated(upper));
  if (step.hi < 0) return {message: repurchaseThesis.reversed, values};
  if (step.lo <= 0) return {message: repurchaseThesis.no_difference, values};
  const isFollowed = (lowerCurve.points.at(-1)?.time ?? 0) >= months;
  const lower = isFollowed ? incidenceAt(lowerCurve.points, months) : null;
  if (!isKnown(lower)) return {message: repurchaseThesis.top_better, values};
  const all = {...values, lower: incidenceFigure(lowerCurve, lower)};
  return newcombeDifference(estimated(upper), estimated(lower)).lo > 0
    ? {message: repurchaseThesis.every_step, values: all}
    : {message: repurchaseThesis.only_top, values: all};
}

/** Buying here again by satisfaction with the purchase, over the months since. */
export function repurchasePicture(
  rows: readonly RepurchaseRow[],
  {filters, manifest}: LoyaltyContext,
  locale: Locale = "zh"
): HTMLElement {
  const curves = repurchaseCurves(rows, locale);
  const months = comparedAt(curves);
  const subtitle = say(
    moreWords.repurchase_subtitle,
    {
      period: periodText(filters, manifest, locale),
      n: formatCount(
        curves.reduce((sum, {n}) => sum + n, 0),
        locale
      )
    },
    locale
  );
  return picture({
    title: repurchaseTitle(curves),
    subtitle,
    draw: (options) =>
      IncidenceCurves(
        curves.map(({points, ...curve}) => ({
          ...curve,
          points: points.map((point) => ({...point, value: point.incidence}))
        })),
        options
      ),
    table: () => yearTable(curves, subtitle, locale),
    notes: [
      ...evidence(
        curves.flatMap((curve) => {
          const point = months === null ? null : incidenceAt(curve.points, months);
          return point ? [{label: curve.label, figure: incidenceFigure(curve, point)}] : [];
        }),
        locale
      ),
      say(moreWords.repurchase_note, {}, locale)
    ],
    locale
  });
}

function yearTable(curves: readonly Buyers[], caption: string, locale: Locale): HTMLElement {
  const last = Math.max(0, ...curves.map(({points}) => points.at(-1)?.time ?? 0));
  const at = (curve: Buyers, month: number): IncidencePoint | null =>
    month <= (curve.points.at(-1)?.time ?? 0) ? incidenceAt(curve.points, month) : null;
  const word = (name: keyof typeof moreWords): string => say(moreWords[name], {}, locale);
  return table<number>({
    caption,
    columns: [
      {label: word("month"), cell: (month) => String(month)},
      ...curves.flatMap((curve) => [
        {
          label: curve.label,
          cell: (month: number) => {
            const point = at(curve, month);
            return point ? figure(incidenceFigure(curve, point), locale) : "";
          },
          isNumber: true
        },
        {
          label: say(loyaltyWords.interval, {}, locale),
          cell: (month: number) => {
            const point = at(curve, month);
            return (point && intervalText(incidenceFigure(curve, point), locale)) ?? "";
          },
          isNumber: true
        },
        {
          label: word("at_risk"),
          cell: (month: number) => formatCount(atRiskAt(curve.points, month), locale),
          isNumber: true
        }
      ])
    ],
    rows: Array.from({length: Math.floor(last / 6)}, (_, index) => (index + 1) * 6)
  });
}
