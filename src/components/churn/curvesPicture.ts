import {IncidenceCurves} from "../../charts/incidenceCurves.js";
import {settings} from "../../contract/settings.js";
import {churnWords, survivalWords} from "../../i18n/churn.js";
import {formatCount, formatDecimal, NO_VALUE} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {medianTime, survivalAt} from "../../stats/kaplanMeier.js";
import type {LogRank} from "../../stats/logRank.js";
import {logRank, pairedLogRank} from "../../stats/logRank.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {disclosure, picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import type {Split} from "./choice.js";
import {definitionText} from "./choice.js";
import type {ChurnContext, CurveRow} from "./context.js";
import {pText} from "./context.js";
import type {CurveGroup} from "./groups.js";
import {curveGroups} from "./groups.js";

const asTables = (groups: readonly CurveGroup[]) =>
  groups.map(({part, table}) => ({group: part, table}));

function survivalFigure({part, points, vehicles}: CurveGroup, month: number): Figure | null {
  const point = survivalAt(points, month);
  return (
    point && {
      metric: "not_lost_by_month",
      group: `part:${part},month:${month}`,
      value: point.survival,
      format: "share",
      n: vehicles,
      lo: point.lo,
      hi: point.hi
    }
  );
}

/** The last whole year that all curves reach, in months; 0 where one ends before. */
const comparedAt = (groups: readonly CurveGroup[]): number =>
  Math.floor(Math.min(...groups.map(({points}) => points.at(-1)?.time ?? 0)) / 12) * 12;

/** Whether the groups are lost at different speed, by the log-rank test. */
export function curvesTitle(
  groups: readonly CurveGroup[],
  test: LogRank | null,
  split: Split,
  locale: Locale = "zh"
): Sentence {
  const drawn = groups.filter(({points}) => points.length > 0);
  if (drawn.length === 0) return {message: survivalWords.curves_none, values: {}};
  if (!test) return {message: survivalWords.curves_one, values: {}};
  const values = {
    split: churnWords[`split_${split}`][locale],
    statistic: formatDecimal(test.statistic, locale, 1),
    p: pText(test.p)
  };
  const month = comparedAt(drawn);
  const ranked = drawn
    .flatMap((group) => {
      const share = survivalFigure(group, month);
      return share ? [{group, share}] : [];
    })
    .sort((a, b) => b.share.value! - a.share.value!);
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (test.p >= 0.05 || !best || !worst || best === worst || month === 0)
    return {message: survivalWords.curves_alike, values};
  return {
    message: survivalWords.curves_apart,
    values: {
      ...values,
      month,
      best: best.group.name,
      high: best.share,
      worst: worst.group.name,
      low: worst.share
    }
  };
}

/** Kaplan–Meier curves of groups of vehicles with bands, numbers at risk, medians and the tests between them. */
export function curvesPicture(
  rows: readonly CurveRow[],
  split: Split,
  context: ChurnContext,
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof survivalWords, values = {}): string =>
    say(survivalWords[name], values, locale);
  const groups = curveGroups(rows, split, context, locale);
  const shown = groups.filter(({points}) => points.length > 0).slice(0, settings.curves_at_most);
  const test = logRank(asTables(shown));
  const subtitle = word("curves_subtitle", {
    definition: definitionText(context.definition, locale),
    n: formatCount(
      groups.reduce((sum, {vehicles}) => sum + vehicles, 0),
      locale
    )
  });
  const hidden = groups.length - shown.length;
  return element(
    "div",
    {class: "churn-curves"},
    picture({
      title: curvesTitle(shown, test, split, locale),
      subtitle,
      draw: (options) =>
        IncidenceCurves(
          shown.map(({name, colour, points}) => ({
            part: colour,
            label: name,
            points: points.map((point) => ({...point, value: point.survival}))
          })),
          {...options, startsAt: 1, followed: word("curves_at_risk")}
        ),
      table: () => groupTable(groups, test, subtitle, locale),
      notes: [
        ...(hidden > 0 ? [word("curves_more", {shown: shown.length, hidden})] : []),
        ...(split === "abcd" || split === "tiers" ? [word("curves_segment")] : [])
      ],
      locale
    }),
    shown.length > 1 &&
      disclosure(word("pairs_summary"), () => pairTable(shown, word("pairs_summary"), locale))
  );
}

function groupTable(
  groups: readonly CurveGroup[],
  test: LogRank | null,
  caption: string,
  locale: Locale
): HTMLElement {
  const word = (name: keyof typeof survivalWords): string => say(survivalWords[name], {}, locale);
  const months = (value: number | null): string =>
    value === null ? NO_VALUE : formatDecimal(value, locale, 1);
  const expectedOf = (part: string) => test?.groups.find(({group}) => group === part)?.expected;
  return table<CurveGroup>({
    caption,
    columns: [
      {label: word("group"), cell: ({name}) => name},
      {
        label: word("started"),
        cell: ({vehicles}) => formatCount(vehicles, locale),
        isNumber: true
      },
      {
        label: word("events"),
        cell: ({table: rows}) =>
          formatCount(
            rows.reduce((sum, {events}) => sum + events, 0),
            locale
          ),
        isNumber: true
      },
      {
        label: word("expected"),
        cell: ({part}) => formatDecimal(expectedOf(part) ?? null, locale, 1),
        isNumber: true
      },
      {
        label: word("median"),
        cell: ({points}) => months(medianTime(points).value),
        isNumber: true
      },
      {
        label: word("median_range"),
        cell: ({points}) => {
          const {lo, hi} = medianTime(points);
          return `${months(lo)}–${months(hi)}`;
        },
        isNumber: true
      },
      ...([12, 24, 36] as const).flatMap((month) => [
        {
          label: word(`at_${month}`),
          cell: (group: CurveGroup) => {
            const share = survivalFigure(group, month);
            return share ? figure(share, locale) : "";
          },
          isNumber: true
        },
        {
          label: word("median_range"),
          cell: (group: CurveGroup) => {
            const share = survivalFigure(group, month);
            return (share && intervalText(share, locale)) ?? "";
          },
          isNumber: true
        }
      ])
    ],
    rows: groups
  });
}

function pairTable(groups: readonly CurveGroup[], caption: string, locale: Locale): HTMLElement {
  const word = (name: keyof typeof survivalWords): string => say(survivalWords[name], {}, locale);
  const nameOf = (part: string): string => groups.find((group) => group.part === part)?.name ?? "";
  return table({
    caption,
    columns: [
      {
        label: word("pair"),
        cell: ({a, b}: ReturnType<typeof pairedLogRank>[number]) => `${nameOf(a)} · ${nameOf(b)}`
      },
      {
        label: word("statistic"),
        cell: ({statistic}) => formatDecimal(statistic, locale, 2),
        isNumber: true,
        sortBy: ({statistic}) => statistic
      },
      {label: word("q"), cell: ({q}) => q.toFixed(3), isNumber: true, sortBy: ({q}) => q},
      {label: word("verdict"), cell: ({q}) => word(q <= 0.05 ? "apart" : "alike")}
    ],
    rows: pairedLogRank(asTables(groups))
  });
}
