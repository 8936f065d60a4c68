import {IntervalRows} from "../../charts/intervalRows.js";
import {codeLists} from "../../contract/codes.js";
import {settings} from "../../contract/settings.js";
import {formatShare, formatYuan} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {valueWords} from "../../i18n/value.js";
import {figure, intervalText} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence, SentencePart} from "../sentence.js";
import {table} from "../table.js";
import {amountFigure, word} from "./context.js";
import type {ErrorRow, PartRow, PartValue, Totals, ValueChoice, YearRow} from "./totals.js";
import {valueTotals} from "./totals.js";

const nameOf = ({part}: Pick<PartValue, "part">, locale: Locale): string =>
  codeLists.value_part[part][locale];

/** What the residual value consists of: each part with its interval, and how it is estimated. */
export function partsPicture(
  totals: Totals,
  {years}: ValueChoice,
  locale: Locale = "zh"
): HTMLElement {
  const {parts, value, customers} = totals;
  const share = (part: PartValue["part"]): SentencePart => ({
    metric: "residual_value_share",
    group: `part:${part}`,
    value: shareOf(part),
    format: "share",
    people: customers
  });
  const shareOf = (part: PartValue["part"]): number | null =>
    value && value.value > 0
      ? (parts.find((one) => one.part === part)?.value ?? 0) / value.value
      : null;
  const hasMore = parts.some(({part, events}) => part !== "service" && (events ?? 0) > 0);
  const title: Sentence = hasMore
    ? {
        message: valueWords.parts_title,
        values: {
          service: share("service"),
          repurchase: share("repurchase"),
          referral: share("referral")
        }
      }
    : {message: valueWords.parts_service_only, values: {}};
  const subtitle = word("parts_subtitle", locale, {years});
  const amount = (part: PartValue) =>
    amountFigure("residual_value_part", part, part.people ?? customers, `part:${part.part}`);
  return picture({
    title,
    subtitle,
    draw: (options) =>
      IntervalRows(
        parts.map((part) => ({
          label: nameOf(part, locale),
          marks:
            part.part !== "service" &&
            (!part.events || (part.people ?? 0) < settings.smallest_sample)
              ? []
              : [
                  {
                    value: part.value,
                    lo: part.lo,
                    hi: part.hi,
                    className: "own",
                    text: `${formatYuan(part.value, locale)} · ${formatShare(shareOf(part.part), locale, 0)}`,
                    side: "right" as const
                  }
                ]
        })),
        {...options, domain: [0, 1], origin: 0}
      ),
    table: () =>
      table<PartValue>({
        caption: subtitle,
        columns: [
          {label: word("part", locale), cell: (part) => nameOf(part, locale)},
          {
            label: word("amount", locale),
            cell: (part) => figure(amount(part), locale),
            isNumber: true
          },
          {
            label: word("interval", locale),
            cell: (part) => intervalText(amount(part), locale) ?? "",
            isNumber: true,
            raw: null
          },
          {
            label: word("share", locale),
            cell: ({part}) => formatShare(shareOf(part), locale),
            isNumber: true,
            raw: ({part}) => shareOf(part) ?? ""
          },
          {
            label: word("per_visit", locale),
            cell: ({perVisit}) => formatYuan(perVisit, locale),
            isNumber: true,
            raw: ({perVisit}) => perVisit ?? ""
          },
          {
            label: word("events", locale),
            cell: ({events}) => events ?? "",
            isNumber: true
          },
          {
            label: word("how", locale),
            cell: ({part, events}) =>
              word(`how_${part}`, locale) +
              (events === 0 ? (locale === "zh" ? "" : " ") + word("part_none", locale) : ""),
            isLong: true
          }
        ],
        rows: parts
      }),
    notes: [word("assumed_note", locale), word("range_note", locale)],
    locale
  });
}

/** The total at every discount rate and horizon that the page offers. */
export function sensitivityTable(
  rows: readonly YearRow[],
  parts: readonly PartRow[],
  errors: readonly ErrorRow[],
  locale: Locale = "zh"
): HTMLElement {
  return table<number>({
    caption: word("sensitivity_caption", locale),
    columns: [
      {label: word("choice_years", locale), cell: (years) => word("years", locale, {years})},
      ...settings.value_discount_rates.map((rate) => ({
        label: word("rate_of", locale, {rate: formatShare(rate, locale, 0)}),
        cell: (years: number) => {
          const {value, customers} = valueTotals(rows, parts, errors, {rate, years});
          return value
            ? figure(
                amountFigure("residual_value", value, customers, `rate:${rate}:years:${years}`),
                locale
              )
            : "";
        },
        isNumber: true
      }))
    ],
    rows: settings.value_horizons_years
  });
}

/** By days of visits so far: how many are still active, how often they will come, what they are worth. */
export function classTable(
  rows: readonly YearRow[],
  parts: readonly PartRow[],
  choice: ValueChoice,
  locale: Locale = "zh"
): HTMLElement {
  const classes = [...new Set(rows.map(({frequency_class}) => frequency_class))].sort(
    (a, b) => a - b
  );
  const top = Math.max(...classes);
  const of = (frequencyClass: number): Totals =>
    valueTotals(
      rows.filter(({frequency_class}) => frequency_class === frequencyClass),
      parts,
      [],
      choice
    );
  return table<number>({
    caption: word("classes_caption", locale),
    columns: [
      {
        label: word("frequency", locale),
        cell: (x) => word(x === top && x > 0 ? "frequency_top" : "frequency_of", locale, {x})
      },
      {
        label: word("number", locale),
        cell: (x) =>
          figure(
            {
              metric: "value_customers",
              group: `class:${x}`,
              value: of(x).customers,
              format: "count"
            },
            locale
          ),
        isNumber: true
      },
      {
        label: word("class_alive", locale),
        cell: (x) => {
          const {alive, customers} = of(x);
          return figure(
            {
              metric: "expected_active_share",
              group: `class:${x}`,
              value: alive === null ? null : alive / customers,
              format: "share",
              people: customers
            },
            locale
          );
        },
        isNumber: true
      },
      {
        label: word("class_visits", locale),
        cell: (x) => {
          const {visits, customers} = of(x);
          return figure(
            {
              metric: "expected_visits_each",
              group: `class:${x}`,
              value: visits / customers,
              format: "coefficient",
              people: customers
            },
            locale
          );
        },
        isNumber: true
      },
      {
        label: word("class_value", locale),
        cell: (x) => {
          const {value, customers} = of(x);
          return figure(
            {
              metric: "residual_value_mean",
              group: `class:${x}`,
              value: value ? value.value / customers : null,
              format: "yuan",
              people: customers
            },
            locale
          );
        },
        isNumber: true
      }
    ],
    rows: classes
  });
}
