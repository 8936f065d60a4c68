import {MonthlyTrend} from "../charts/monthlyTrend.js";
import type {MonthPoint} from "../charts/monthlyTrend.js";
import {formatCount, formatMonth, formatPeriod, formatShare} from "../i18n/format.js";
import {homeWords} from "../i18n/home.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {ClusterSums} from "../stats/clusterSums.js";
import type {Estimated} from "../stats/interval.js";
import {newcombeDifference} from "../stats/newcombe.js";
import {element} from "./element.js";
import type {Figure} from "./figure.js";
import {figure} from "./figure.js";
import type {Measured} from "./measures.js";
import {findMeasure, isShown, measureNamed} from "./measures.js";
import {picture} from "./picture.js";
import type {Sentence} from "./sentence.js";
import type {ReportSpan} from "./span.js";
import {table} from "./table.js";
import {trendText} from "./textAlternative.js";

/** Flows of one month, as the query gives them. */
export interface VisitMonth {
  month: string; // YYYY-MM-DD
  is_partial: boolean;
  visits: number;
}

/** The persons who answered in a month, one answer each. */
export interface SatisfactionMonth {
  month: string; // YYYY-MM-DD
  is_partial: boolean;
  answering_persons: number;
  satisfied_persons: number;
}

const sumsOf = ({answering_persons: n, satisfied_persons: y}: SatisfactionMonth): ClusterSums => ({
  people: n,
  n,
  y,
  nn: n,
  ny: y,
  yy: y
});

const periodOf = (months: readonly {month: string}[], locale: Locale): string =>
  formatPeriod(months[0]!.month.slice(0, 7), months.at(-1)!.month.slice(0, 7), locale);

/** The last full month's visits against the same month a year earlier. */
export function visitsTitle(months: readonly VisitMonth[], locale: Locale = "zh"): Sentence {
  const last = months.filter(({is_partial}) => !is_partial).at(-1);
  if (!last) return {message: homeWords.visits_none, values: {}};
  const count = (value: number): Figure => ({metric: "visits", value, format: "count"});
  const values = {month: formatMonth(last.month, locale), visits: count(last.visits)};
  const earlier = `${Number(last.month.slice(0, 4)) - 1}${last.month.slice(4)}`;
  const before = months.find(({month}) => month === earlier);
  if (!before || before.visits === 0) return {message: homeWords.visits_title_plain, values};
  const change = last.visits / before.visits - 1;
  return {
    message: homeWords.visits_title,
    values: {
      ...values,
      direction: homeWords[change < 0 ? "fewer" : "more"][locale],
      change: {metric: "visits:change", value: Math.abs(change), format: "share"}
    }
  };
}

/** Visits by month. */
export function visitsPicture(months: readonly VisitMonth[], locale: Locale = "zh"): HTMLElement {
  const title = visitsTitle(months, locale);
  if (months.length === 0) return element("p", {class: "small"}, homeWords.visits_none[locale]);
  const points: MonthPoint[] = months.map(({month, visits, is_partial}) => ({
    month,
    value: visits,
    lo: null,
    hi: null,
    isPartial: is_partial
  }));
  return picture({
    title,
    subtitle: say(homeWords.visits_subtitle, {period: periodOf(months, locale)}, locale),
    draw: (options) =>
      MonthlyTrend(points, {...options, format: (value) => formatCount(value, locale)}),
    alternative: trendOf(points, formatCount, locale),
    table: () =>
      table({
        caption: say(homeWords.visits_subtitle, {period: periodOf(months, locale)}, locale),
        columns: [
          monthColumn<VisitMonth>(locale),
          {
            label: homeWords.visits[locale],
            cell: ({visits}) => figure({metric: "visits", value: visits, format: "count"}, locale),
            isNumber: true
          }
        ],
        rows: months.toReversed(),
        locale
      }),
    notes: partialNote(months, locale),
    locale
  });
}

/** The satisfied of the span against those of the span before, where the two can be compared. */
export function satisfiedTitle(
  now: Measured | undefined,
  before: Measured | undefined,
  span: ReportSpan,
  locale: Locale = "zh"
): Sentence {
  if (!now || !isShown(now)) return {message: homeWords.satisfied_none, values: {}};
  const values = {period: span.period, now: now.figure};
  if (span.before === null || !before || !isShown(before))
    return {message: homeWords.satisfied_title_plain, values};
  const {lo, hi} = newcombeDifference(now.estimate as Estimated, before.estimate as Estimated);
  const verdict = lo > 0 ? "verdict_up" : hi < 0 ? "verdict_down" : "verdict_same";
  return {
    message: homeWords.satisfied_title,
    values: {
      ...values,
      before_period: span.before,
      before: before.figure,
      verdict: homeWords[verdict][locale]
    }
  };
}

/** The satisfied by month, with intervals, under a sentence on the span as a whole. */
export function satisfiedPicture(
  all: readonly SatisfactionMonth[],
  now: readonly Measured[],
  before: readonly Measured[],
  span: ReportSpan,
  locale: Locale = "zh"
): HTMLElement {
  const first = all.findIndex(({answering_persons}) => answering_persons > 0);
  const last = all.findLastIndex(({answering_persons}) => answering_persons > 0);
  const months = first < 0 ? [] : all.slice(first, last + 1);
  if (months.length === 0) return element("p", {class: "small"}, homeWords.satisfied_none[locale]);
  const measures = months.map((month) => ({
    month: month.month,
    isPartial: month.is_partial,
    measure: measureNamed("satisfied_share", sumsOf(month))
  }));
  const points: MonthPoint[] = measures.map(({month, isPartial, measure}) => {
    const {value, lo, hi} = measure.estimate;
    return isShown(measure)
      ? {month, isPartial, value, lo, hi}
      : {month, isPartial, value: null, lo: null, hi: null};
  });
  const subtitle = say(homeWords.satisfied_subtitle, {period: periodOf(months, locale)}, locale);
  return picture({
    title: satisfiedTitle(
      findMeasure(now, "satisfied_share"),
      findMeasure(before, "satisfied_share"),
      span,
      locale
    ),
    subtitle,
    draw: (options) =>
      MonthlyTrend(points, {
        ...options,
        max: 1,
        format: (value) => formatShare(value, locale),
        formatTick: (value) => formatShare(value, locale, 0)
      }),
    alternative: trendOf(points, formatShare, locale),
    table: () =>
      table({
        caption: subtitle,
        columns: [
          monthColumn<(typeof measures)[number]>(locale),
          {
            label: homeWords.satisfied[locale],
            cell: ({measure}) => figure(measure.figure, locale),
            isNumber: true
          }
        ],
        rows: measures.toReversed(),
        locale
      }),
    notes: partialNote(months, locale),
    locale
  });
}

const trendOf = (
  points: readonly MonthPoint[],
  format: (value: number, locale: Locale) => string,
  locale: Locale
): string =>
  trendText(
    points,
    (month) => formatMonth(month, locale),
    (value) => format(value, locale),
    locale
  );

const monthColumn = <Row extends {month: string}>(locale: Locale) => ({
  label: homeWords.month[locale],
  cell: ({month}: Row) => formatMonth(month, locale),
  raw: ({month}: Row) => month.slice(0, 7)
});

const partialNote = (months: readonly {is_partial: boolean}[], locale: Locale): string[] =>
  months.some(({is_partial}) => is_partial) ? [homeWords.trend_note[locale]] : [];
