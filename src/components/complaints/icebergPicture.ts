import {Iceberg} from "../../charts/iceberg.js";
import {settings} from "../../contract/settings.js";
import {formatCount, formatRange, formatShare} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {complaintWords} from "../../i18n/complaints.js";
import {clusteredProportion} from "../../stats/clusteredProportion.js";
import type {ClusterSums} from "../../stats/clusterSums.js";
import {wilsonInterval} from "../../stats/wilson.js";
import type {Figure} from "../figure.js";
import {figure, intervalText, stateOf} from "../figure.js";
import type {CourseFigure} from "../loyalty/besideCourse.js";
import {picture} from "../picture.js";
import {spanOf} from "../span.js";
import {table} from "../table.js";
import type {ComplaintContext} from "./context.js";
import {word} from "./context.js";

/** What the iceberg is made of, as the query gives it. */
export interface IcebergRow extends ClusterSums {
  experiences: number;
  complaints: number;
  dissatisfied: number;
  dissatisfied_complained: number;
}

/** Complaints that were received. */
export const seenFigure = ({complaints}: IcebergRow): Figure => ({
  metric: "complaints_received",
  value: complaints,
  format: "count"
});

/** Experiences that left someone dissatisfied who did not complain: the share among those asked, times all. */
export function silentFigure(row: IcebergRow): Figure {
  const share = clusteredProportion(row);
  const times = (value: number | undefined): number | null =>
    value === undefined ? null : value * row.experiences;
  return {
    metric: "silent_dissatisfied",
    value: times(share?.value),
    format: "count",
    n: row.n,
    people: row.people,
    lo: times(share?.lo),
    hi: times(share?.hi)
  };
}

/** Of the dissatisfied who were asked, those with a complaint around it. */
export function complainedFigure({
  dissatisfied: n,
  dissatisfied_complained: y
}: IcebergRow): Figure {
  const interval = wilsonInterval(y, n);
  return {
    metric: "dissatisfied_complained",
    value: n === 0 ? null : y / n,
    format: "share",
    n,
    lo: interval?.lo ?? null,
    hi: interval?.hi ?? null
  };
}

/** Complaints seen, and the silent dissatisfied behind them. */
export function icebergPicture(
  rows: readonly IcebergRow[],
  course: readonly CourseFigure[],
  {filters, manifest}: ComplaintContext,
  locale: Locale = "zh"
): HTMLElement {
  const row = rows[0]!;
  const seen = seenFigure(row);
  const silent = silentFigure(row);
  const complained = complainedFigure(row);
  const rule = course.find(({benchmark_code}) => benchmark_code === "silent_per_complaint");
  const isKnown = ["shown", "small"].includes(stateOf(silent));
  const share = clusteredProportion(row);
  const expected = rule?.value == null ? null : rule.value * row.complaints;
  const subtitle = word("iceberg_subtitle", locale, {
    period: spanOf(filters, manifest, locale).period,
    experiences: formatCount(row.experiences, locale),
    days: settings.complaint_about_days,
    share: formatShare(isKnown ? share!.value : null, locale),
    range: isKnown
      ? formatRange(formatShare(share!.lo, locale), formatShare(share!.hi, locale), locale)
      : "",
    n: formatCount(row.n, locale)
  });
  const range = intervalText(complained, locale);
  return picture({
    title:
      isKnown && row.complaints > 0
        ? {
            message: complaintWords.iceberg_title,
            values: {
              ratio: {
                metric: "silent_per_complaint",
                value: silent.value! / row.complaints,
                format: "decimal",
                n: row.n,
                people: row.people,
                lo: silent.lo! / row.complaints,
                hi: silent.hi! / row.complaints
              },
              complaints: seen,
              silent
            }
          }
        : {message: complaintWords.iceberg_few, values: {}},
    subtitle,
    draw: (options) =>
      Iceberg(
        {
          seen: row.complaints,
          silent: isKnown ? {value: silent.value!, lo: silent.lo!, hi: silent.hi!} : null,
          course: expected
        },
        options
      ),
    table: () =>
      table<{label: string; figure: Figure}>({
        caption: subtitle,
        columns: [
          {label: word("ended", locale), cell: ({label}) => label},
          {
            label: word("count", locale),
            cell: ({figure: data}) => figure(data, locale),
            isNumber: true
          },
          {
            label: word("interval", locale),
            cell: ({figure: data}) => intervalText(data, locale) ?? "",
            isNumber: true
          }
        ],
        rows: [
          {label: word("seen", locale), figure: seen},
          {label: word("silent", locale), figure: silent},
          ...(expected === null
            ? []
            : [
                {
                  label: word("course_silent", locale),
                  figure: {metric: "course_silent", value: expected, format: "count"} as const
                }
              ])
        ],
        locale
      }),
    notes: [
      word("iceberg_note", locale, {
        complained:
          range === null
            ? ""
            : word("iceberg_complained", locale, {
                n: formatCount(row.dissatisfied, locale),
                share: formatShare(complained.value, locale),
                range
              }),
        citation: word("citation", locale, {citation: rule?.citation ?? "S3"})
      })
    ],
    locale
  });
}
