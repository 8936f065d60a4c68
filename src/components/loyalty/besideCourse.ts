import type {CourseShare} from "../../charts/againstCourse.js";
import {AgainstCourse} from "../../charts/againstCourse.js";
import {metricNamed} from "../../contract/metrics.js";
import {formatCount} from "../../i18n/format.js";
import {loyaltyWords} from "../../i18n/loyalty.js";
import {moreWords} from "../../i18n/loyaltyMore.js";
import type {Locale, Message} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {figure, intervalText} from "../figure.js";
import type {Measured} from "../measures.js";
import {findMeasure, isShown} from "../measures.js";
import {picture} from "../picture.js";
import {table} from "../table.js";
import type {LoyaltyContext} from "./returnPicture.js";
import {periodText} from "../span.js";

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

interface Beside {
  id: "lost_had_said_satisfied" | "replaced_here_share";
  title: Message;
  none: Message;
  subtitle: Message;
  /** The course's figure whose range is compared. */
  compared: string;
  above: Message;
  within: Message;
  below: Message;
  notes: readonly Message[];
}

const LOST: Beside = {
  id: "lost_had_said_satisfied",
  title: loyaltyWords.lost_title,
  none: loyaltyWords.lost_none,
  subtitle: loyaltyWords.lost_subtitle,
  compared: "lost_had_said_satisfied_cars",
  above: loyaltyWords.lost_above,
  within: loyaltyWords.lost_within,
  below: loyaltyWords.lost_below,
  notes: []
};

const REPLACED: Beside = {
  id: "replaced_here_share",
  title: moreWords.replaced_title,
  none: moreWords.replaced_none,
  subtitle: moreWords.replaced_subtitle,
  compared: "same_brand_repurchase",
  above: moreWords.above,
  within: moreWords.within,
  below: moreWords.below,
  notes: [moreWords.replaced_note]
};

/** Of the customers lost, those who had said they were satisfied, beside the course's figures for the same. */
export const lostPicture = (
  lost: readonly Measured[],
  course: readonly CourseFigure[],
  context: Pick<LoyaltyContext, "filters" | "manifest">,
  locale: Locale = "zh"
): HTMLElement => besidePicture(LOST, lost, course, context, locale);

/** Of the replacers who were asked, those who bought here again, beside the course's figure. */
export const replacedPicture = (
  replaced: readonly Measured[],
  course: readonly CourseFigure[],
  context: Pick<LoyaltyContext, "filters" | "manifest">,
  locale: Locale = "zh"
): HTMLElement => besidePicture(REPLACED, replaced, course, context, locale);

function besidePicture(
  beside: Beside,
  measures: readonly Measured[],
  course: readonly CourseFigure[],
  {filters, manifest}: Pick<LoyaltyContext, "filters" | "manifest">,
  locale: Locale
): HTMLElement {
  const measure = findMeasure(measures, beside.id);
  const isKnown = measure !== undefined && isShown(measure);
  const codes = metricNamed(beside.id).benchmarks;
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
    beside.subtitle,
    {
      period: periodText(filters, manifest, locale),
      n: formatCount(measure?.estimate.n ?? 0, locale)
    },
    locale
  );
  const compared = figures.find(({benchmark_code}) => benchmark_code === beside.compared);
  const against =
    lo === null || hi === null || !compared
      ? null
      : lo > (compared.value_high ?? 1)
        ? beside.above
        : hi < (compared.value_low ?? 0)
          ? beside.below
          : beside.within;
  const citations = [...new Set(figures.map(({citation}) => citation))];
  return picture({
    title: isKnown
      ? {message: beside.title, values: {share: measure.figure}}
      : {message: beside.none, values: {}},
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
            label: say(loyaltyWords.value, {}, locale),
            cell: ({figure: data}) => figure(data, locale),
            isNumber: true
          },
          {
            label: say(loyaltyWords.interval, {}, locale),
            cell: ({figure: data}) => intervalText(data, locale) ?? "",
            isNumber: true
          }
        ],
        rows: measures
      }),
    notes: [
      ...(against === null ? [] : [against[locale]]),
      ...beside.notes.map((note) => note[locale]),
      ...citations.map((citation) => say(loyaltyWords.citation, {citation}, locale))
    ],
    locale
  });
}
