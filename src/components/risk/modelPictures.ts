import {CourseRows} from "../../charts/courseRows.js";
import {IntervalRows} from "../../charts/intervalRows.js";

import {settings} from "../../contract/settings.js";
import {formatCount, formatDecimal, formatRange} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {featureNames, riskWords} from "../../i18n/risk.js";
import {wilsonInterval} from "../../stats/wilson.js";
import type {Figure} from "../figure.js";
import {figure, intervalText, stateOf} from "../figure.js";
import {element} from "../element.js";
import {picture} from "../picture.js";
import {table} from "../table.js";
import type {EffectRow} from "./context.js";
import {effectName, isFeature, levelName, word} from "./context.js";

function lostFigure({feature, level, n, lost}: EffectRow): Figure {
  const interval = wilsonInterval(lost, n);
  return {
    metric: "landmark_lost",
    group: `${feature}:${level}`,
    value: n === 0 ? null : lost / n,
    format: "share",
    n,
    lo: interval?.lo ?? null,
    hi: interval?.hi ?? null
  };
}

const noEffects = (locale: Locale): HTMLElement =>
  element("p", {class: "stale-able"}, word("none", locale, {least: settings.risk_least_losses}));

/** The naive rule: how many were lost in the end, by how far the due date was away. */
export function recencyPicture(effects: readonly EffectRow[], locale: Locale = "zh"): HTMLElement {
  const rows = effects.filter(({score, feature}) => score === "rule" && feature === "recency");
  if (rows.length === 0) return noEffects(locale);
  const at = (level: number): Figure => lostFigure(rows.find((row) => row.level === level)!);
  const subtitle = word("recency_subtitle", locale, {
    landmarks: settings.risk_landmarks,
    n: formatCount(
      rows.reduce((sum, {n}) => sum + n, 0),
      locale
    )
  });
  const isKnown = rows.length > 0 && [at(2), at(4)].every((one) => stateOf(one) === "shown");
  return picture({
    title: isKnown
      ? {message: riskWords.recency_title, values: {before: at(2), after: at(4)}}
      : {message: riskWords.recency_none, values: {}},
    subtitle,
    draw: (options) =>
      CourseRows(
        rows.map((row) => {
          const data = lostFigure(row);
          const state = stateOf(data);
          const isShown = state === "shown" || state === "small";
          return {
            label: levelName("recency", row.level, locale),
            note: `n=${formatCount(row.n, locale)}`,
            share: isShown ? data.value : null,
            lo: isShown ? data.lo! : null,
            hi: isShown ? data.hi! : null,
            isSmall: state === "small",
            course: null
          };
        }),
        options
      ),
    table: () => effectTable(rows, subtitle, locale),
    locale
  });
}

/** Beside the due date: the odds of being lost at each level of each feature, against its first. */
export function effectsPicture(effects: readonly EffectRow[], locale: Locale = "zh"): HTMLElement {
  const rows = effects.filter(
    ({score, feature, n}) =>
      score === "model" &&
      isFeature(feature) &&
      feature !== "recency" &&
      n >= settings.smallest_sample
  );
  if (rows.length === 0) return noEffects(locale);
  const drawn = rows.filter(({level, lo, hi}) => level > 0 && lo !== null && hi !== null);
  const [first, second] = drawn
    .filter(({lo, hi}) => lo! > 0 || hi! < 0)
    .sort((a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient));
  const all = effects.find(({score, feature}) => score === "model" && feature === "intercept");
  const subtitle = word("effects_subtitle", locale, {
    n: formatCount(all?.n ?? 0, locale),
    lost: formatCount(all?.lost ?? 0, locale)
  });
  const odds = (row: EffectRow): Figure => ({
    metric: "risk_odds_ratio",
    group: `${row.feature}:${row.level}`,
    value: Math.exp(row.coefficient),
    format: "decimal",
    n: row.n,
    lo: row.lo === null ? null : Math.exp(row.lo),
    hi: row.hi === null ? null : Math.exp(row.hi)
  });
  const name = (row: EffectRow): string =>
    isFeature(row.feature) ? effectName(row.feature, row.level, locale) : row.feature;
  return picture({
    title:
      first && second
        ? {
            message: riskWords.effects_title,
            values: {
              first: name(first),
              first_odds: odds(first),
              second: name(second),
              second_odds: odds(second)
            }
          }
        : {message: riskWords.effects_none, values: {}},
    subtitle,
    draw: (options) =>
      IntervalRows(
        drawn.map((row) => ({
          label: isFeature(row.feature) ? levelName(row.feature, row.level, locale) : row.feature,
          note: isFeature(row.feature) ? featureNames[row.feature][locale] : "",
          marks: [
            {
              value: row.coefficient,
              lo: row.lo!,
              hi: row.hi!,
              className: "own",
              text: formatDecimal(Math.exp(row.coefficient), locale),
              side: "right" as const
            }
          ]
        })),
        {...options, domain: [Math.log(0.4), Math.log(5)], origin: 0}
      ),
    table: () => effectTable(rows, subtitle, locale),
    notes: [word("effects_note", locale)],
    locale
  });
}

function effectTable(rows: readonly EffectRow[], caption: string, locale: Locale): HTMLElement {
  return table<EffectRow>({
    caption,
    columns: [
      {
        label: word("level", locale),
        cell: ({feature, level}) =>
          isFeature(feature) ? effectName(feature, level, locale) : feature
      },
      {
        label: word("n", locale),
        cell: ({n}) => formatCount(n, locale),
        isNumber: true
      },
      {
        label: word("lost_share", locale),
        cell: (row) => figure(lostFigure(row), locale),
        isNumber: true
      },
      {
        label: word("interval", locale),
        cell: (row) => intervalText(lostFigure(row), locale) ?? "",
        isNumber: true
      },
      {
        label: word("odds", locale),
        cell: ({level, coefficient}) =>
          level === 0 ? word("reference", locale) : formatDecimal(Math.exp(coefficient), locale, 2),
        isNumber: true
      },
      {
        label: word("interval", locale),
        cell: ({lo, hi}) =>
          lo === null || hi === null
            ? ""
            : formatRange(
                formatDecimal(Math.exp(lo), locale, 2),
                formatDecimal(Math.exp(hi), locale, 2),
                locale
              ),
        isNumber: true
      }
    ],
    rows,
    locale
  });
}
