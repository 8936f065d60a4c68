import {ClassBars} from "../../charts/classBars.js";
import {classNamed} from "../../contract/segments.js";
import {formatCount, formatPoints, formatRange, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import {sampleState} from "../../stats/sampleState.js";
import {wilsonInterval} from "../../stats/wilson.js";
import {picture} from "../picture.js";
import {abcdSizes, sumSizes} from "./abcdSizes.js";
import type {AbcdRules, LoyaltyValueRow} from "./abcdSizes.js";
import {asOfText, word} from "./context.js";
import type {SegmentContext} from "./context.js";
import {segmentWords} from "../../i18n/segmentPages.js";
import {drawn, shareFigure} from "./abcdFigures.js";
import {sizeTable} from "./abcdTables.js";

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
