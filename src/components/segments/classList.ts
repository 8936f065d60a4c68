import {classesOf, schemeNames, segmentSchemes} from "../../contract/segments.js";
import type {SchemeName, SegmentRules} from "../../contract/segments.js";
import {formatCount, formatMonth} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {segmentWords} from "../../i18n/segmentPages.js";
import type {Choice} from "../choice.js";
import {choice} from "../choice.js";
import type {CsvTable} from "../csv.js";
import {saveCsv} from "../csv.js";
import {element} from "../element.js";
import {figure} from "../figure.js";
import type {Sentence} from "../sentence.js";
import {sentence, sentenceText} from "../sentence.js";
import {table} from "../table.js";
import {currentView} from "../viewFacts.js";
import {word} from "./context.js";
import type {SegmentContext} from "./context.js";

/** A customer of a list, as the query gives it. */
export interface ListRow {
  customer_id: number;
  home_dealer_id: number | null;
  model_series: string | null;
  last_seen_month: string | null;
  value: number | null;
  services_due: number;
  services_done: number;
  is_company: boolean;
  is_lost: boolean;
  customers: number;
  total_value: number;
}

/** Whom the list is of: a class, those who say loyal and are not, or a cell of RFM. */
export const listChoice = (locale: Locale = "zh"): Choice<string> =>
  choice({
    parameter: "list",
    label: word("list_of", {}, locale),
    choices: [
      ...schemeNames.flatMap((scheme) =>
        classesOf(scheme)
          .filter(([, {isOfProspects}]) => !isOfProspects)
          .map(([name, {label}]) => ({
            value: `${scheme}.${name}`,
            label: `${segmentSchemes[scheme].label[locale]}：${label[locale]}`
          }))
      ),
      {value: "said", label: word("list_said", {}, locale)},
      {value: "rfm", label: word("list_rfm", {}, locale)}
    ],
    fallback: "abcd.b",
    asMenu: true
  });

const SCORES = ["1", "2", "3", "4", "5"] as const;

/** A score of the cell that is listed. */
export const scoreChoice = (
  which: "recency" | "frequency",
  locale: Locale = "zh"
): Choice<(typeof SCORES)[number]> =>
  choice({
    parameter: which === "recency" ? "rfm_r" : "rfm_f",
    label: word(which === "recency" ? "list_recency" : "list_frequency", {}, locale),
    choices: SCORES.map((value) => ({value, label: value})),
    fallback: which === "recency" ? "1" : "5"
  });

/** What the query is asked, by what is chosen. */
export function listOf(
  chosen: string,
  rules: Readonly<Record<SchemeName, SegmentRules>>,
  {recency, frequency}: {recency: string; frequency: string}
):
  | {scheme: SchemeName; class: string; rules: SegmentRules}
  | {recency: number; frequency: number}
  | {said_from: number; done_below: number} {
  if (chosen === "rfm") return {recency: Number(recency), frequency: Number(frequency)};
  if (chosen === "said") {
    return {
      said_from: Number(rules.abcd.loyal_attitude),
      done_below: Number(rules.abcd.loyal_services)
    };
  }
  const [name, of] = chosen.split(".") as [SchemeName, string];
  return {scheme: name, class: of, rules: rules[name]};
}

/** What the list is called. */
export function listName(
  chosen: string,
  {recency, frequency}: {recency: string; frequency: string},
  locale: Locale = "zh"
): string {
  if (chosen === "rfm") return word("rfm_cell", {recency, frequency}, locale);
  if (chosen === "said") return word("list_said", {}, locale);
  const [name, of] = chosen.split(".") as [SchemeName, string];
  return classesOf(name).find(([known]) => known === of)?.[1].label[locale] ?? chosen;
}

const dealerName = (id: number | null, {manifest}: SegmentContext): string =>
  manifest.dealers.find(({dealer_id}) => dealer_id === id)?.short_name ?? "";

function listTitle(name: string, rows: readonly ListRow[]): Sentence {
  const [first] = rows;
  return first
    ? {
        message: segmentWords.list_title,
        values: {
          name,
          count: {metric: "listed", value: first.customers, format: "count"},
          value: {metric: "listed_value", value: first.total_value, format: "yuan"}
        }
      }
    : {message: segmentWords.list_none, values: {name}};
}

const stateText = ({is_lost, is_company}: ListRow, locale: Locale): string =>
  [
    word(is_lost ? "state_lost" : "state_here", {}, locale),
    ...(is_company ? [word("kind_company", {}, locale)] : [])
  ].join(locale === "zh" ? "，" : ", ");

/** The list as it leaves the page, for `relink`: the key table and the customer first. */
export function classCsv(
  name: string,
  rows: readonly ListRow[],
  context: SegmentContext,
  locale: Locale = "zh"
): CsvTable {
  const names = [
    "dealer",
    "model",
    "last_seen",
    "value_yuan",
    "services_due",
    "services_done",
    "state"
  ] as const;
  return {
    subject: `${word("list_subject", {}, locale)} ${name}`,
    title: `${word("list_subject", {}, locale)} ${name}`,
    header: ["key_table_id", "customer_id", ...names.map((each) => word(each, {}, locale))],
    rows: rows.map((row) => [
      context.manifest.key_table_id,
      row.customer_id,
      dealerName(row.home_dealer_id, context),
      row.model_series,
      row.last_seen_month,
      row.value,
      row.services_due,
      row.services_done,
      stateText(row, locale)
    ]),
    facts: [
      {label: word("rule_label", {}, locale), value: sentenceText(listTitle(name, rows), locale)}
    ]
  };
}

/** The customers of a class: those worth most, and the whole list to export. */
export function classList(
  name: string,
  rows: readonly ListRow[],
  everyone: () => Promise<readonly ListRow[]>,
  context: SegmentContext,
  locale: Locale = "zh"
): HTMLElement {
  const failure = element("p", {class: "picture-note", role: "alert"});
  const button = element(
    "button",
    {type: "button", class: "button", "data-export": "class-list"},
    word("list_export", {count: formatCount(rows[0]?.customers ?? 0, locale)}, locale)
  );
  button.addEventListener("click", () => {
    button.disabled = true;
    failure.textContent = "";
    everyone()
      .then((all) => saveCsv(classCsv(name, all, context, locale), currentView()))
      .catch(() => (failure.textContent = word("list_failed", {}, locale)))
      .finally(() => (button.disabled = false));
  });
  return element(
    "section",
    {class: "customer-list stale-able"},
    element("p", {class: "picture-title"}, sentence(listTitle(name, rows), locale)),
    rows.length > 0 && element("p", {}, button),
    failure,
    rows.length > 0 &&
      table<ListRow>({
        caption: word("list_caption", {shown: rows.length}, locale),
        columns: [
          {label: word("customer", {}, locale), cell: ({customer_id}) => String(customer_id)},
          {
            label: word("dealer", {}, locale),
            cell: (row) => dealerName(row.home_dealer_id, context)
          },
          {label: word("model", {}, locale), cell: ({model_series}) => model_series ?? ""},
          {
            label: word("last_seen", {}, locale),
            cell: ({last_seen_month}) => formatMonth(last_seen_month, locale),
            sortBy: ({last_seen_month}) => last_seen_month
          },
          {
            label: word("services", {}, locale),
            cell: ({services_due, services_done}) => `${services_due} / ${services_done}`,
            isNumber: true
          },
          {
            label: word("profit", {}, locale),
            cell: ({customer_id, value}) =>
              figure(
                {metric: "listed_value", group: `customer:${customer_id}`, value, format: "yuan"},
                locale
              ),
            isNumber: true,
            sortBy: ({value}) => value
          },
          {label: word("state", {}, locale), cell: (row) => stateText(row, locale)}
        ],
        rows
      })
  );
}
