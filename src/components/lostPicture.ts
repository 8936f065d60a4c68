import type {CourseShare} from "../charts/againstCourse.js";
import {AgainstCourse} from "../charts/againstCourse.js";
import type {Filters} from "../contract/filters.js";
import type {Manifest} from "../contract/manifest.js";
import {metricNamed} from "../contract/metrics.js";
import {formatCount} from "../i18n/format.js";
import {loyaltyWords} from "../i18n/loyalty.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {figure} from "./figure.js";
import type {Measured} from "./measures.js";
import {findMeasure, isShown} from "./measures.js";
import {picture} from "./picture.js";
import {periodText} from "./returnPicture.js";
import type {Sentence} from "./sentence.js";
import {table} from "./table.js";

/** A figure that the course gives, as the query has it. */
export interface CourseFigure {
  benchmark_code: string;
  label_zh: string | null;
  label_en: string | null;
  value: number | null;
  value_low: number | null;
  value_high: number | null;
  citation: string;
}

/** Of the customers lost, those who had said they were satisfied, beside the course's figures for the same. */
export function lostPicture(
  lost: readonly Measured[],
  course: readonly CourseFigure[],
  {filters, manifest}: {filters: Filters; manifest: Manifest},
  locale: Locale = "zh"
): HTMLElement {
  const measure = findMeasure(lost, "lost_had_said_satisfied");
  const isKnown = measure !== undefined && isShown(measure);
  const codes = metricNamed("lost_had_said_satisfied").benchmarks;
  const figures = course.filter(({benchmark_code}) => codes.includes(benchmark_code));
  const {lo = null, hi = null} = isKnown ? measure.estimate : {};
  const shares: CourseShare[] = figures.map(
    ({label_zh, label_en, value, value_low, value_high}) => ({
      label: say(
        loyaltyWords.course_tag,
        {label: (locale === "zh" ? label_zh : label_en) ?? ""},
        locale
      ),
      low: value_low ?? value ?? 0,
      high: value_high ?? value ?? 0
    })
  );
  const subtitle = say(
    loyaltyWords.lost_subtitle,
    {
      period: periodText(filters, manifest, locale),
      n: formatCount(measure?.estimate.n ?? 0, locale)
    },
    locale
  );
  const title: Sentence = isKnown
    ? {message: loyaltyWords.lost_title, values: {share: measure.figure}}
    : {message: loyaltyWords.lost_none, values: {}};
  const cars = figures.find(({benchmark_code}) => benchmark_code.endsWith("_cars"));
  const against =
    lo === null || hi === null || !cars
      ? null
      : lo > (cars.value_high ?? 1)
        ? "lost_above"
        : hi < (cars.value_low ?? 0)
          ? "lost_below"
          : "lost_within";
  const citations = [...new Set(figures.map(({citation}) => citation))];
  return picture({
    title,
    subtitle,
    draw: (options) =>
      AgainstCourse(
        {
          label: say(loyaltyWords.own, {}, locale),
          share: isKnown ? measure.estimate.value : null,
          lo,
          hi
        },
        shares,
        options
      ),
    table: () =>
      table({
        caption: subtitle,
        columns: [
          {
            label: say(loyaltyWords.group, {}, locale),
            cell: ({metric}: Measured) => metric.label[locale]
          },
          {
            label: say(loyaltyWords.share, {}, locale),
            cell: ({figure: data}) => figure(data, locale),
            isNumber: true
          }
        ],
        rows: lost,
        locale
      }),
    notes: [
      ...(against === null ? [] : [loyaltyWords[against][locale]]),
      ...citations.map((citation) => say(loyaltyWords.citation, {citation}, locale))
    ],
    locale
  });
}
