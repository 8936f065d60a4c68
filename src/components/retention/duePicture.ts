import {PartBars} from "../../charts/partBars.js";
import {settings} from "../../contract/settings.js";
import {retentionWords} from "../../i18n/retention.js";
import {formatCount} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {picture} from "../picture.js";
import {table} from "../table.js";

/** Vehicles by months from the as-of to their next due service. */
export interface DueRow {
  month: number;
  vehicles: number;
  companies: number;
}

/** How many months ahead are drawn; later ones are not yet of use. */
const AHEAD = 6;

/** When a service is due, in words. */
export function dueText(month: number, locale: Locale = "zh"): string {
  if (month > 0) return say(retentionWords.due_ahead, {months: month}, locale);
  return month === 0
    ? retentionWords.due_now[locale]
    : say(retentionWords.due_overdue, {months: -month}, locale);
}

/** How many vehicles are overdue and how many fall due, by month. */
export function duePicture(rows: readonly DueRow[], locale: Locale = "zh"): HTMLElement {
  const word = (name: keyof typeof retentionWords): string => say(retentionWords[name], {}, locale);
  const shown = rows.filter(({month}) => month <= AHEAD);
  const sumOf = (isMeant: (month: number) => boolean): number =>
    rows.filter(({month}) => isMeant(month)).reduce((sum, {vehicles}) => sum + vehicles, 0);
  const count = (value: number) => ({metric: "due_vehicles", value, format: "count" as const});
  const subtitle = word("due_subtitle");
  return picture({
    title:
      shown.length === 0
        ? {message: retentionWords.due_none, values: {}}
        : {
            message: retentionWords.due_title,
            values: {
              overdue: count(sumOf((month) => month <= 0)),
              risk: count(sumOf((month) => month <= -settings.at_risk_after_due_months)),
              ahead: count(sumOf((month) => month > 0 && month <= settings.due_ahead_months))
            }
          },
    subtitle,
    draw: (options) =>
      PartBars(
        shown.map(({month, vehicles}) => ({
          label: dueText(month, locale),
          count: vehicles,
          part:
            month <= -settings.at_risk_after_due_months
              ? "lost"
              : month <= 0
                ? "overdue"
                : "under_care"
        })),
        {...options, hasShares: false}
      ),
    table: () =>
      table<DueRow>({
        caption: subtitle,
        columns: [
          {label: word("due_month"), cell: ({month}) => dueText(month, locale)},
          {
            label: word("due_vehicles"),
            cell: ({vehicles}) => formatCount(vehicles, locale),
            isNumber: true
          },
          {
            label: word("due_companies"),
            cell: ({companies}) => formatCount(companies, locale),
            isNumber: true
          }
        ],
        rows
      }),
    locale
  });
}
