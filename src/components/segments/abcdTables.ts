import {classNamed, rulesNamed, segmentSchemes} from "../../contract/segments.js";
import {formatCount, formatRange, formatShare, formatYuan} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {sampleState} from "../../stats/sampleState.js";
import {figure} from "../figure.js";
import {table} from "../table.js";
import {abcdSizes, highStops, loyalCutOf, sumSizes} from "./abcdSizes.js";
import type {AbcdClass, AbcdRules, ClassSize, LoyaltyValueRow} from "./abcdSizes.js";
import {word} from "./context.js";
import {ruleValue} from "./segmentText.js";
import {drawn, shareFigure, lostFigure} from "./abcdFigures.js";

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
export function sensitivityTable(
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
