import type {PlacedActivity} from "../charts/importancePerformance.js";
import {ImportancePerformance} from "../charts/importancePerformance.js";
import {
  driverPictureWords,
  driverTableWords,
  outcomeWords,
  quadrantWords
} from "../i18n/drivers.js";
import {formatCount, formatDecimal, formatList, formatShare} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {importanceFigure, performanceFigure, quadrantText} from "./driverAnswer.js";
import {driverNotesOf} from "./driverNotes.js";
import type {NoteContext} from "./driverNotes.js";
import type {DriverView, ViewedItem} from "./driverView.js";
import {isOnTheLine} from "./driverView.js";
import type {Figure} from "./figure.js";
import {figure, intervalText} from "./figure.js";
import {picture} from "./picture.js";
import type {Sentence} from "./sentence.js";
import {table} from "./table.js";
import type {Column} from "./table.js";
import type {Threshold} from "./threshold.js";

/** What the picture needs besides its view. */
export interface DriverPictureContext extends NoteContext {
  /** The period in words. */
  period: string;
  importanceCut: Threshold;
  performanceCut: Threshold;
  activities?: readonly PlacedActivity[];
  /** Makes the activities in a drawing movable. */
  attach?: <T extends SVGSVGElement>(drawing: T) => T;
}

/** What the quadrant says. */
export function driverTitle(view: DriverView, locale: Locale = "zh"): Sentence {
  const here = view.items.filter(({quadrant}) => quadrant === "concentrate");
  const names = (items: readonly ViewedItem[]): string =>
    formatList(
      items.map(({label}) => label),
      locale
    );
  const sure = here.filter((item) => !isOnTheLine(item));
  if (sure.length > 0) {
    return {
      message: driverPictureWords.title_sure,
      values: {count: sure.length, items: names(sure)}
    };
  }
  if (here.length > 0) {
    return {message: driverPictureWords.title_line, values: {items: names(here)}};
  }
  const top = view.items.reduce((a, b) => (b.importance > a.importance ? b : a));
  return {
    message: driverPictureWords.title_none,
    values: {
      outcome: outcomeWords[view.study.outcome][locale],
      item: top.label,
      share: importanceFigure(top, view),
      level: performanceFigure(top, view)
    }
  };
}

/** The quadrant of items with its table and what limits it. */
export function driverPicture(
  view: DriverView,
  context: DriverPictureContext,
  locale: Locale = "zh"
): HTMLElement {
  const {study, isStated, items} = view;
  const {period, importanceCut, performanceCut, activities = [], attach} = context;
  const subtitle = say(
    isStated ? driverPictureWords.subtitle_stated : driverPictureWords.subtitle_derived,
    {
      outcome: outcomeWords[study.outcome][locale],
      period,
      n: formatCount(isStated ? study.responses : study.n, locale),
      people: formatCount(study.people, locale),
      fit: formatShare(study.fit, locale)
    },
    locale
  );
  return picture({
    title: driverTitle(view, locale),
    subtitle,
    draw: (options) => {
      const drawing = ImportancePerformance(
        items.map((item) => ({...item, isOnTheLine: isOnTheLine(item)})),
        {
          ...options,
          importanceCut: importanceCut.cut,
          performanceCut: performanceCut.cut,
          axisLabel: (isStated ? driverPictureWords.x_stated : driverPictureWords.x_derived)[
            locale
          ],
          activities
        }
      );
      const movable = performanceCut.attach(importanceCut.attach(drawing));
      return attach ? attach(movable) : movable;
    },
    alternative: items
      .map((item) =>
        say(
          driverPictureWords.alternative_item,
          {
            label: item.label,
            share: formatShare(item.importance, locale),
            level: formatDecimal(item.performance, locale, 2),
            quadrant: quadrantWords[item.quadrant][locale]
          },
          locale
        )
      )
      .join(locale === "zh" ? "；" : "; "),
    table: () => driverTable(view, subtitle, locale),
    notes: driverNotesOf(view, context, locale),
    locale
  });
}

/** Every figure of the picture, with ranks, inflation and how sure each place is. */
export function driverTable(view: DriverView, caption: string, locale: Locale = "zh"): HTMLElement {
  const {isStated, items} = view;
  const word = (name: keyof typeof driverTableWords): string => driverTableWords[name][locale];
  const number = (
    label: string,
    of: (item: ViewedItem) => Figure,
    sortBy: (item: ViewedItem) => number | null
  ): Column<ViewedItem>[] => [
    {label, cell: (item) => figure(of(item), locale), isNumber: true, sortBy},
    {
      label: word("interval"),
      cell: (item) => intervalText(of(item), locale) ?? "",
      isNumber: true,
      raw: null
    }
  ];
  const columns: Column<ViewedItem>[] = [
    {label: word("item"), cell: ({label}) => label, sortBy: ({label}) => label},
    {label: word("quadrant"), cell: (item) => quadrantText(item, locale), isLong: true},
    ...number(
      word("performance"),
      (item) => performanceFigure(item, view),
      ({performance}) => performance
    ),
    ...number(
      word(isStated ? "weight" : "importance"),
      (item) => importanceFigure(item, view),
      ({importance}) => importance
    ),
    {
      label: word("rank"),
      cell: ({rankInterval}) => (rankInterval ? `${rankInterval.lo}–${rankInterval.hi}` : ""),
      isNumber: true
    },
    {
      label: word("inflation"),
      cell: ({inflation}) =>
        inflation === null
          ? ""
          : Number.isFinite(inflation)
            ? formatDecimal(inflation, locale)
            : word("infinite"),
      isNumber: true,
      raw: ({inflation}) =>
        inflation === null ? "" : Number.isFinite(inflation) ? inflation : word("infinite"),
      sortBy: ({inflation}) => inflation
    },
    {
      label: word("n"),
      cell: ({answers}) => formatCount(answers, locale),
      isNumber: true,
      raw: ({answers}) => answers,
      sortBy: ({answers}) => answers
    }
  ];
  if (!isStated && items.every(({stated}) => stated !== null)) {
    columns.push({
      label: word("weight"),
      cell: ({stated}) => formatShare(stated, locale),
      isNumber: true,
      raw: ({stated}) => stated ?? "",
      sortBy: ({stated}) => stated
    });
  }
  if (items.some(({alpha}) => alpha !== null)) {
    columns.push({
      label: word("alpha"),
      cell: ({alpha}) =>
        alpha
          ? `${formatDecimal(alpha.value, locale, 2)} (${formatDecimal(alpha.lo, locale, 2)}–${formatDecimal(alpha.hi, locale, 2)})`
          : "",
      isNumber: true
    });
  }
  const shown = isStated ? columns.filter(({label}) => label !== word("rank")) : columns;
  return table({caption, columns: shown, rows: items, locale});
}
