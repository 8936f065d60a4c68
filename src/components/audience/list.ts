import {mileageBands} from "../../contract/audience.js";
import type {Manifest} from "../../contract/manifest.js";
import {audienceWords} from "../../i18n/audience.js";
import {formatCount, formatMonth} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {CsvTable} from "../csv.js";
import {element} from "../element.js";
import {figure} from "../figure.js";
import {table} from "../table.js";

/** A customer of the audience, as the query gives it. */
export interface AudienceListRow {
  customer_id: number;
  home_dealer_id: number | null;
  model_series: string | null;
  last_seen_month: string | null;
  next_due_month: string | null;
  mileage: number | null;
  value: number | null;
  alive_share: number | null;
}

type Keys = Pick<Manifest, "dealers" | "key_table_id">;

const word = (name: keyof typeof audienceWords, locale: Locale, values = {}): string =>
  say(audienceWords[name], values, locale);

const dealerName = (id: number | null, {dealers}: Pick<Manifest, "dealers">): string =>
  dealers.find(({dealer_id}) => dealer_id === id)?.short_name ?? "";

/** The list as it leaves the page, for `relink`: the key table and the customer first. */
export function audienceCsv(
  rows: readonly AudienceListRow[],
  what: string,
  manifest: Keys,
  locale: Locale = "zh"
): CsvTable {
  const names = [
    "dealer",
    "model",
    "last_seen",
    "next_due",
    "mileage",
    "value_yuan",
    "alive"
  ] as const;
  return {
    subject: word("subject", locale),
    title: word("subject", locale),
    header: ["key_table_id", "customer_id", ...names.map((name) => word(name, locale))],
    rows: rows.map((row) => [
      manifest.key_table_id,
      row.customer_id,
      dealerName(row.home_dealer_id, manifest),
      row.model_series,
      row.last_seen_month,
      row.next_due_month,
      row.mileage === null ? null : (mileageBands[row.mileage]?.label[locale] ?? null),
      row.value,
      row.alive_share
    ]),
    facts: [{label: word("rule_label", locale), value: what}]
  };
}

/** Those of the audience who are worth most, and the whole list to export. */
export function audienceListing(
  rows: readonly AudienceListRow[],
  everyone: () => Promise<readonly AudienceListRow[]>,
  {count, what, manifest}: {count: number; what: string; manifest: Keys},
  locale: Locale = "zh"
): HTMLElement {
  if (rows.length === 0) return element("p", {class: "small"}, word("list_none", locale));
  const failure = element("p", {class: "picture-note", role: "alert"});
  const button = element(
    "button",
    {type: "button", class: "button", "data-export": "audience"},
    word("export", locale, {count: formatCount(count, locale)})
  );
  button.addEventListener("click", () => {
    button.disabled = true;
    failure.textContent = "";
    Promise.all([everyone(), import("../csv.js"), import("../viewFacts.js")])
      .then(([all, {saveCsv}, {currentView}]) =>
        saveCsv(audienceCsv(all, what, manifest, locale), currentView())
      )
      .catch(() => (failure.textContent = word("failed", locale)))
      .finally(() => (button.disabled = false));
  });
  return element(
    "section",
    {class: "customer-list stale-able"},
    element("p", {class: "picture-title"}, word("list_title", locale)),
    element("p", {}, button),
    failure,
    table<AudienceListRow>({
      caption: word("list_caption", locale, {shown: rows.length}),
      columns: [
        {label: word("customer", locale), cell: ({customer_id}) => String(customer_id)},
        {
          label: word("dealer", locale),
          cell: ({home_dealer_id}) => dealerName(home_dealer_id, manifest)
        },
        {label: word("model", locale), cell: ({model_series}) => model_series ?? ""},
        {
          label: word("last_seen", locale),
          cell: ({last_seen_month}) => formatMonth(last_seen_month, locale),
          sortBy: ({last_seen_month}) => last_seen_month
        },
        {
          label: word("next_due", locale),
          cell: ({next_due_month}) => formatMonth(next_due_month, locale),
          sortBy: ({next_due_month}) => next_due_month
        },
        {
          label: word("value", locale),
          cell: ({customer_id, value}) =>
            figure(
              {
                metric: "customer_residual_value",
                group: `customer:${customer_id}`,
                value,
                format: "yuan"
              },
              locale
            ),
          isNumber: true,
          sortBy: ({value}) => value
        },
        {
          label: word("alive", locale),
          cell: ({customer_id, alive_share}) =>
            figure(
              {
                metric: "customer_alive",
                group: `customer:${customer_id}`,
                value: alive_share,
                format: "share"
              },
              locale
            ),
          isNumber: true,
          sortBy: ({alive_share}) => alive_share
        }
      ],
      rows
    })
  );
}
