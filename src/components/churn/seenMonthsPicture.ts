import {MonthlyTrend} from "../../charts/monthlyTrend.js";
import {churnWords} from "../../i18n/churn.js";
import {formatCount, formatMonth, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {countedShare, estimatedOf} from "../countedShare.js";
import {element} from "../element.js";
import type {ChurnContext} from "./context.js";
import {figure, intervalText, stateOf} from "../figure.js";
import {picture} from "../picture.js";
import {table} from "../table.js";
import {trendText} from "../textAlternative.js";

/** Vehicles seen in a month, and those that the cohort rule calls lost. */
export interface SeenMonthRow {
  month: string;
  seen: number;
  silent: number;
}

/** The last twelve months that can be judged, added up; null without any. */
export function recentMonths(rows: readonly SeenMonthRow[]): {seen: number; silent: number} | null {
  const last = rows.slice(-12);
  if (last.length === 0) return null;
  return {
    seen: last.reduce((sum, {seen}) => sum + seen, 0),
    silent: last.reduce((sum, {silent}) => sum + silent, 0)
  };
}

const shareOf = ({month, seen, silent}: SeenMonthRow) =>
  countedShare("cohort_rule_lost", silent, seen, `month:${month}`);

/** The cohort rule of some brands by month. */
export function seenMonthsPicture(
  rows: readonly SeenMonthRow[],
  {filters}: Pick<ChurnContext, "filters">,
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof churnWords, values = {}): string =>
    say(churnWords[name], values, locale);
  const recent = recentMonths(rows);
  if (!recent)
    return element(
      "p",
      {class: "small"},
      word(filters.segment == null ? "seen_none" : "seen_segment")
    );
  const subtitle = word("seen_subtitle", {
    n: formatCount(
      rows.reduce((sum, {seen}) => sum + seen, 0),
      locale
    )
  });
  const points = rows.map((row) => {
    const share = shareOf(row);
    const known = stateOf(share) === "withheld" ? null : estimatedOf(share);
    return {
      month: row.month,
      value: known?.value ?? null,
      lo: known?.lo ?? null,
      hi: known?.hi ?? null,
      isPartial: false
    };
  });
  const percent = (value: number): string => formatShare(value, locale, 0);
  return picture({
    title: {
      message: churnWords.seen_title,
      values: {share: countedShare("cohort_rule_lost", recent.silent, recent.seen)}
    },
    subtitle,
    draw: (options) => MonthlyTrend(points, {...options, format: percent, max: 1}),
    alternative: trendText(points, (month) => formatMonth(month, locale), percent, locale),
    table: () =>
      table<SeenMonthRow>({
        caption: subtitle,
        columns: [
          {
            label: word("month"),
            cell: ({month}) => formatMonth(month, locale),
            raw: ({month}) => month.slice(0, 7)
          },
          {label: word("seen"), cell: ({seen}) => formatCount(seen, locale), isNumber: true},
          {label: word("silent"), cell: ({silent}) => formatCount(silent, locale), isNumber: true},
          {
            label: say(churnWords.seen_share, {}, locale),
            cell: (row) => figure(shareOf(row), locale),
            isNumber: true
          },
          {
            label: say(churnWords.range, {}, locale),
            cell: (row) => intervalText(shareOf(row), locale) ?? "",
            isNumber: true
          }
        ],
        rows: [...rows].reverse()
      }),
    notes: [word("seen_note")],
    locale
  });
}
