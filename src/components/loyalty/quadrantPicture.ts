import type {QuadrantGroup} from "../../charts/quadrant.js";
import {Quadrant} from "../../charts/quadrant.js";
import {settings} from "../../contract/settings.js";
import {formatCount, formatShare} from "../../i18n/format.js";
import {levelNames} from "../../i18n/loyalty.js";
import {groupWords, measureAxes, measureBases} from "../../i18n/loyaltyGroups.js";
import type {Locale} from "../../i18n/message.js";
import {say} from "../../i18n/message.js";
import {element} from "../element.js";
import {intervalText} from "../figure.js";
import type {Measured} from "../measures.js";
import {findMeasure, isShown} from "../measures.js";
import {disclosure, picture} from "../picture.js";
import type {Sentence} from "../sentence.js";
import {table} from "../table.js";
import type {Threshold} from "../threshold.js";
import type {CellRow, Cuts} from "./cells.js";
import {axisRows, cellsAt, groupSizes, rowOf} from "./cells.js";
import {loyalCutText, loyalFromDefault, loyalStops} from "./choice.js";
import type {LoyaltyMeasure} from "./choice.js";
import type {GroupId} from "./groups.js";
import {GROUPS, groupIds, groupLabel} from "./groups.js";
import type {LoyaltyContext} from "./returnPicture.js";
import {periodText} from "../span.js";

/** The two lines of the quadrant. */
export interface QuadrantCuts {
  satisfied: Threshold;
  loyal: Threshold;
}

/** What the four groups say: whether most of those who leave had been satisfied. */
export function quadrantTitle(
  all: readonly Measured[],
  measure: LoyaltyMeasure,
  locale: Locale = "zh"
): Sentence {
  const gone = findMeasure(all, "satisfied_but_gone");
  const lost = findMeasure(all, "not_satisfied_gone");
  if (!gone || !lost || !isShown(gone)) return {message: groupWords.none, values: {}};
  const values = {
    gone: gone.figure,
    lost: lost.figure,
    lost_label: groupLabel("not_satisfied_gone", measure, locale),
    away: say(measure === "back" ? groupWords.away_back : groupWords.away_other, {}, locale)
  };
  if (gone.estimate.lo! > lost.estimate.hi!) return {message: groupWords.more, values};
  if (gone.estimate.hi! < lost.estimate.lo!) return {message: groupWords.fewer, values};
  return {message: groupWords.alike, values};
}

/** Satisfaction × loyalty in four groups, cut where the reader puts the lines, with how they change. */
export function quadrantPicture(
  cells: readonly CellRow[],
  all: readonly Measured[],
  cuts: QuadrantCuts,
  {choice, filters, manifest}: LoyaltyContext,
  locale: Locale = "zh"
): HTMLElement {
  const {loyalBy} = choice;
  const measures = groupIds.map((id) => ({id, measure: findMeasure(all, id)}));
  const sums = measures[0]?.measure?.sums;
  const corners = measures.map(({id, measure}): QuadrantGroup => ({
    group: GROUPS[id],
    label: groupLabel(id, loyalBy, locale),
    share: measure && isShown(measure) ? measure.estimate.value : null,
    note: say(
      groupWords.corner,
      {
        range: (measure && intervalText(measure.figure, locale)) ?? "—",
        count: formatCount(measure?.sums.y ?? 0, locale)
      },
      locale
    )
  })) as [QuadrantGroup, QuadrantGroup, QuadrantGroup, QuadrantGroup];
  const now = {satisfiedFrom: choice.satisfiedFrom, loyalFrom: choice.loyalFrom};
  const hasMoved =
    choice.satisfiedFrom !== settings.satisfied_from_level ||
    choice.loyalFrom !== loyalFromDefault(loyalBy);
  const subtitle = say(
    groupWords.subtitle,
    {
      period: periodText(filters, manifest, locale),
      base: say(measureBases[loyalBy], {window: choice.windowMonths}, locale),
      n: formatCount(sums?.n ?? 0, locale),
      people: formatCount(sums?.people ?? 0, locale)
    },
    locale
  );
  const drawn = cellsAt(cells, loyalBy, now);
  const node = picture({
    title: quadrantTitle(all, loyalBy, locale),
    subtitle,
    draw: (options) =>
      cuts.loyal.attach(
        cuts.satisfied.attach(
          Quadrant(drawn, {
            ...options,
            levels: Object.entries(levelNames).map(([level, name]) => ({
              level: Number(level),
              label: name[locale]
            })),
            rows: axisRows(loyalBy, locale),
            rest: loyalBy === "back" ? say(groupWords.not_back, {}, locale) : null,
            axis: measureAxes[loyalBy][locale],
            across: cuts.satisfied.cut,
            along: {...cuts.loyal.cut, rowOf: (value) => rowOf(loyalBy, value)},
            groups: corners
          })
        )
      ),
    alternative: corners
      .map(({label, share}) => `${label} ${formatShare(share, locale)}`)
      .join(locale === "zh" ? "，" : ", "),
    table: () => cellTable(drawn, loyalBy, subtitle, locale),
    notes: [
      ...(hasMoved
        ? [
            say(
              groupWords.moved_note,
              {
                satisfied: settings.satisfied_from_level,
                loyal: loyalCutText(loyalBy, loyalFromDefault(loyalBy), locale)
              },
              locale
            )
          ]
        : [])
    ],
    locale
  });
  const sensitivity = disclosure(say(groupWords.sensitivity, {}, locale), () =>
    sensitivityTable(cells, loyalBy, now, locale)
  );
  return element("div", {}, node, sensitivity);
}

/** The sizes of the groups with each cut a step lower, as it is, and a step higher. */
export function sensitivityTable(
  cells: readonly CellRow[],
  measure: LoyaltyMeasure,
  now: Cuts,
  locale: Locale = "zh"
): HTMLElement {
  interface Row {
    label: string;
    sizes: Record<GroupId, number>;
  }
  const stops = loyalStops(measure);
  const at = stops.indexOf(now.loyalFrom);
  const rows: Row[] = [
    {
      label: say(
        groupWords.cut_now,
        {satisfied: now.satisfiedFrom, loyal: loyalCutText(measure, now.loyalFrom, locale)},
        locale
      ),
      sizes: groupSizes(cells, measure, now)
    },
    ...[now.satisfiedFrom - 1, now.satisfiedFrom + 1]
      .filter((satisfied) => satisfied >= 2 && satisfied <= 5)
      .map((satisfiedFrom) => ({
        label: say(groupWords.cut_satisfied, {satisfied: satisfiedFrom}, locale),
        sizes: groupSizes(cells, measure, {...now, satisfiedFrom})
      })),
    ...[stops[at - 1], stops[at + 1]].flatMap((loyalFrom) =>
      loyalFrom === undefined
        ? []
        : {
            label: say(
              groupWords.cut_loyal,
              {loyal: loyalCutText(measure, loyalFrom, locale)},
              locale
            ),
            sizes: groupSizes(cells, measure, {...now, loyalFrom})
          }
    )
  ];
  const total = ({sizes}: Row): number => groupIds.reduce((sum, id) => sum + sizes[id], 0);
  return table<Row>({
    caption: say(groupWords.sensitivity_caption, {}, locale),
    columns: [
      {label: say(groupWords.cut, {}, locale), cell: ({label}) => label, isLong: true},
      ...groupIds.toReversed().map((id) => ({
        label: groupLabel(id, measure, locale),
        cell: (row: Row) =>
          `${formatCount(row.sizes[id], locale)} (${total(row) > 0 ? formatShare(row.sizes[id] / total(row), locale) : "—"})`,
        isNumber: true
      })),
      {
        label: say(groupWords.responses, {}, locale),
        cell: (row) => formatCount(total(row), locale),
        isNumber: true
      }
    ],
    rows
  });
}

function cellTable(
  cells: ReturnType<typeof cellsAt>,
  measure: LoyaltyMeasure,
  caption: string,
  locale: Locale
): HTMLElement {
  const names = Object.entries(levelNames).map(([level, name]) => ({level: Number(level), name}));
  const perUnit = rowOf(measure, 1);
  const places = [...axisRows(measure, locale).map(({row}) => row), null].filter((place) =>
    cells.some(({row}) => row === place)
  );
  return table({
    caption,
    columns: [
      {
        label: measureAxes[measure][locale].replace("↑ ", ""),
        cell: (place: number | null) =>
          place === null ? say(groupWords.not_back, {}, locale) : String(place / perUnit)
      },
      ...names.map(({level, name}) => ({
        label: name[locale],
        cell: (place: number | null) =>
          formatCount(
            cells.find((cell) => cell.level === level && cell.row === place)?.count ?? 0,
            locale
          ),
        isNumber: true
      }))
    ],
    rows: places
  });
}
