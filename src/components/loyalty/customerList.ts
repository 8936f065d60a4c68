import {formatCount, formatMonth} from "../../i18n/format.js";
import {levelNames} from "../../i18n/loyalty.js";
import {measureNames} from "../../i18n/loyaltyGroups.js";
import {callWords} from "../../i18n/loyaltyMore.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {callList} from "../callList.js";
import type {CsvTable} from "../csv.js";
import {figure} from "../figure.js";
import type {Sentence} from "../sentence.js";
import {sentenceText} from "../sentence.js";
import type {LoyaltyContext} from "./returnPicture.js";

/** A customer to call, as the query gives it. */
export interface CallRow {
  customer_id: number;
  home_dealer_id: number | null;
  model_series: string | null;
  last_seen_month: string | null;
  level: number;
  answered_month: string;
  months_since: number;
  value: number | null;
  has_complained: boolean;
  is_lost: boolean;
  months_overdue: number | null;
  customers: number;
  total_value: number;
}

/** What to speak of first: an open grievance, else how long the service is overdue. */
export function callReason(
  {has_complained, is_lost, months_overdue}: CallRow,
  locale: Locale = "zh"
): string {
  if (has_complained) return say(callWords.complained, {}, locale);
  const isOverdue = months_overdue !== null && months_overdue > 0;
  if (is_lost) {
    return isOverdue
      ? say(callWords.lost, {months: months_overdue}, locale)
      : say(callWords.lost_plain, {}, locale);
  }
  return isOverdue
    ? say(callWords.overdue, {months: months_overdue}, locale)
    : say(callWords.quiet, {}, locale);
}

/** How many are satisfied but gone, and what they were worth. */
export function callTitle(
  rows: readonly CallRow[],
  {choice}: Pick<LoyaltyContext, "choice">,
  locale: Locale = "zh"
): Sentence {
  const [first] = rows;
  if (!first) return {message: callWords.none, values: {}};
  return {
    message: callWords.title,
    values: {
      count: {metric: "calls", value: first.customers, format: "count"},
      value: {metric: "calls_value", value: first.total_value, format: "yuan"},
      away:
        choice.loyalBy === "back"
          ? say(callWords.away_back, {window: choice.windowMonths}, locale)
          : say(callWords.away_other, {measure: measureNames[choice.loyalBy][locale]}, locale)
    }
  };
}

const dealerName = (
  id: number | null,
  {dealers}: Pick<LoyaltyContext["manifest"], "dealers">
): string => dealers.find(({dealer_id}) => dealer_id === id)?.short_name ?? "";

const levelName = (level: number, locale: Locale): string =>
  Object.entries(levelNames).find(([key]) => Number(key) === level)?.[1][locale] ?? "";

/** The list as it leaves the page, for `relink`: the key table and the customer first. */
export function customerCsv(
  rows: readonly CallRow[],
  context: LoyaltyContext,
  locale: Locale = "zh"
): CsvTable {
  const {manifest} = context;
  const word = (name: keyof typeof callWords): string => say(callWords[name], {}, locale);
  const names = [
    "dealer",
    "model",
    "last_seen",
    "level",
    "answered",
    "value_yuan",
    "reason"
  ] as const;
  const title = sentenceText(callTitle(rows, context, locale), locale);
  return {
    subject: word("subject"),
    title: word("subject"),
    header: ["key_table_id", "customer_id", ...names.map(word)],
    rows: rows.map((row) => [
      manifest.key_table_id,
      row.customer_id,
      dealerName(row.home_dealer_id, manifest),
      row.model_series,
      row.last_seen_month,
      levelName(row.level, locale),
      row.answered_month,
      row.value,
      callReason(row, locale)
    ]),
    facts: [
      {label: word("rule_label"), value: title},
      {label: word("order_label"), value: word("order")}
    ]
  };
}

/** Who is satisfied but gone: those worth most, and the whole list to export. */
export function customerList(
  rows: readonly CallRow[],
  everyone: () => Promise<readonly CallRow[]>,
  context: LoyaltyContext,
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof callWords, values = {}): string =>
    say(callWords[name], values, locale);
  const count = formatCount(rows[0]?.customers ?? 0, locale);
  return callList<CallRow>({
    title: callTitle(rows, context, locale),
    name: "calls",
    rows,
    everyone,
    csv: (all) => customerCsv(all, context, locale),
    exportLabel: word("export", {count}),
    failed: word("failed"),
    caption: word("caption", {shown: rows.length}),
    columns: [
      {
        label: word("customer"),
        cell: ({customer_id}) => String(customer_id)
      },
      {label: word("dealer"), cell: (row) => dealerName(row.home_dealer_id, context.manifest)},
      {label: word("model"), cell: ({model_series}) => model_series ?? ""},
      {
        label: word("last_seen"),
        cell: ({last_seen_month}) => formatMonth(last_seen_month, locale),
        sortBy: ({last_seen_month}) => last_seen_month
      },
      {
        label: word("level"),
        cell: ({level}) => levelName(level, locale),
        sortBy: ({level}) => level
      },
      {
        label: word("value"),
        cell: ({customer_id, value}) =>
          figure(
            {metric: "call_value", group: `customer:${customer_id}`, value, format: "yuan"},
            locale
          ),
        isNumber: true,
        sortBy: ({value}) => value
      },
      {label: word("reason"), cell: (row) => callReason(row, locale), isLong: true}
    ],
    locale
  });
}
