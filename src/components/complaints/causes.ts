import {codeLists} from "../../contract/codes.js";
import {settings} from "../../contract/settings.js";
import {formatCount} from "../../i18n/format.js";
import type {Locale, Message} from "../../i18n/message.js";
import {complaintWords} from "../../i18n/complaints.js";
import {wilsonInterval} from "../../stats/wilson.js";
import {element} from "../element.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import {sentence} from "../sentence.js";
import {periodText} from "../span.js";
import {table} from "../table.js";
import type {ComplaintContext} from "./context.js";
import {word} from "./context.js";
import type {ResolutionRow} from "./resolutionPicture.js";

/** Complaints of one kind, as the query gives them. */
export interface CauseRow {
  complaint_type: string | null;
  complaints: number;
  open: number;
  decided: number;
  resolved: number;
  quickly: number;
}

const causeName = (code: string | null, locale: Locale): string => {
  const list: Readonly<Record<string, Message>> = codeLists.complaint_type;
  return code === null ? word("no_cause", locale) : (list[code]?.[locale] ?? code);
};

function shareFigure(row: CauseRow, of: "resolved" | "quickly"): Figure {
  const {decided: n} = row;
  const interval = wilsonInterval(row[of], n);
  return {
    metric: of === "resolved" ? "complaints_resolved" : "complaints_resolved_quickly",
    group: `cause:${row.complaint_type ?? "none"}`,
    value: n === 0 ? null : row[of] / n,
    format: "share",
    n,
    lo: interval?.lo ?? null,
    hi: interval?.hi ?? null
  };
}

/** Complaints by cause: how many, how many open, how they ended. */
export function causeTable(
  rows: readonly CauseRow[],
  {filters, manifest}: ComplaintContext,
  locale: Locale = "zh"
): HTMLElement {
  const ordered = [...rows].sort((a, b) => b.complaints - a.complaints);
  const total = rows.reduce((sum, {complaints}) => sum + complaints, 0);
  const [first] = ordered;
  const count = (metric: string, row: CauseRow, value: number): HTMLElement =>
    figure(
      {metric, group: `cause:${row.complaint_type ?? "none"}`, value, format: "count"},
      locale
    );
  const range = (of: "resolved" | "quickly") => ({
    label: word("interval", locale),
    cell: (row: CauseRow) => intervalText(shareFigure(row, of), locale) ?? "",
    isNumber: true
  });
  return element(
    "section",
    {class: "stale-able"},
    element(
      "p",
      {class: "picture-title"},
      first
        ? sentence(
            {
              message: complaintWords.causes_title,
              values: {
                cause: causeName(first.complaint_type, locale),
                count: {metric: "complaints_by_cause", value: first.complaints, format: "count"},
                share: {
                  metric: "complaint_share",
                  value: first.complaints / total,
                  format: "share"
                }
              }
            },
            locale
          )
        : word("causes_none", locale)
    ),
    first &&
      table<CauseRow>({
        caption: word("causes_caption", locale, {
          period: periodText(filters, manifest, locale),
          days: settings.complaint_decided_days
        }),
        columns: [
          {label: word("cause", locale), cell: (row) => causeName(row.complaint_type, locale)},
          {
            label: word("complaints", locale),
            cell: (row) => count("complaints_by_cause", row, row.complaints),
            isNumber: true,
            sortBy: ({complaints}) => complaints
          },
          {
            label: word("open", locale),
            cell: (row) => count("open_complaints", row, row.open),
            isNumber: true,
            sortBy: ({open}) => open
          },
          {
            label: word("resolved_share", locale),
            cell: (row) => figure(shareFigure(row, "resolved"), locale),
            isNumber: true
          },
          range("resolved"),
          {
            label: word("quickly_share", locale, {days: settings.quick_resolution_days}),
            cell: (row) => figure(shareFigure(row, "quickly"), locale),
            isNumber: true
          },
          range("quickly")
        ],
        rows: ordered,
        locale
      })
  );
}

const AGES = [
  [0, 3],
  [4, 7],
  [8, 14],
  [15, 30],
  [31, Infinity]
] as const;

/** Open complaints by how long they have been waiting. */
export function openAges(rows: readonly ResolutionRow[], locale: Locale = "zh"): HTMLElement {
  const of = ([from, to]: readonly [number, number]): number =>
    rows.reduce((sum, {day, open}) => sum + (day >= from && day <= to ? open : 0), 0);
  const total = of([0, Infinity]);
  const old = total - of([0, 7]);
  const plain = (metric: string, value: number): Figure => ({metric, value, format: "count"});
  return element(
    "section",
    {class: "stale-able"},
    element(
      "p",
      {class: "picture-title"},
      total === 0
        ? word("ages_none", locale)
        : sentence(
            {
              message: complaintWords.ages_title,
              values: {
                count: plain("open_complaints", total),
                old: plain("open_complaints_older", old),
                days: 7
              }
            },
            locale
          )
    ),
    total > 0 &&
      table<(typeof AGES)[number]>({
        caption: word("ages_caption", locale),
        columns: [
          {
            label: word("age", locale),
            cell: ([from, to]) =>
              to === Infinity
                ? word("age_last", locale, {from: from - 1})
                : word("age_band", locale, {from, to})
          },
          {
            label: word("open", locale),
            cell: (band) => formatCount(of(band), locale),
            isNumber: true
          }
        ],
        rows: AGES,
        locale
      })
  );
}
