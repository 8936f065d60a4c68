import {formatDecimal, formatShare, formatYuan} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {wilsonInterval} from "../../stats/wilson.js";
import type {Figure} from "../figure.js";
import type {AbcdRules, ClassSize} from "./abcdSizes.js";
import {word} from "./context.js";

/** From how many yuan on customers are among a share, as the query gives it. */
export interface CutRow {
  share: number;
  yuan: number | null;
}

/** The classes that are drawn, in their order. */
export const drawn = ["a", "b", "c", "d"] as const;

/** A share of all as a figure. */
export const shareFigure = (metric: string, group: string, part: number, all: number): Figure => ({
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
