import {formatCount, formatMonth} from "../../i18n/format.js";
import {dueWords} from "../../i18n/retention.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {callList} from "../callList.js";
import type {ChurnContext} from "../churn/context.js";
import type {CsvTable} from "../csv.js";
import {figure} from "../figure.js";
import type {Sentence} from "../sentence.js";
import {sentenceText} from "../sentence.js";

/** A vehicle to invite, as the query gives it. */
export interface DueCallRow {
  customer_id: number | null;
  vehicle_id: number;
  home_dealer_id: number | null;
  model_series: string | null;
  last_visit_month: string | null;
  mileage_km: number | null;
  due_month: string;
  month: number;
  value: number | null;
  is_at_risk: boolean;
  vehicles: number;
  overdue: number;
}

/** What to speak of: how long it is overdue, or when it falls due. */
export function dueReason({month, is_at_risk}: DueCallRow, locale: Locale = "zh"): string {
  if (month > 0) return say(dueWords.ahead, {months: month}, locale);
  if (month === 0) return dueWords.just_due[locale];
  return say(is_at_risk ? dueWords.at_risk : dueWords.overdue, {months: -month}, locale);
}

function dueTitle([first]: readonly DueCallRow[]): Sentence {
  if (!first) return {message: dueWords.none, values: {}};
  const count = (value: number) => ({metric: "due_calls", value, format: "count" as const});
  return {
    message: dueWords.title,
    values: {vehicles: count(first.vehicles), overdue: count(first.overdue)}
  };
}

const dealerName = (id: number | null, {manifest}: Pick<ChurnContext, "manifest">): string =>
  manifest.dealers.find(({dealer_id}) => dealer_id === id)?.short_name ?? "";

/** The list as it leaves the page, for `relink`: key table, customer and vehicle first. */
export function dueCsv(
  rows: readonly DueCallRow[],
  context: Pick<ChurnContext, "manifest">,
  locale: Locale = "zh"
): CsvTable {
  const word = (name: keyof typeof dueWords): string => say(dueWords[name], {}, locale);
  const names = [
    "dealer",
    "model",
    "last_visit",
    "mileage_km",
    "due",
    "value_yuan",
    "reason"
  ] as const;
  return {
    subject: word("subject"),
    title: word("subject"),
    header: ["key_table_id", "customer_id", "vehicle_id", ...names.map(word)],
    rows: rows.map((row) => [
      context.manifest.key_table_id,
      row.customer_id,
      row.vehicle_id,
      dealerName(row.home_dealer_id, context),
      row.model_series,
      row.last_visit_month,
      row.mileage_km,
      row.due_month,
      row.value,
      dueReason(row, locale)
    ]),
    facts: [
      {label: word("rule_label"), value: sentenceText(dueTitle(rows), locale)},
      {label: word("order_label"), value: word("order")}
    ]
  };
}

/** Which vehicles to invite to their service, the longest overdue first. */
export function dueList(
  rows: readonly DueCallRow[],
  everyone: () => Promise<readonly DueCallRow[]>,
  context: Pick<ChurnContext, "manifest">,
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof dueWords, values = {}): string =>
    say(dueWords[name], values, locale);
  return callList<DueCallRow>({
    title: dueTitle(rows),
    name: "due",
    rows,
    everyone,
    csv: (all) => dueCsv(all, context, locale),
    exportLabel: word("export", {count: formatCount(rows[0]?.vehicles ?? 0, locale)}),
    failed: word("failed"),
    caption: word("caption", {shown: rows.length}),
    columns: [
      {label: word("vehicle"), cell: ({vehicle_id}) => String(vehicle_id)},
      {label: word("customer"), cell: ({customer_id}) => String(customer_id ?? "")},
      {label: word("dealer"), cell: (row) => dealerName(row.home_dealer_id, context)},
      {label: word("model"), cell: ({model_series}) => model_series ?? ""},
      {
        label: word("last_visit"),
        cell: ({last_visit_month}) => formatMonth(last_visit_month, locale),
        sortBy: ({last_visit_month}) => last_visit_month
      },
      {
        label: word("mileage"),
        cell: ({mileage_km}) => formatCount(mileage_km, locale),
        isNumber: true
      },
      {
        label: word("due"),
        cell: ({due_month}) => formatMonth(due_month, locale),
        sortBy: ({due_month}) => due_month
      },
      {
        label: word("value"),
        cell: ({vehicle_id, value}) =>
          figure(
            {metric: "call_value", group: `vehicle:${vehicle_id}`, value, format: "yuan"},
            locale
          ),
        isNumber: true,
        sortBy: ({value}) => value
      },
      {label: word("reason"), cell: (row) => dueReason(row, locale), isLong: true}
    ],
    locale
  });
}
