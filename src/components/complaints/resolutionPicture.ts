import {ShareCurves} from "../../charts/shareCurves.js";
import {settings} from "../../contract/settings.js";
import {formatCount} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {complaintWords} from "../../i18n/complaints.js";
import type {SurvivalPoint} from "../../stats/kaplanMeier.js";
import {kaplanMeier, medianTime} from "../../stats/kaplanMeier.js";
import type {Figure} from "../figure.js";
import {figure, intervalText, stateOf} from "../figure.js";
import {picture} from "../picture.js";
import {periodText} from "../span.js";
import {table} from "../table.js";
import type {ComplaintContext} from "./context.js";
import {word} from "./context.js";

/** A day of the life table, as the query gives it. */
export interface ResolutionRow {
  day: number;
  resolved: number;
  open: number;
  closed: number;
}

const LAST_DAY = settings.complaint_decided_days;
const DAYS = [0, 3, 7, 14, 21, 30];

/** The curve of what is not yet resolved; closed without a result is followed to the as-of. */
export const resolutionCurve = (rows: readonly ResolutionRow[]): SurvivalPoint[] =>
  kaplanMeier(
    rows.map(({day, resolved, open, closed}) => ({
      time: day,
      events: resolved,
      competing: 0,
      censored: open + closed
    }))
  );

/** The share resolved by a day. */
export function resolvedBy(rows: readonly ResolutionRow[], day: number): Figure {
  const n = rows.reduce((sum, row) => sum + row.resolved + row.open + row.closed, 0);
  const point = resolutionCurve(rows).findLast(({time}) => time <= day);
  return {
    metric: "resolved_by",
    group: `day:${day}`,
    value: point ? 1 - point.survival : n > 0 ? 0 : null,
    format: "share",
    n,
    lo: point?.hi == null ? null : 1 - point.hi,
    hi: point?.lo == null ? null : 1 - point.lo
  };
}

/** Days until half of the complaints are resolved; no value where fewer are. */
export function medianFigure(rows: readonly ResolutionRow[]): Figure {
  const {value, lo, hi} = medianTime(resolutionCurve(rows));
  const n = rows.reduce((sum, row) => sum + row.resolved + row.open + row.closed, 0);
  return {metric: "median_days_to_resolve", value, format: "count", n, lo, hi};
}

/** How long complaints take, those still open included. */
export function resolutionPicture(
  rows: readonly ResolutionRow[],
  {filters, manifest}: ComplaintContext,
  locale: Locale = "zh"
): HTMLElement {
  const total = (of: "resolved" | "open" | "closed"): number =>
    rows.reduce((sum, row) => sum + row[of], 0);
  const quickly = resolvedBy(rows, settings.quick_resolution_days);
  const month = resolvedBy(rows, LAST_DAY);
  const median = medianFigure(rows);
  const points = resolutionCurve(rows).filter(({time}) => time <= LAST_DAY);
  const isShown = ["shown", "small"].includes(stateOf(quickly));
  const left: Figure = {
    ...month,
    metric: "unresolved_after",
    value: month.value === null ? null : 1 - month.value,
    lo: month.hi == null ? null : 1 - month.hi,
    hi: month.lo == null ? null : 1 - month.lo
  };
  const values = {days: settings.quick_resolution_days, quickly, month: LAST_DAY, left};
  const subtitle = word("resolution_subtitle", locale, {
    period: periodText(filters, manifest, locale),
    n: formatCount(quickly.n ?? 0, locale),
    open: formatCount(total("open"), locale),
    closed: formatCount(total("closed"), locale)
  });
  return picture({
    title: !isShown
      ? {message: complaintWords.resolution_few, values: {}}
      : median.value === null
        ? {message: complaintWords.resolution_slow, values}
        : {message: complaintWords.resolution_title, values: {...values, median}},
    subtitle,
    draw: (options) =>
      ShareCurves(
        [
          {
            part: 3,
            label: word("resolved_by", locale),
            form: "steps",
            points: isShown
              ? [
                  {x: 0, share: points[0]?.time === 0 ? 1 - points[0].survival : 0},
                  ...points.map(({time, survival, lo, hi}) => ({
                    x: time,
                    share: 1 - survival,
                    lo: hi === null ? null : 1 - hi,
                    hi: lo === null ? null : 1 - lo
                  })),
                  ...(points.length === 0
                    ? []
                    : [{x: LAST_DAY, share: 1 - points.at(-1)!.survival}])
                ]
              : []
          }
        ],
        {
          ...options,
          domain: [0, LAST_DAY],
          ticks: DAYS.map((at) => ({at, label: String(at)})),
          axis: word("days", locale),
          measure: word("resolved_by", locale)
        }
      ),
    table: () =>
      table<number>({
        caption: subtitle,
        columns: [
          {label: word("day", locale), cell: (day) => String(day), isNumber: true},
          {
            label: word("resolved_by", locale),
            cell: (day) => figure(resolvedBy(rows, day), locale),
            isNumber: true
          },
          {
            label: word("interval", locale),
            cell: (day) => intervalText(resolvedBy(rows, day), locale) ?? "",
            isNumber: true
          }
        ],
        rows: DAYS,
        locale
      }),
    locale
  });
}
