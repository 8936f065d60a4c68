import {formatCount, formatMonth} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {referralWords} from "../../i18n/referrals.js";
import {callList} from "../callList.js";
import type {ChurnContext} from "../churn/context.js";
import type {CsvTable} from "../csv.js";
import {figure} from "../figure.js";
import type {Sentence} from "../sentence.js";
import {sentenceText} from "../sentence.js";

/** A customer who brought others, as the query gives it. */
export interface ReferrerCallRow {
  customer_id: number;
  home_dealer_id: number | null;
  model_series: string | null;
  last_seen_month: string | null;
  is_lost: boolean;
  referrals: number;
  bought: number;
  worth: number;
  latest_month: string;
  customers: number;
  total_worth: number;
}

function listTitle([first]: readonly ReferrerCallRow[]): Sentence {
  if (!first) return {message: referralWords.list_none, values: {}};
  return {
    message: referralWords.list_title,
    values: {
      customers: {metric: "referrers", value: first.customers, format: "count"},
      worth: {metric: "referral_profit", value: first.total_worth, format: "yuan"}
    }
  };
}

const dealerName = (id: number | null, {manifest}: Pick<ChurnContext, "manifest">): string =>
  manifest.dealers.find(({dealer_id}) => dealer_id === id)?.short_name ?? "";

/** The list as it leaves the page, for `relink`: the key table and the customer first. */
export function referrerCsv(
  rows: readonly ReferrerCallRow[],
  context: Pick<ChurnContext, "manifest">,
  locale: Locale = "zh"
): CsvTable {
  const word = (name: keyof typeof referralWords): string => say(referralWords[name], {}, locale);
  const names = [
    "dealer",
    "model",
    "last_seen",
    "lost",
    "referrals",
    "bought",
    "latest",
    "worth_yuan"
  ] as const;
  return {
    subject: word("subject"),
    title: word("subject"),
    header: ["key_table_id", "customer_id", ...names.map(word)],
    rows: rows.map((row) => [
      context.manifest.key_table_id,
      row.customer_id,
      dealerName(row.home_dealer_id, context),
      row.model_series,
      row.last_seen_month,
      word(row.is_lost ? "yes" : "no"),
      row.referrals,
      row.bought,
      row.latest_month,
      row.worth
    ]),
    facts: [
      {label: word("rule_label"), value: sentenceText(listTitle(rows), locale)},
      {label: word("order_label"), value: word("order")}
    ]
  };
}

/** Who brought others: those whose referrals were worth most, and the whole list to export. */
export function referrerList(
  rows: readonly ReferrerCallRow[],
  everyone: () => Promise<readonly ReferrerCallRow[]>,
  context: Pick<ChurnContext, "manifest">,
  locale: Locale = "zh"
): HTMLElement {
  const word = (name: keyof typeof referralWords, values = {}): string =>
    say(referralWords[name], values, locale);
  return callList<ReferrerCallRow>({
    title: listTitle(rows),
    name: "referrers",
    rows,
    everyone,
    csv: (all) => referrerCsv(all, context, locale),
    exportLabel: word("export", {count: formatCount(rows[0]?.customers ?? 0, locale)}),
    failed: word("failed"),
    caption: word("caption", {shown: rows.length}),
    columns: [
      {label: word("customer"), cell: ({customer_id}) => String(customer_id)},
      {label: word("dealer"), cell: (row) => dealerName(row.home_dealer_id, context)},
      {label: word("model"), cell: ({model_series}) => model_series ?? ""},
      {
        label: word("last_seen"),
        cell: ({last_seen_month}) => formatMonth(last_seen_month, locale),
        sortBy: ({last_seen_month}) => last_seen_month
      },
      {label: word("lost"), cell: ({is_lost}) => word(is_lost ? "yes" : "no")},
      {
        label: word("referrals"),
        cell: ({referrals}) => formatCount(referrals, locale),
        isNumber: true,
        sortBy: ({referrals}) => referrals
      },
      {
        label: word("bought"),
        cell: ({bought}) => formatCount(bought, locale),
        isNumber: true,
        sortBy: ({bought}) => bought
      },
      {
        label: word("latest"),
        cell: ({latest_month}) => formatMonth(latest_month, locale),
        sortBy: ({latest_month}) => latest_month
      },
      {
        label: word("worth"),
        cell: ({customer_id, worth}) =>
          figure(
            {
              metric: "referral_worth",
              group: `customer:${customer_id}`,
              value: worth,
              format: "yuan"
            },
            locale
          ),
        isNumber: true,
        sortBy: ({worth}) => worth
      }
    ],
    locale
  });
}
