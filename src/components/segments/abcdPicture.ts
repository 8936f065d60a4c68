import {Quadrant} from "../../charts/quadrant.js";
import type {QuadrantGroup} from "../../charts/quadrant.js";
import {classNamed, rulesNamed, segmentSchemes} from "../../contract/segments.js";
import {formatCount, formatDecimal, formatShare, formatYuan} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {element} from "../element.js";
import {disclosure, picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import type {Threshold} from "../threshold.js";
import {abcdSizes, highStops, loyalCutOf, loyaltySteps, sumSizes} from "./abcdSizes.js";
import type {AbcdRules, LoyaltyValueRow} from "./abcdSizes.js";
import {asOfText, word} from "./context.js";
import type {SegmentContext} from "./context.js";
import {ruleValue} from "./segmentText.js";
import {segmentWords} from "../../i18n/segmentPages.js";
import {drawn, shareFigure, lostFigure, cutText, valueCutText} from "./abcdFigures.js";
import type {CutRow} from "./abcdFigures.js";
import {sizeTable, sensitivityTable} from "./abcdTables.js";

/** What the page's first sentence says: how many are worth much and not loyal, and what is at risk with them. */
export function abcdAnswer(rows: readonly LoyaltyValueRow[], rules: AbcdRules): Sentence {
  const sizes = abcdSizes(rows, rules);
  const all = sumSizes(drawn.map((name) => sizes[name]));
  if (all.customers < 10) return {message: segmentWords.none_title, values: {}};
  const {b} = sizes;
  return {
    message: segmentWords.answer,
    values: {
      share: shareFigure("segment_share", "b", b.customers, all.customers),
      profit_share: shareFigure("segment_profit_share", "b", b.profit, all.profit),
      lost: lostFigure("b", b),
      here: {metric: "segment_not_lost", group: "b", value: b.customers - b.lost, format: "count"},
      at_risk: {
        metric: "segment_profit_at_risk",
        group: "b",
        value: b.profit - b.lostProfit,
        format: "yuan"
      }
    }
  };
}

/** Loyalty × value in four classes, cut where the reader puts the lines. */
export function abcdPicture(
  rows: readonly LoyaltyValueRow[],
  cutRows: readonly CutRow[],
  rules: AbcdRules,
  cuts: {loyal: Threshold; value: Threshold},
  {filters}: SegmentContext,
  locale: Locale = "zh"
): HTMLElement {
  const sizes = abcdSizes(rows, rules);
  const all = sumSizes(drawn.map((name) => sizes[name]));
  const perUnit = loyaltySteps[rules.loyal_by];
  const first = rules.loyal_by === "attitude" ? perUnit : 0;
  const last = rules.loyal_by === "attitude" ? 5 * perUnit : perUnit;
  const levels = Array.from({length: last - first + 1}, (_, i) => {
    const level = Math.round(((first + i) / perUnit) * 1000) / 1000;
    const isNamed = rules.loyal_by === "attitude" ? i % perUnit === 0 : i % 5 === 0;
    const text =
      rules.loyal_by === "attitude"
        ? formatDecimal(level, locale, 0)
        : rules.loyal_by === "services"
          ? formatShare(level, locale, 0)
          : String(Math.round(level * 100));
    return {level, label: isNamed ? text : ""};
  });
  const named = new Set([0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]);
  const bands = [
    ...highStops.map((share, row) => ({
      row,
      label: named.has(share) ? word("band", {share: formatShare(share, locale, 0)}, locale) : null
    })),
    {row: highStops.length, label: word("band_rest", {}, locale)}
  ];
  const corner = (name: "a" | "b" | "c" | "d"): QuadrantGroup => ({
    group: name,
    label: classNamed("abcd", name)!.label[locale],
    share: all.customers > 0 ? sizes[name].customers / all.customers : null,
    note: word(
      "corner",
      {
        count: formatCount(sizes[name].customers, locale),
        profit: formatYuan(sizes[name].profit, locale)
      },
      locale
    )
  });
  const corners = [corner("b"), corner("a"), corner("d"), corner("c")] as const;
  const cells = rows
    .filter(({is_company, step, band}) => !is_company && step !== null && band !== null)
    .map(({step, band, customers}) => ({
      level: Math.round((step! / perUnit) * 1000) / 1000,
      row: band,
      count: customers
    }));
  const companies = sumSizes(Object.values(abcdSizes(rows, rules, {companies: true})));
  const title: Sentence =
    all.customers < 10
      ? {message: segmentWords.none_title, values: {}}
      : {
          message: segmentWords.abcd_title,
          values: {
            a_share: shareFigure("segment_share", "a", sizes.a.customers, all.customers),
            b_share: shareFigure("segment_share", "b", sizes.b.customers, all.customers),
            a_profit: shareFigure("segment_profit_share", "a", sizes.a.profit, all.profit),
            b_profit: shareFigure("segment_profit_share", "b", sizes.b.profit, all.profit)
          }
        };
  const hasMoved =
    rules.high_value !== segmentSchemes.abcd.rules.high_value.fallback ||
    loyalCutOf(rules) !== segmentSchemes.abcd.rules[`loyal_${rules.loyal_by}`].fallback;
  const known = rulesNamed("abcd");
  const node = picture({
    title,
    subtitle: word(
      rules.value_by === "residual" ? "subtitle_residual" : "subtitle",
      {
        as_of: asOfText(filters, locale),
        persons: word("persons", {n: formatCount(all.customers, locale)}, locale)
      },
      locale
    ),
    draw: (options) =>
      cuts.value.attach(
        cuts.loyal.attach(
          Quadrant(cells, {
            ...options,
            levels,
            rows: bands,
            rest: null,
            axis: word("axis_value", {}, locale),
            across: {...cuts.loyal.cut, write: (value) => cutText(rules, value, locale)},
            along: {
              ...cuts.value.cut,
              write: (value) => valueCutText(cutRows, value, locale),
              rowOf: (value) => highStops.indexOf(value)
            },
            groups: [...corners] as [QuadrantGroup, QuadrantGroup, QuadrantGroup, QuadrantGroup]
          })
        )
      ),
    alternative: corners
      .map(({label, share, note}) => `${label} ${formatShare(share, locale)} ${note}`)
      .join(locale === "zh" ? "；" : "; "),
    table: () => sizeTable(sizes, locale),
    notes: [
      word("unplaced", {count: formatCount(sizes.none.customers, locale)}, locale),
      ...(companies.customers > 0
        ? [
            word(
              "companies",
              {
                n: formatCount(companies.customers, locale),
                profit: formatYuan(companies.profit, locale)
              },
              locale
            )
          ]
        : []),
      ...(hasMoved
        ? [
            word(
              "moved",
              {
                loyal: ruleValue(
                  known[`loyal_${rules.loyal_by}`]!,
                  known[`loyal_${rules.loyal_by}`]!.fallback,
                  locale
                ),
                high: ruleValue(known.high_value!, known.high_value!.fallback, locale)
              },
              locale
            )
          ]
        : [])
    ],
    locale
  });
  return element(
    "div",
    {},
    node,
    disclosure(word("sensitivity", {}, locale), () => sensitivityTable(rows, rules, locale))
  );
}
