import {CourseRows} from "../../charts/courseRows.js";
import {settings} from "../../contract/settings.js";
import {formatCount} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {endThesis} from "../../i18n/complaints.js";
import type {Estimated} from "../../stats/interval.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import type {Figure} from "../figure.js";
import {figure, intervalText, stateOf} from "../figure.js";
import type {CourseFigure} from "../loyalty/besideCourse.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {periodText} from "../span.js";
import {table} from "../table.js";
import type {CaseEnd, ComplaintContext, EndRow} from "./context.js";
import {courseReturn, endFigure, endName, word} from "./context.js";

const ENDS: readonly CaseEnd[] = ["silent", "unresolved", "resolved", "quickly", "none"];

const estimated = ({value, lo, hi}: Figure): Estimated | null =>
  value === null || lo == null || hi == null ? null : {value, lo, hi};

/** What coming back has to do with how the complaint ended, by the intervals of the differences. */
export function endTitle(rows: readonly EndRow[], windowMonths: number): Sentence {
  const [unresolved, resolved, quickly] = (["unresolved", "resolved", "quickly"] as const).map(
    (ended) => endFigure(rows, ended)
  ) as [Figure, Figure, Figure];
  const values = {
    days: settings.quick_resolution_days,
    window: windowMonths,
    unresolved,
    resolved,
    quickly
  };
  const isShown = [unresolved, resolved, quickly].every((one) =>
    ["shown", "small"].includes(stateOf(one))
  );
  if (!isShown) return {message: endThesis.too_few, values: {}};
  const isAbove = (a: Figure, b: Figure): boolean =>
    newcombeDifference(estimated(a)!, estimated(b)!).lo > 0;
  const [byResolving, bySpeed] = [isAbove(resolved, unresolved), isAbove(quickly, resolved)];
  const message = byResolving
    ? bySpeed
      ? endThesis.every_step
      : endThesis.resolved
    : bySpeed
      ? endThesis.quickly
      : endThesis.no_difference;
  return {message, values};
}

/** Who came back by how it ended, each beside the course's figure. */
export function endPicture(
  rows: readonly EndRow[],
  course: readonly CourseFigure[],
  {windowMonths, filters, manifest}: ComplaintContext,
  locale: Locale = "zh"
): HTMLElement {
  const shown = ENDS.map((ended) => ({ended, figure: endFigure(rows, ended)}));
  const counted = rows.filter(({ended}) => ENDS.includes(ended));
  const total = (of: "n" | "too_recent"): number => counted.reduce((sum, row) => sum + row[of], 0);
  const subtitle = word("returns_subtitle", locale, {
    window: windowMonths,
    period: periodText(filters, manifest, locale),
    n: formatCount(total("n"), locale)
  });
  const citations = new Set(
    shown.flatMap(({ended}) => courseReturn(course, ended)?.citation ?? [])
  );
  return picture({
    title: endTitle(rows, windowMonths),
    subtitle,
    draw: (options) =>
      CourseRows(
        shown.map(({ended, figure: data}) => {
          const state = stateOf(data);
          const isKnown = state === "shown" || state === "small";
          return {
            label: endName(ended, locale),
            note: word("cases", locale, {n: formatCount(data.n ?? 0, locale)}),
            share: isKnown ? data.value : null,
            lo: isKnown ? data.lo! : null,
            hi: isKnown ? data.hi! : null,
            isSmall: state === "small",
            course: courseReturn(course, ended)?.value ?? null
          };
        }),
        options
      ),
    table: () =>
      table<(typeof shown)[number]>({
        caption: subtitle,
        columns: [
          {label: word("ended", locale), cell: ({ended}) => endName(ended, locale)},
          {
            label: word("came_back", locale),
            cell: ({figure: data}) => figure(data, locale),
            isNumber: true
          },
          {
            label: word("interval", locale),
            cell: ({figure: data}) => intervalText(data, locale) ?? "",
            isNumber: true
          },
          {
            label: word("n", locale),
            cell: ({figure: data}) => formatCount(data.n ?? 0, locale),
            isNumber: true
          },
          {
            label: word("course", locale),
            cell: ({ended}) =>
              figure(
                {
                  metric: "course_return",
                  group: `ended:${ended}`,
                  value: courseReturn(course, ended)?.value ?? null,
                  format: "share"
                },
                locale
              ),
            isNumber: true
          }
        ],
        rows: shown,
        locale
      }),
    notes: [
      word("returns_note", locale, {
        recent: formatCount(total("too_recent"), locale),
        citation: word("citation", locale, {citation: [...citations].join("；") || "S3"})
      })
    ],
    locale
  });
}
