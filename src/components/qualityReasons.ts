import {formatCount} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {reasonLabel, reasonRemedy} from "../i18n/reasons.js";
import {element} from "./element.js";
import {figure} from "./figure.js";
import type {ReasonCount} from "./qualityBalance.js";
import {table} from "./table.js";
import {qualityText, rowsFigure, tableLabel} from "./qualityFigures.js";

const CAPTIONS = {
  refused: "refused_caption",
  excluded: "excluded_caption",
  warned: "warned_caption",
  other: "other_caption"
} as const;

/** Counts by reason; of what was refused or warned of, what to do about each. */
export function reasonTable(
  counts: readonly ReasonCount[],
  outcome: keyof typeof CAPTIONS,
  locale: Locale = "zh"
): HTMLElement {
  const caption = qualityText(CAPTIONS[outcome], locale);
  if (counts.length === 0) {
    return element("p", {class: "small"}, qualityText("none", locale, {caption}));
  }
  const hasRemedy = outcome === "refused" || outcome === "warned";
  return table({
    caption,
    columns: [
      {
        label: qualityText("reason", locale),
        cell: ({reason, tables}: ReasonCount) =>
          reasonLabel(tables[0]!.source_table, reason)[locale]
      },
      {
        label: qualityText("rows", locale),
        cell: ({reason, row_count}) => figure(rowsFigure(reason, row_count), locale),
        sortBy: ({row_count}) => row_count,
        isNumber: true
      },
      {
        label: qualityText("tables", locale),
        isLong: true,
        cell: ({tables}) =>
          tables
            .map(
              ({source_table, row_count}) =>
                `${tableLabel(source_table, locale)} ${formatCount(row_count, locale)}`
            )
            .join(locale === "zh" ? "、" : ", ")
      },
      ...(hasRemedy
        ? [
            {
              label: qualityText("remedy", locale),
              isLong: true,
              cell: ({reason}: ReasonCount) => reasonRemedy(reason)[locale]
            }
          ]
        : [])
    ],
    rows: counts,
    locale
  });
}
