import {ClassBars} from "../../charts/classBars.js";
import {Concentration} from "../../charts/concentration.js";
import {classNamed, classesOf} from "../../contract/segments.js";
import type {RulesOf} from "../../contract/segments.js";
import {
  formatCount,
  formatDecimal,
  formatRange,
  formatShare,
  formatYuan
} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {segmentWords} from "../../i18n/segmentPages.js";
import {concentrationCurve, gini, shareOfTop} from "../../stats/gini.js";
import type {ValueCount} from "../../stats/gini.js";
import {figure} from "../figure.js";
import {picture} from "../picture.js";
import {table} from "../table.js";
import type {Threshold} from "../threshold.js";
import type {CutRow} from "./abcdFigures.js";
import {asOfText, word} from "./context.js";
import type {SegmentContext} from "./context.js";

/** How many customers are worth how much, as the query gives it. */
export interface ValueRow {
  is_company: boolean;
  yuan: number | null;
  customers: number;
}

type TierRules = RulesOf<"tiers">;
const tiers = ["top", "upper", "middle", "base"] as const;
type Tier = (typeof tiers)[number];

/** Customers and profit of a layer; a loss of less than a yuan is left out, because worth is in whole yuan. */
export interface TierSize {
  tier: Tier;
  /** The least worth in it; null for the last. */
  from: number | null;
  customers: number;
  profit: number;
}

/** The amounts that cut the layers: typed, or those of the shares of all persons today. */
export function tierCuts(rules: TierRules, cutRows: readonly CutRow[]): (number | null)[] {
  if (rules.tier_by === "yuan")
    return [rules.tier_top_yuan, rules.tier_upper_yuan, rules.tier_middle_yuan];
  const yuanOf = (share: number): number | null =>
    cutRows.find((row) => Math.abs(row.share - share) < 1e-9)?.yuan ?? null;
  return [rules.tier_top, rules.tier_upper, rules.tier_middle].map(yuanOf);
}

/** The layers of the persons, from the top. */
export function tierSizes(
  rows: readonly ValueRow[],
  cuts: readonly (number | null)[],
  {companies = false} = {}
): TierSize[] {
  const sizes = tiers.map((tier, i): TierSize => ({
    tier,
    from: cuts[i] ?? null,
    customers: 0,
    profit: 0
  }));
  for (const {is_company, yuan, customers} of rows) {
    if (is_company !== companies || yuan === null) continue;
    const at = cuts.findIndex((cut) => cut !== null && yuan >= cut);
    const size = sizes[at < 0 ? 3 : at]!;
    size.customers += customers;
    size.profit += yuan * customers;
  }
  return sizes;
}

/** The persons' values in the order that curve and coefficient need. */
export const personValues = (rows: readonly ValueRow[]): ValueCount[] =>
  rows
    .filter(({is_company, yuan}) => !is_company && yuan !== null)
    .map(({yuan, customers}) => ({value: yuan!, count: customers}));

/** The share that the title speaks of. */
const TOP = 0.2;

/** The pyramid: who brings how much, from the most valuable down, over its layers. */
export function pyramidPicture(
  rows: readonly ValueRow[],
  cutRows: readonly CutRow[],
  rules: TierRules,
  controls: readonly Threshold[],
  {filters}: SegmentContext,
  locale: Locale = "zh"
): HTMLElement {
  const values = personValues(rows);
  const n = values.reduce((sum, {count}) => sum + count, 0);
  const curve = concentrationCurve(values);
  const coefficient = gini(values);
  const sizes = tierSizes(rows, tierCuts(rules, cutRows));
  const top = shareOfTop(curve, TOP);
  const negative = values.filter(({value}) => value < 0).reduce((sum, {count}) => sum + count, 0);
  let reached = 0;
  const layers = sizes.map(({tier, customers}) => {
    reached += n > 0 ? customers / n : 0;
    const {label, colour} = classNamed("tiers", tier)!;
    return {to: reached, label: label[locale], colour};
  });
  const companies = tierSizes(rows, tierCuts(rules, cutRows), {companies: true});
  const companyCount = companies.reduce((sum, {customers}) => sum + customers, 0);
  return picture({
    title:
      n < 10 || coefficient === null
        ? {message: segmentWords.pyramid_none, values: {}}
        : {
            message: segmentWords.pyramid_title,
            values: {
              top: {metric: "top_fifth_profit_share", value: top, format: "share", people: n},
              gini: {
                metric: "profit_gini",
                value: coefficient.value,
                format: "coefficient",
                n,
                lo: coefficient.lo,
                hi: coefficient.hi
              },
              range: formatRange(
                formatDecimal(coefficient.lo, locale, 2),
                formatDecimal(coefficient.hi, locale, 2),
                locale
              )
            }
          },
    subtitle: word(
      "pyramid_subtitle",
      {as_of: asOfText(filters, locale), n: formatCount(n, locale)},
      locale
    ),
    draw: (options) =>
      controls.reduce(
        (drawing, control) => control.attach(drawing),
        Concentration(curve, {
          ...options,
          axes: {x: word("axis_people", {}, locale), y: word("axis_share", {}, locale)},
          equal: word("equal", {}, locale),
          layers,
          cuts: controls.map(({cut}) => cut),
          marked:
            top === null
              ? null
              : {
                  people: TOP,
                  share: top,
                  text: `${word("band", {share: formatShare(TOP, locale, 0)}, locale)} → ${formatShare(top, locale)}`
                }
        }) as Element
      ),
    table: () => tierTable(sizes, locale),
    notes: [
      ...(negative > 0 ? [word("negative", {n: formatCount(negative, locale)}, locale)] : []),
      ...(rules.tier_by === "share" ? [word("base_note", {}, locale)] : []),
      ...(companyCount > 0
        ? [
            word(
              "companies",
              {
                n: formatCount(companyCount, locale),
                profit: formatYuan(
                  companies.reduce((sum, {profit}) => sum + profit, 0),
                  locale
                )
              },
              locale
            )
          ]
        : [])
    ],
    locale
  });
}

/** The layers as a pyramid: how many they are, and what they bring. */
export function tiersPicture(
  rows: readonly ValueRow[],
  cutRows: readonly CutRow[],
  rules: TierRules,
  {filters}: SegmentContext,
  locale: Locale = "zh"
): HTMLElement {
  const sizes = tierSizes(rows, tierCuts(rules, cutRows));
  const n = sizes.reduce((sum, {customers}) => sum + customers, 0);
  const profit = sizes.reduce((sum, size) => sum + size.profit, 0);
  const high = sizes.slice(0, 2);
  const shareOf = (metric: string, group: string, part: number, all: number) => ({
    metric,
    group,
    value: all > 0 ? part / all : null,
    format: "share" as const,
    people: n
  });
  const added = (of: (size: TierSize) => number): number =>
    high.reduce((sum, size) => sum + of(size), 0);
  const base = sizes.at(-1)!;
  const bars = sizes.map((size) => {
    const {label, colour} = classNamed("tiers", size.tier)!;
    return {
      label: label[locale],
      colour,
      bars: [
        {
          name: word("bar_customers", {}, locale),
          share: n > 0 ? size.customers / n : 0,
          text: formatShare(n > 0 ? size.customers / n : null, locale)
        },
        {
          name: word("bar_profit", {}, locale),
          share: profit > 0 ? Math.max(0, size.profit / profit) : 0,
          text: formatShare(profit > 0 ? size.profit / profit : null, locale)
        }
      ]
    };
  });
  return picture({
    title:
      n < 10 || !(profit > 0)
        ? {message: segmentWords.pyramid_none, values: {}}
        : {
            message: segmentWords.tiers_title,
            values: {
              people: shareOf(
                "segment_share",
                "high",
                added(({customers}) => customers),
                n
              ),
              profit: shareOf(
                "segment_profit_share",
                "high",
                added((size) => size.profit),
                profit
              ),
              base_people: shareOf("segment_share", "base", base.customers, n),
              base_profit: shareOf("segment_profit_share", "base", base.profit, profit)
            }
          },
    subtitle: word(
      "pyramid_subtitle",
      {as_of: asOfText(filters, locale), n: formatCount(n, locale)},
      locale
    ),
    draw: (options) => ClassBars(bars, options),
    table: () => tierTable(sizes, locale),
    locale
  });
}

/** Layers with their customers and profit. */
export function tierTable(sizes: readonly TierSize[], locale: Locale = "zh"): HTMLElement {
  const customers = sizes.reduce((sum, size) => sum + size.customers, 0);
  const profit = sizes.reduce((sum, size) => sum + size.profit, 0);
  const labels = Object.fromEntries(
    classesOf("tiers").map(([name, {label}]) => [name, label[locale]])
  );
  return table<TierSize>({
    caption: word("tiers_caption", {}, locale),
    columns: [
      {label: word("class", {}, locale), cell: ({tier}) => labels[tier]},
      {
        label: word("from_yuan", {}, locale),
        cell: ({tier, from}) => (tier === "base" ? "" : formatYuan(from, locale)),
        isNumber: true
      },
      {
        label: word("customers", {}, locale),
        cell: (size) => formatCount(size.customers, locale),
        isNumber: true
      },
      {
        label: word("customer_share", {}, locale),
        cell: (size) =>
          figure(
            {
              metric: "segment_share",
              group: size.tier,
              value: customers > 0 ? size.customers / customers : null,
              format: "share",
              people: customers
            },
            locale
          ),
        isNumber: true
      },
      {
        label: word("profit", {}, locale),
        cell: (size) => formatYuan(size.profit, locale),
        isNumber: true
      },
      {
        label: word("profit_share", {}, locale),
        cell: (size) =>
          figure(
            {
              metric: "segment_profit_share",
              group: size.tier,
              value: profit > 0 ? size.profit / profit : null,
              format: "share",
              people: customers
            },
            locale
          ),
        isNumber: true
      },
      {
        label: word("mean_profit", {}, locale),
        cell: (size) =>
          size.customers < 10 ? "—" : formatYuan(size.profit / size.customers, locale),
        isNumber: true
      }
    ],
    rows: sizes
  });
}
