import {settings} from "../contract/settings.js";
import {driverNotes} from "../i18n/drivers.js";
import {formatCount, formatDecimal, formatList, formatPoints} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {shareDifference} from "../stats/driverIntervals.js";
import type {Basis} from "./driverCuts.js";
import type {DriverStudy} from "./driverStudy.js";
import type {DriverView} from "./driverView.js";
import {FIRST_ITEMS, problemText} from "./driverView.js";

/** What the notes need besides the view. */
export interface NoteContext {
  basis: Basis;
  /** Months within which a visit counts as coming back. */
  windowMonths: number;
}

/** What limits the reading of the picture, most important first. */
export function driverNotesOf(
  view: DriverView,
  {basis, windowMonths}: NoteContext,
  locale: Locale = "zh"
): string[] {
  const {study, isStated, instead} = view;
  const note = (name: keyof typeof driverNotes, values = {}): string =>
    say(driverNotes[name], values, locale);
  const count = (value: number): string => formatCount(value, locale);
  const notes: string[] = [];
  if (instead) notes.push(note("weights_instead", {why: problemText(instead, study, locale)}));
  if (study.resampling === "unsupported") notes.push(note("no_workers"));
  if (study.resampling === "failed") notes.push(note("worker_failed"));
  if (!isStated) {
    const tied = pairsAlike(study, locale);
    if (tied.length > 0)
      notes.push(note("alike", {pairs: tied.join(locale === "zh" ? "、" : ", ")}));
    const inflated = study.items.filter(
      ({inflation}) => inflation !== null && inflation >= settings.driver_inflation_warn
    );
    if (inflated.length > 0) {
      const labels = inflated.map(({label}) => label);
      notes.push(
        note("inflation", {
          limit: settings.driver_inflation_warn,
          items: formatList(labels, locale)
        })
      );
    }
    notes.push(note("complete", {responses: count(study.responses), n: count(study.n)}));
    if (study.outcome === "came_back") notes.push(note("binary", {window: windowMonths}));
    if (study.outcome !== "came_back" && study.checkDifference !== null) {
      const points = formatPoints(study.checkDifference, locale, {signed: false});
      notes.push(note("check", {points}));
    }
  }
  if (study.drawn) {
    const {draw, sample} = study.drawn;
    notes.push(
      study.outcome === "came_back" && !isStated
        ? note("binary_sample", {n: count(sample)})
        : note("subsample", {
            limit: count(settings.driver_draw_at_most),
            draw: count(draw),
            sample: count(sample)
          })
    );
  }
  if (basis.benchmark) {
    const {name, period, scaleMax} = basis.benchmark;
    const level = formatDecimal(basis.level, locale, 2);
    notes.push(note("benchmark", {name, period, level}), note("scales", {max: scaleMax}));
  }
  if (study.items.some(({isGroup}) => isGroup)) notes.push(note("grouped"));
  for (const why of ["unreliable", "no_slot"] as const) {
    const labels = study.leftOut.filter((item) => item.why === why).map(({label}) => label);
    if (labels.length > 0) notes.push(note(why, {items: formatList(labels, locale)}));
  }
  return notes;
}

/** Neighbours by importance down to the one after the first three, of which neither is reliably the more important. */
function pairsAlike({items, intervals, problem}: DriverStudy, locale: Locale): string[] {
  if (!intervals || problem !== null) return [];
  const order = [...items.keys()].sort((a, b) => items[b]!.derived! - items[a]!.derived!);
  return order.slice(0, FIRST_ITEMS).flatMap((i, place) => {
    const next = order[place + 1];
    if (next === undefined || shareDifference(intervals, i, next).lo > 0) return [];
    return say(driverNotes.pair, {a: items[i]!.label, b: items[next]!.label}, locale);
  });
}

/** How many responses the page rests on, for the filter bar. */
export const countedDrivers = ({responses, people}: DriverStudy, locale: Locale = "zh"): string =>
  say(
    driverNotes.counted,
    {responses: formatCount(responses, locale), people: formatCount(people, locale)},
    locale
  );
