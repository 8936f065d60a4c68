import {churnWords} from "../../i18n/churn.js";
import {formatCount, formatShare, NO_VALUE} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {cumulativeIncidence, incidenceAt} from "../../stats/cumulativeIncidence.js";
import {kaplanMeier, medianTime, restrictedMean} from "../../stats/kaplanMeier.js";
import {countedShare} from "../countedShare.js";
import {element} from "../element.js";
import type {Measured} from "../measures.js";
import {findMeasure, isShown} from "../measures.js";
import {sentence} from "../sentence.js";
import {term} from "../term.js";
import {tile, tiles} from "../tile.js";
import type {CurveRow} from "./context.js";
import {followedCount, lifeTableOf} from "./context.js";
import type {OutcomeRow} from "./outcomesPicture.js";
import type {SeenMonthRow} from "./seenMonthsPicture.js";
import {recentMonths} from "./seenMonthsPicture.js";

/** The page's answer: how many were lost, and by what age half are. */
export function churnAnswer(
  share: readonly Measured[],
  all: readonly CurveRow[],
  locale: Locale = "zh"
): HTMLElement {
  const measure = findMeasure(share, "lost_share");
  const points = kaplanMeier(lifeTableOf(all));
  const median = medianTime(points);
  const last = points.at(-1)?.time;
  return element(
    "p",
    {class: "answer stale-able"},
    measure && isShown(measure) && measure.estimate.lo !== null && measure.estimate.hi !== null
      ? sentence(
          {
            message: churnWords.answer,
            values: {
              share: measure.figure,
              lo: formatShare(measure.estimate.lo, locale),
              hi: formatShare(measure.estimate.hi, locale)
            }
          },
          locale
        )
      : churnWords.answer_none[locale],
    locale === "zh" ? "" : " ",
    median.value !== null
      ? say(churnWords.answer_median, {median: median.value}, locale)
      : last !== undefined && say(churnWords.answer_not_reached, {last}, locale)
  );
}

/** The figures that back it: share lost, vehicles, median age, who came back, the cohort rule. */
export function churnFigures(
  share: readonly Measured[],
  all: readonly CurveRow[],
  back: readonly CurveRow[],
  outcomes: readonly OutcomeRow[],
  months: readonly SeenMonthRow[],
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof churnWords, values = {}): string =>
    say(churnWords[name], values, locale);
  const measure = findMeasure(share, "lost_share");
  const points = kaplanMeier(lifeTableOf(all));
  const median = medianTime(points);
  const tau = Math.floor((points.at(-1)?.time ?? 0) / 12) * 12;
  const mean = tau > 0 ? restrictedMean(points, tau) : null;
  const ever = outcomes
    .filter(({outcome}) => outcome === "lost" || outcome === "back")
    .reduce((sum, {vehicles}) => sum + vehicles, 0);
  const year = incidenceAt(cumulativeIncidence(lifeTableOf(back)), 12);
  const recent = recentMonths(months);
  const written = (value: number | null): string =>
    value === null ? NO_VALUE : formatCount(value, locale);
  return tiles([
    ...(measure
      ? [tile({label: term("lost_share", locale), figure: measure.figure, isLeading: true, locale})]
      : []),
    tile({
      label: word("vehicles_lost"),
      figure: {metric: "vehicles_lost", value: ever, format: "count"},
      locale
    }),
    tile({
      label: word("median_label"),
      figure: {
        metric: "median_months",
        value: median.value,
        format: "decimal",
        n: followedCount(all)
      },
      notes: [
        median.value === null
          ? word("not_reached")
          : word("median_interval", {lo: written(median.lo), hi: written(median.hi)}),
        ...(mean ? [word("restricted", {tau, mean: mean.value.toFixed(1)})] : [])
      ],
      locale
    }),
    ...(year
      ? [
          tile({
            label: word("back_label"),
            figure: {
              metric: "back_by_month",
              group: "month:12",
              value: year.incidence,
              format: "share",
              n: followedCount(back),
              lo: year.lo,
              hi: year.hi
            },
            locale
          })
        ]
      : []),
    ...(recent
      ? [
          tile({
            label: term("cohort_rule_lost", locale),
            figure: countedShare("cohort_rule_lost", recent.silent, recent.seen),
            notes: [word("cohort_label")],
            locale
          })
        ]
      : [])
  ]);
}
