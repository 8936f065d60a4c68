import {PartsBesideCourse} from "../../charts/partsBesideCourse.js";
import {metricNamed} from "../../contract/metrics.js";
import {chartWords} from "../../i18n/charts.js";
import {formatCount, formatShare} from "../../i18n/format.js";
import {loyaltyWords} from "../../i18n/loyalty.js";
import {moreWords} from "../../i18n/loyaltyMore.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import type {Figure} from "../figure.js";
import {figure, intervalText} from "../figure.js";
import type {Measured} from "../measures.js";
import {findMeasure, isShown} from "../measures.js";
import {picture} from "../picture.js";
import {table} from "../table.js";
import type {AnswerRow} from "./answerRows.js";
import {answerFigure, shareOf, sumsOf} from "./answerRows.js";
import type {CourseFigure} from "./besideCourse.js";
import type {LoyaltyContext} from "./returnPicture.js";
import {periodText} from "../span.js";

/** Very satisfied, in between, dissatisfied, with the course's figure for how many they are. */
const PARTS = [
  {part: 3, id: "top_part", label: moreWords.part_3},
  {part: 2, id: "middle_part", label: moreWords.part_2},
  {part: 1, id: "low_part", label: moreWords.part_1}
] as const;

/** How many are very satisfied, in between and dissatisfied, beside 15/70/15, and how many of each came back. */
export function partsPicture(
  rows: readonly AnswerRow[],
  all: readonly Measured[],
  course: readonly CourseFigure[],
  {filters, manifest}: LoyaltyContext,
  locale: Locale = "zh"
): HTMLElement {
  const measures = PARTS.map(({id}) => findMeasure(all, id));
  const [top] = measures;
  const isKnown = top !== undefined && isShown(top);
  const sizes = PARTS.map(
    ({id}, index): Figure =>
      measures[index]?.figure ?? {metric: id, value: null, format: "share", n: 0, people: 0}
  );
  const backs = PARTS.map(({part, label}) => {
    const row = rows.find((one) => one.part === "third" && one.answer === part);
    const share = shareOf(part, label[locale], row ? sumsOf(row, "came_back") : null);
    return answerFigure(share, "came_back", "third");
  });
  const subtitle = say(
    moreWords.parts_subtitle,
    {
      period: periodText(filters, manifest, locale),
      n: formatCount(top?.sums.n ?? 0, locale),
      people: formatCount(top?.sums.people ?? 0, locale)
    },
    locale
  );
  const found = PARTS.map(({id}) =>
    course.find(({benchmark_code}) => metricNamed(id).benchmarks.includes(benchmark_code))
  );
  const citation = found.find((one) => one !== undefined)?.citation ?? "";
  return picture({
    title: isKnown
      ? {
          message: moreWords.parts_title,
          values: {
            top: sizes[0]!,
            middle: sizes[1]!,
            low: sizes[2]!,
            top_back: backs[0]!,
            middle_back: backs[1]!,
            low_back: backs[2]!
          }
        }
      : {message: moreWords.parts_none, values: {}},
    subtitle,
    draw: (options) =>
      PartsBesideCourse(
        PARTS.map(({label}, index) => {
          const [size, back] = [sizes[index]!, backs[index]!];
          const range = intervalText(back, locale);
          return {
            label: label[locale],
            share: isKnown ? size.value : null,
            lo: size.lo ?? null,
            hi: size.hi ?? null,
            course: found[index]?.value ?? 0,
            courseLabel: chartWords.course[locale],
            note:
              range === null
                ? say(moreWords.part_withheld, {}, locale)
                : say(moreWords.part_back, {share: formatShare(back.value, locale), range}, locale)
          };
        }),
        options
      ),
    table: () =>
      table({
        caption: subtitle,
        columns: [
          {
            label: say(moreWords.part, {}, locale),
            cell: (index: number) => PARTS[index]!.label[locale]
          },
          {
            label: say(loyaltyWords.responses, {}, locale),
            cell: (index) => figure(sizes[index]!, locale),
            isNumber: true
          },
          {
            label: say(loyaltyWords.interval, {}, locale),
            cell: (index) => intervalText(sizes[index]!, locale) ?? "",
            isNumber: true
          },
          {
            label: say(loyaltyWords.share, {}, locale),
            cell: (index) => figure(backs[index]!, locale),
            isNumber: true
          },
          {
            label: say(loyaltyWords.interval, {}, locale),
            cell: (index) => intervalText(backs[index]!, locale) ?? "",
            isNumber: true
          }
        ],
        rows: [0, 1, 2]
      }),
    notes: [say(moreWords.parts_note, {citation}, locale)],
    locale
  });
}
