import {settings} from "../../contract/settings.js";
import {formatCount, formatShare, formatYuan} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {riskWords, segmentTalk, talkOfDue, talkWords} from "../../i18n/risk.js";
import {holdOut} from "../../stats/holdOut.js";
import type {CsvTable} from "../csv.js";
import {saveCsv} from "../csv.js";
import {element} from "../element.js";
import {figure} from "../figure.js";
import {sentence} from "../sentence.js";
import {table} from "../table.js";
import {currentView} from "../viewFacts.js";
import type {EffectRow, RiskContext} from "./context.js";
import {effectName, isFeature, riskLevel, word} from "./context.js";
import type {ListChoice} from "./listChoice.js";

/** A customer of the call list, as the query gives it. */
export interface CallRow {
  customer_id: number;
  vehicle_id: number;
  dealer_id: number | null;
  model_series: string | null;
  days_overdue: number;
  probability: number;
  value: number;
  value_at_risk: number;
  reason_1: number | null;
  reason_2: number | null;
  reason_3: number | null;
  days_since_contact: number | null;
  segment: string | null;
}

/** A customer of the list, and whether to call. */
export interface Listed extends CallRow {
  isCalled: boolean;
}

/** The list of that size with those set aside; the ones to call first, each part by value at risk. */
export function listed(rows: readonly CallRow[], {size, share, seed}: ListChoice): Listed[] {
  const list = rows.slice(0, size);
  const held = holdOut(
    list.map(({customer_id}) => customer_id),
    share,
    seed
  );
  const all = list.map((row) => ({...row, isCalled: !held.has(row.customer_id)}));
  return [...all.filter(({isCalled}) => isCalled), ...all.filter(({isCalled}) => !isCalled)];
}

const reasonsOf = (row: CallRow, effects: readonly EffectRow[]): EffectRow[] =>
  [row.reason_1, row.reason_2, row.reason_3].flatMap(
    (nth) => effects.find(({effect_nth}) => effect_nth === nth) ?? []
  );

/** Why this customer: what raises the risk above the average, most first. */
export function reasonText(
  row: CallRow,
  effects: readonly EffectRow[],
  locale: Locale = "zh"
): string {
  return reasonsOf(row, effects)
    .flatMap(({feature, level}) => (isFeature(feature) ? effectName(feature, level, locale) : []))
    .join(locale === "zh" ? "；" : "; ");
}

/** What to say first: by what raises the risk most beside the due date, and by loyalty × value. */
export function talkText(
  row: CallRow,
  effects: readonly EffectRow[],
  locale: Locale = "zh"
): string {
  const [first] = reasonsOf(row, effects).flatMap(({feature, level}) =>
    isFeature(feature) ? (talkWords[riskLevel(feature, level)] ?? []) : []
  );
  const talk = (first ?? talkOfDue)[locale];
  const segment = segmentTalk[row.segment as keyof typeof segmentTalk]?.[locale];
  return segment === undefined ? talk : `${talk}${locale === "zh" ? "；" : "; "}${segment}`;
}

const dueText = ({days_overdue: days}: CallRow, locale: Locale): string =>
  days < 0 ? word("due_in", locale, {days: -days}) : word("due_over", locale, {days});

/** What names a list: the day of the data, its size, the share set aside and the seed. */
export const listId = ({manifest}: RiskContext, {size, share, seed}: ListChoice): string =>
  `R${(manifest.period.to ?? "").replaceAll("-", "")}-${size}-${Math.round(share * 100)}-${seed}`;

/** The list as it leaves the page, for `relink`, and for the extracts once it was worked. */
export function callCsv(
  rows: readonly Listed[],
  effects: readonly EffectRow[],
  choice: ListChoice,
  context: RiskContext,
  locale: Locale = "zh"
): CsvTable {
  const {manifest} = context;
  const names = [
    "list_id",
    "drawn_on",
    "arm",
    "dealer",
    "model",
    "due",
    "risk",
    "value",
    "value_at_risk",
    "reason",
    "talk"
  ] as const;
  const dealer = (id: number | null): string =>
    manifest.dealers.find(({dealer_id}) => dealer_id === id)?.short_name ?? "";
  return {
    subject: word("subject", locale),
    title: word("subject", locale),
    header: [
      "key_table_id",
      "customer_id",
      "vehicle_id",
      ...names.map((name) => word(name, locale))
    ],
    rows: rows.map((row) => [
      manifest.key_table_id,
      row.customer_id,
      row.vehicle_id,
      listId(context, choice),
      manifest.period.to,
      word(row.isCalled ? "arm_call" : "arm_hold_out", locale),
      dealer(row.dealer_id),
      row.model_series,
      dueText(row, locale),
      row.probability,
      row.value,
      row.value_at_risk,
      reasonText(row, effects, locale),
      talkText(row, effects, locale)
    ]),
    facts: [
      {
        label: word("rule_label", locale),
        value: word("rule", locale, {
          before: settings.call_before_due_days,
          again: settings.call_again_after_days,
          size: choice.size
        })
      },
      {
        label: word("hold_label", locale),
        value: word("hold_rule", locale, {
          share: formatShare(choice.share, locale, 0),
          seed: choice.seed
        })
      }
    ]
  };
}

/** The call list of the week: who, why, what to say, and who is left alone to learn from. */
export function callList(
  rows: readonly CallRow[],
  effects: readonly EffectRow[],
  choice: ListChoice,
  context: RiskContext,
  locale: Locale = "zh"
): HTMLElement {
  const all = listed(rows, choice);
  if (all.length === 0)
    return element(
      "p",
      {class: "stale-able picture-title"},
      effects.length === 0
        ? word("none", locale, {least: settings.risk_least_losses})
        : word("list_none", locale)
    );
  const stake = all.reduce((sum, {value_at_risk}) => sum + value_at_risk, 0);
  const held = all.filter(({isCalled}) => !isCalled).length;
  const button = element(
    "button",
    {type: "button", class: "button", "data-export": "risk"},
    word("export", locale, {count: formatCount(all.length, locale)})
  );
  button.addEventListener("click", () =>
    saveCsv(callCsv(all, effects, choice, context, locale), currentView())
  );
  const shown = all.slice(0, settings.calls_shown);
  const dealer = (id: number | null): string =>
    context.manifest.dealers.find(({dealer_id}) => dealer_id === id)?.short_name ?? "";
  return element(
    "section",
    {class: "customer-list stale-able"},
    element(
      "p",
      {class: "picture-title"},
      sentence(
        {
          message: riskWords.list_title,
          values: {
            count: {metric: "listed_customers", value: all.length, format: "count"},
            value: {metric: "listed_value_at_risk", value: stake, format: "yuan"},
            held: {metric: "held_out_customers", value: held, format: "count"}
          }
        },
        locale
      )
    ),
    element("p", {}, button),
    table<Listed>({
      caption: word("caption", locale, {shown: shown.length}),
      columns: [
        {label: word("customer", locale), cell: ({customer_id}) => String(customer_id)},
        {label: word("dealer", locale), cell: (row) => dealer(row.dealer_id)},
        {label: word("model", locale), cell: ({model_series}) => model_series ?? ""},
        {
          label: word("due", locale),
          cell: (row) => dueText(row, locale),
          sortBy: ({days_overdue}) => days_overdue,
          isNumber: true
        },
        {
          label: word("risk", locale),
          cell: ({customer_id, probability}) =>
            figure(
              {
                metric: "risk_probability",
                group: `customer:${customer_id}`,
                value: probability,
                format: "share"
              },
              locale
            ),
          isNumber: true,
          sortBy: ({probability}) => probability
        },
        {
          label: word("value_at_risk", locale),
          cell: ({value_at_risk}) => formatYuan(value_at_risk, locale),
          isNumber: true,
          sortBy: ({value_at_risk}) => value_at_risk
        },
        {
          label: word("reason", locale),
          cell: (row) => reasonText(row, effects, locale),
          isLong: true
        },
        {label: word("talk", locale), cell: (row) => talkText(row, effects, locale), isLong: true}
      ],
      rows: shown,
      locale
    }),
    element("p", {class: "picture-note"}, word("list_note", locale))
  );
}
