import {IntervalRows} from "../../charts/intervalRows.js";
import {PeopleBesideCourse} from "../../charts/peopleBesideCourse.js";
import {settings} from "../../contract/settings.js";
import {formatCount, formatDecimal, formatShare, NO_VALUE} from "../../i18n/format.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {referralWords} from "../../i18n/referrals.js";
import {newcombeDifference} from "../../stats/newcombe.js";
import {estimatedOf} from "../countedShare.js";
import type {Figure} from "../figure.js";
import {figure, intervalText, stateOf} from "../figure.js";
import {picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import type {MouthRow} from "./mouthRows.js";
import {MOUTH_PARTS, mouthFigures, netPeople} from "./mouthRows.js";

/** A figure that the course gives. */
export interface CourseFigure {
  benchmark_code: string;
  value: number | null;
  citation: string;
}

const word = (name: keyof typeof referralWords, locale: Locale, values = {}): string =>
  say(referralWords[name], values, locale);

const partName = (part: number, locale: Locale): string =>
  word(`part_${part as 1 | 2 | 3}`, locale);

const isShown = (one: Figure | undefined): one is Figure =>
  one !== undefined && ["shown", "small"].includes(stateOf(one));

/** What the course says a customer of that satisfaction brings, net; null where its figures are missing. */
export function courseNet(course: readonly CourseFigure[], part: number): number | null {
  const of = (code: string): number | null =>
    course.find(({benchmark_code}) => benchmark_code === code)?.value ?? null;
  if (part === 1) {
    const warned = of("disappointed_warned_people");
    return warned === null ? null : -warned;
  }
  const name = part === 3 ? "delighted" : "lukewarm";
  const [share, people] = [of(`${name}_recommend`), of(`${name}_recommended_people`)];
  return share === null || people === null ? null : share * people;
}

const rowOf = (rows: readonly MouthRow[], part: number): MouthRow | undefined =>
  rows.find((row) => row.part === part);

function mouthTitle(rows: readonly MouthRow[]): Sentence {
  const [top, middle, low] = MOUTH_PARTS.map((part) => rowOf(rows, part));
  const values = {
    top: top && mouthFigures.recommended(top),
    middle: middle && mouthFigures.recommended(middle),
    low: low && mouthFigures.warned(low)
  };
  return isShown(values.top) && isShown(values.middle) && values.low
    ? {
        message: referralWords.mouth_title,
        values: {top: values.top, middle: values.middle, low: values.low}
      }
    : {message: referralWords.mouth_few, values: {}};
}

/** People that each customer brings or warns off by satisfaction, beside the course's figures. */
export function mouthPicture(
  rows: readonly MouthRow[],
  course: readonly CourseFigure[],
  locale: Locale = "zh"
): HTMLElement {
  const asked = rows.reduce((sum, row) => sum + row.asked, 0);
  const subtitle = word("mouth_subtitle", locale, {n: formatCount(asked, locale)});
  const citations = course
    .filter(({benchmark_code}) => benchmark_code === "delighted_recommend")
    .map(({citation}) => citation);
  return picture({
    title: mouthTitle(rows),
    subtitle,
    draw: (options) =>
      PeopleBesideCourse(
        MOUTH_PARTS.map((part) => {
          const row = rowOf(rows, part);
          const net = row && netPeople(row);
          const said = courseNet(course, part) ?? 0;
          return {
            label: partName(part, locale),
            people: isShown(net) ? net.value : null,
            lo: isShown(net) ? (net.lo ?? null) : null,
            hi: isShown(net) ? (net.hi ?? null) : null,
            course: said,
            courseLabel: word("course_net", locale, {value: formatDecimal(said, locale, 2)})
          };
        }),
        options
      ),
    table: () => mouthTable(rows, subtitle, locale),
    notes: [word("mouth_note", locale), ...citations],
    locale
  });
}

function mouthTable(rows: readonly MouthRow[], caption: string, locale: Locale): HTMLElement {
  const number = (label: string, of: (row: MouthRow) => Figure) => [
    {label, cell: (row: MouthRow) => figure(of(row), locale), isNumber: true},
    {
      label: word("range", locale),
      cell: (row: MouthRow) => intervalText(of(row), locale) ?? "",
      isNumber: true
    }
  ];
  return table<MouthRow>({
    caption,
    columns: [
      {label: word("satisfaction", locale), cell: ({part}) => partName(part, locale)},
      {
        label: word("people", locale),
        cell: ({asked}) => formatCount(asked, locale),
        isNumber: true
      },
      ...number(word("share_recommend", locale), mouthFigures.recommenders),
      {
        label: word("people_each", locale),
        cell: ({recommenders, recommended}) =>
          recommenders < settings.smallest_sample
            ? NO_VALUE
            : formatDecimal(recommended / recommenders, locale, 2),
        isNumber: true
      },
      ...number(word("people_all", locale), mouthFigures.recommended),
      ...number(word("warned_all", locale), mouthFigures.warned),
      ...number(word("net", locale), netPeople)
    ],
    rows
  });
}

function doneTitle(rows: readonly MouthRow[]): Sentence {
  const [top, middle] = [3, 2].map((part) => {
    const row = rowOf(rows, part);
    return row && mouthFigures.bringers(row);
  });
  if (!isShown(top) || !isShown(middle)) return {message: referralWords.done_few, values: {}};
  const difference = newcombeDifference(estimatedOf(top)!, estimatedOf(middle)!);
  return {
    message: referralWords[difference.lo > 0 ? "done_more" : "done_same"],
    values: {top, middle}
  };
}

/** Who really brought others within a year of the response, by satisfaction. */
export function donePicture(rows: readonly MouthRow[], locale: Locale = "zh"): HTMLElement {
  const subtitle = word("done_subtitle", locale, {
    months: settings.referral_window_months,
    n: formatCount(
      rows.reduce((sum, {eligible}) => sum + eligible, 0),
      locale
    )
  });
  return picture({
    title: doneTitle(rows),
    subtitle,
    draw: (options) =>
      IntervalRows(
        MOUTH_PARTS.map((part) => {
          const row = rowOf(rows, part);
          const share = row && mouthFigures.bringers(row);
          return {
            label: partName(part, locale),
            marks:
              isShown(share) && share.lo != null && share.hi != null
                ? [
                    {
                      value: share.value!,
                      lo: share.lo,
                      hi: share.hi,
                      className: stateOf(share) === "small" ? "mark-other" : "mark-chosen",
                      text: formatShare(share.value, locale),
                      side: "right" as const
                    }
                  ]
                : []
          };
        }),
        {...options, domain: [0, 0.02], origin: 0}
      ),
    table: () =>
      table<MouthRow>({
        caption: subtitle,
        columns: [
          {label: word("satisfaction", locale), cell: ({part}) => partName(part, locale)},
          {
            label: word("people", locale),
            cell: ({eligible}) => formatCount(eligible, locale),
            isNumber: true
          },
          {
            label: word("referrers", locale),
            cell: (row) => figure(mouthFigures.bringers(row), locale),
            isNumber: true
          },
          {
            label: word("range", locale),
            cell: (row) => intervalText(mouthFigures.bringers(row), locale) ?? "",
            isNumber: true
          },
          {
            label: word("brought", locale),
            cell: (row) => figure(mouthFigures.brought(row), locale),
            isNumber: true
          },
          {
            label: word("buyers", locale),
            cell: ({buyers}) => formatCount(buyers, locale),
            isNumber: true
          }
        ],
        rows
      }),
    notes: [word("done_note", locale)],
    locale
  });
}
