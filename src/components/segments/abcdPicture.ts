import {Quadrant} from "../../charts/quadrant.js";
import type {QuadrantGroup} from "../../charts/quadrant.js";
import {ClassBars} from "../../charts/classBars.js";
import {classNamed, rulesNamed, segmentSchemes} from "../../contract/segments.js";
import {
  formatCount,
  formatDecimal,
  formatPoints,
  formatRange,
  formatShare,
  formatYuan
} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import {sampleState} from "../../stats/sampleState.js";
import {wilsonInterval} from "../../stats/wilson.js";
import {element} from "../element.js";
import {figure} from "../figure.js";
import type {Figure} from "../figure.js";
import {disclosure, picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import type {Threshold} from "../threshold.js";
import {abcdSizes, highStops, loyalCutOf, loyaltySteps, sumSizes} from "./abcdSizes.js";
import type {AbcdClass, AbcdRules, ClassSize, LoyaltyValueRow} from "./abcdSizes.js";
import {asOfText, word} from "./context.js";
import type {SegmentContext} from "./context.js";
import {ruleValue} from "./segmentText.js";
import {segmentWords} from "../../i18n/segmentPages.js";

/** From how many yuan on customers are among a share, as the query gives it. */
export interface CutRow {
  share: number;
  yuan: number | null;
}

const drawn = ["a", "b", "c", "d"] as const;

/** A share of all as a figure. */
const shareFigure = (metric: string, group: string, part: number, all: number): Figure => ({
  metric,
  group,
  value: all > 0 ? part / all : null,
  format: "share",
  people: all
});

/** The share lost in a class with its Wilson interval. */
export function lostFigure(group: string, {customers, lost}: ClassSize): Figure {
  const interval = customers > 0 ? wilsonInterval(lost, customers) : null;
  return {
    metric: "segment_lost_share",
    group,
    value: customers > 0 ? lost / customers : null,
    format: "share",
    n: customers,
    lo: interval?.lo ?? null,
    hi: interval?.hi ?? null
  };
}

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

/** A cut of loyalty as it is said at its line. */
export const cutText = (rules: AbcdRules, value: number, locale: Locale = "zh"): string =>
  word(
    "cut_loyal",
    {
      value:
        rules.loyal_by === "services"
          ? formatShare(value, locale, 0)
          : rules.loyal_by === "attitude"
            ? formatDecimal(value, locale, 2)
            : String(Math.round(value * 100))
    },
    locale
  );

/** A cut of value as it is said at its line: the share, and from how much on. */
export function valueCutText(
  cutRows: readonly CutRow[],
  share: number,
  locale: Locale = "zh"
): string {
  const yuan = cutRows.find((row) => Math.abs(row.share - share) < 1e-9)?.yuan ?? null;
  return word(
    "cut_value",
    {share: formatShare(share, locale, 0), yuan: formatYuan(yuan, locale)},
    locale
  );
}

/** Sizes, profit and losses of the classes. */
export function sizeTable(
  sizes: Readonly<Record<AbcdClass, ClassSize>>,
  locale: Locale = "zh"
): HTMLElement {
  const all = sumSizes(Object.values(sizes));
  const classed = sumSizes(drawn.map((name) => sizes[name]));
  type Row = {name: AbcdClass | "total"; size: ClassSize};
  const label = ({name}: Row): string =>
    name === "total" ? word("total", {}, locale) : classNamed("abcd", name)!.label[locale];
  return table<Row>({
    caption: word("abcd_caption", {}, locale),
    columns: [
      {label: word("class", {}, locale), cell: label},
      {
        label: word("customers", {}, locale),
        cell: ({size}) => formatCount(size.customers, locale),
        isNumber: true
      },
      {
        label: word("customer_share", {}, locale),
        cell: ({name, size}) =>
          name === "none" || name === "total"
            ? ""
            : figure(shareFigure("segment_share", name, size.customers, classed.customers), locale),
        isNumber: true
      },
      {
        label: word("profit", {}, locale),
        cell: ({size}) => formatYuan(size.profit, locale),
        isNumber: true
      },
      {
        label: word("profit_share", {}, locale),
        cell: ({name, size}) =>
          name === "none" || name === "total"
            ? ""
            : figure(
                shareFigure("segment_profit_share", name, size.profit, classed.profit),
                locale
              ),
        isNumber: true
      },
      {
        label: word("mean_profit", {}, locale),
        cell: ({size}) =>
          sampleState(size.customers) === "withheld"
            ? "—"
            : formatYuan(size.profit / size.customers, locale),
        isNumber: true
      },
      {
        label: word("lost_share", {}, locale),
        cell: ({name, size}) => {
          const data = lostFigure(name, size);
          const range =
            data.lo == null || data.hi == null || sampleState(size.customers) === "withheld"
              ? ""
              : ` (${formatRange(formatShare(data.lo, locale), formatShare(data.hi, locale), locale)})`;
          return [figure(data, locale), range];
        },
        isNumber: true
      },
      {
        label: word("at_risk", {}, locale),
        cell: ({size}) => formatYuan(size.profit - size.lostProfit, locale),
        isNumber: true
      }
    ],
    rows: (["a", "b", "c", "d", "none"] as const).map((name) => ({name, size: sizes[name]})),
    total: {name: "total", size: all}
  });
}

/** The sizes with each cut a step lower, as it is, and a step higher. */
function sensitivityTable(
  rows: readonly LoyaltyValueRow[],
  rules: AbcdRules,
  locale: Locale
): HTMLElement {
  const loyalName = `loyal_${rules.loyal_by}` as const;
  const loyalStops: readonly number[] = segmentSchemes.abcd.rules[loyalName].stops;
  const near = (stops: readonly number[], value: number): number[] => {
    const at = stops.indexOf(value);
    return [stops[at - 1], stops[at + 1]].filter((stop) => stop !== undefined);
  };
  const known = rulesNamed("abcd");
  const variants = [
    {label: word("cut_now", {}, locale), rules},
    ...near(loyalStops, loyalCutOf(rules)).map((value) => ({
      label: `${known[loyalName]!.label[locale]} ${ruleValue(known[loyalName]!, value, locale)}`,
      rules: {...rules, [loyalName]: value}
    })),
    ...near(highStops, rules.high_value).map((value) => ({
      label: `${known.high_value!.label[locale]} ${ruleValue(known.high_value!, value, locale)}`,
      rules: {...rules, high_value: value}
    }))
  ];
  return table<(typeof variants)[number]>({
    caption: word("sensitivity_caption", {}, locale),
    columns: [
      {label: word("cut", {}, locale), cell: ({label}) => label, isLong: true},
      ...drawn.map((name) => ({
        label: classNamed("abcd", name)!.label[locale],
        cell: (row: (typeof variants)[number]) => {
          const sizes = abcdSizes(rows, row.rules);
          const all = sumSizes(drawn.map((each) => sizes[each]));
          const share = all.customers > 0 ? sizes[name].customers / all.customers : null;
          return `${formatCount(sizes[name].customers, locale)} (${formatShare(share, locale)})`;
        },
        isNumber: true
      }))
    ],
    rows: variants
  });
}

/** What each class is of the customers and of the profit, and how much of the profit is already lost. */
export function riskPicture(
  rows: readonly LoyaltyValueRow[],
  rules: AbcdRules,
  {filters}: SegmentContext,
  locale: Locale = "zh"
): HTMLElement {
  const sizes = abcdSizes(rows, rules);
  const all = sumSizes(drawn.map((name) => sizes[name]));
  const {a, b} = sizes;
  const difference =
    sampleState(a.customers) === "withheld" || sampleState(b.customers) === "withheld"
      ? null
      : newcombeDifference(
          {value: b.lost / b.customers, ...wilsonInterval(b.lost, b.customers)!},
          {value: a.lost / a.customers, ...wilsonInterval(a.lost, a.customers)!}
        );
  const bars = drawn.map((name) => {
    const size = sizes[name];
    const customers = all.customers > 0 ? size.customers / all.customers : 0;
    const profit = all.profit > 0 ? size.profit / all.profit : 0;
    const gone = all.profit > 0 ? size.lostProfit / all.profit : 0;
    return {
      label: classNamed("abcd", name)!.label[locale],
      colour: classNamed("abcd", name)!.colour,
      bars: [
        {
          name: word("bar_customers", {}, locale),
          share: customers,
          text: `${formatShare(customers, locale)}`
        },
        {
          name: word("bar_profit", {}, locale),
          share: Math.max(0, profit),
          lighter: Math.max(0, gone),
          text: `${formatShare(profit, locale)}${locale === "zh" ? "，" : ", "}${word("bar_lost", {}, locale)} ${formatShare(profit > 0 ? gone / profit : null, locale)}`
        }
      ]
    };
  });
  return picture({
    title:
      b.customers < 10
        ? {message: segmentWords.risk_title_none, values: {}}
        : {
            message: segmentWords.risk_title,
            values: {
              b_profit: shareFigure("segment_profit_share", "b", b.profit, all.profit),
              gone: {
                metric: "segment_lost_profit_share",
                group: "b",
                value: b.profit > 0 ? b.lostProfit / b.profit : null,
                format: "share",
                people: b.customers
              }
            }
          },
    subtitle: word(
      rules.value_by === "residual" ? "subtitle_residual" : "subtitle",
      {
        as_of: asOfText(filters, locale),
        persons: word("persons", {n: formatCount(all.customers, locale)}, locale)
      },
      locale
    ),
    draw: (options) => ClassBars(bars, options),
    alternative: bars
      .map((row) => `${row.label} ${row.bars.map(({name, text}) => `${name} ${text}`).join(" ")}`)
      .join(locale === "zh" ? "；" : "; "),
    table: () => sizeTable(sizes, locale),
    notes:
      difference === null
        ? []
        : [
            word(
              "compare_lost",
              {
                points: formatPoints(difference.value, locale),
                range: formatRange(
                  formatPoints(difference.lo, locale),
                  formatPoints(difference.hi, locale),
                  locale
                )
              },
              locale
            ),
            ...(rules.loyal_by === "attitude" ? [] : [word("compare_lost_rule", {}, locale)])
          ],
    locale
  });
}
