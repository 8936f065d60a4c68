import {emotionWords} from "../i18n/emotion.js";
import {formatDecimal} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {OwnPoint, Touchpoint} from "./emotionLines.js";
import type {EmotionView} from "./emotionPicture.js";
import {labelOf, positionFigure} from "./emotionThesis.js";
import {figure, intervalText} from "./figure.js";
import type {Column} from "./table.js";
import {table} from "./table.js";

interface Row {
  touchpoint: Touchpoint;
  index: number;
}

/** The numbers of an emotion curve: a row per touchpoint, the columns of what is drawn. */
export function emotionTable(view: EmotionView, locale: Locale = "zh"): HTMLElement {
  const {journey, touchpoints, first, complete, second, differences, rival, industry} = view;
  const word = (name: keyof typeof emotionWords, values = {}): string =>
    say(emotionWords[name], values, locale);
  const own = (name: string, points: readonly OwnPoint[]): Column<Row>[] => {
    const of = ({touchpoint: {touchpoint}, index}: Row) =>
      positionFigure(touchpoint, points[index]!);
    return [
      {
        label: word("position", {name}),
        cell: (row) => (points[row.index]!.sums ? figure(of(row), locale) : word("not_asked")),
        sortBy: ({index}) => points[index]!.position,
        isNumber: true
      },
      {label: word("interval"), cell: (row) => intervalText(of(row), locale) ?? "", isNumber: true},
      {
        label: word("people"),
        cell: ({index, touchpoint}) =>
          figure(
            {
              metric: "people",
              group: `touchpoint:${touchpoint.touchpoint}`,
              value: points[index]!.people,
              format: "count"
            },
            locale
          ),
        isNumber: true
      }
    ];
  };
  const benchmark = (line: typeof rival): Column<Row>[] =>
    line === null
      ? []
      : [
          {
            label: word("position", {name: line.name}),
            cell: ({touchpoint: {touchpoint}}) => {
              const score = line.scores.find((one) => one.touchpoint === touchpoint);
              return score ? formatDecimal(score.position, locale, 2) : "";
            },
            isNumber: true
          }
        ];
  const difference: Column<Row>[] =
    second === null
      ? []
      : [
          {
            label: word("difference"),
            cell: ({index}) => {
              const one = differences?.[index];
              return one ? formatDecimal(one.value, locale, 2) : "";
            },
            sortBy: ({index}) => differences?.[index]?.value ?? null,
            isNumber: true
          },
          {
            label: word("q"),
            cell: ({index}) => {
              const one = differences?.[index];
              return one ? formatDecimal(one.q, locale, 3) : "";
            },
            isNumber: true
          }
        ];
  return table<Row>({
    caption: word("caption", {journey: word(journey)}),
    columns: [
      {label: word("touchpoint"), cell: ({touchpoint}) => labelOf(touchpoint, locale)},
      ...own(first.name, first.points),
      ...(second ? own(second.name, second.points) : own(word("complete"), complete)),
      ...difference,
      ...benchmark(rival),
      ...benchmark(industry)
    ],
    rows: touchpoints.map((touchpoint, index) => ({touchpoint, index}))
  });
}
