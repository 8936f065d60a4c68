import {PartBars} from "../../charts/partBars.js";
import {codeLists} from "../../contract/codes.js";
import {churnWords} from "../../i18n/churn.js";
import {formatCount, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {element} from "../element.js";
import {picture} from "../picture.js";
import {table} from "../table.js";

/** Vehicles of which the same is known. */
export interface OutcomeRow {
  outcome: string;
  vehicles: number;
  customers: number;
}

const STATES = ["under_care", "lost", "back", "too_young"] as const;
const LEFT = ["sold", "scrapped", "moved", "total_loss"] as const;

/** What is known of the vehicles: kept, lost, back, gone otherwise, or too recent to judge. */
export function outcomesPicture(rows: readonly OutcomeRow[], locale: Locale = "zh"): HTMLElement {
  const word = (name: keyof typeof churnWords, values = {}): string =>
    say(churnWords[name], values, locale);
  const of = (outcome: string): number =>
    rows.find((row) => row.outcome === outcome)?.vehicles ?? 0;
  const total = rows.reduce((sum, {vehicles}) => sum + vehicles, 0);
  if (total === 0) return element("p", {class: "small"}, word("outcomes_none"));
  const parts = [
    ...STATES.slice(0, 3).map((outcome) => ({outcome, label: word(outcome), part: outcome})),
    ...LEFT.map((outcome) => ({
      outcome,
      label: codeLists.vehicle_status[outcome][locale],
      part: "left"
    })),
    {outcome: "too_young", label: word("too_young"), part: "too_young"}
  ].filter(({outcome}) => of(outcome) > 0);
  const count = (value: number) => ({metric: "vehicles", value, format: "count" as const});
  const subtitle = word("outcomes_subtitle");
  return picture({
    title: {
      message: churnWords.outcomes_title,
      values: {
        total: count(total),
        lost: count(of("lost")),
        back: count(of("back")),
        left: count(LEFT.reduce((sum, outcome) => sum + of(outcome), 0)),
        young: count(of("too_young"))
      }
    },
    subtitle,
    draw: (options) =>
      PartBars(
        parts.map(({outcome, label, part}) => ({label, part, count: of(outcome)})),
        options
      ),
    table: () =>
      table<(typeof parts)[number]>({
        caption: subtitle,
        columns: [
          {label: word("outcome"), cell: ({label}) => label},
          {
            label: word("vehicles"),
            cell: ({outcome}) => formatCount(of(outcome), locale),
            isNumber: true
          },
          {
            label: word("share"),
            cell: ({outcome}) => formatShare(of(outcome) / total, locale),
            isNumber: true
          },
          {
            label: word("customers"),
            cell: ({outcome}) =>
              formatCount(rows.find((row) => row.outcome === outcome)?.customers ?? 0, locale),
            isNumber: true
          }
        ],
        rows: parts
      }),
    locale
  });
}
