import {settings} from "../contract/settings.js";
import {
  driverAnswers,
  driverCardWords,
  driverProblems,
  outcomeWords,
  quadrantWords
} from "../i18n/drivers.js";
import {formatDecimal, formatList, formatShare} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {quadrantOf} from "../stats/quadrants.js";
import type {DriverStudy} from "./driverStudy.js";
import type {DriverView, ViewedItem} from "./driverView.js";
import {FIRST_ITEMS, isOnTheLine, problemText} from "./driverView.js";
import {element} from "./element.js";
import type {Figure} from "./figure.js";
import {figure, intervalText} from "./figure.js";
import type {Sentence} from "./sentence.js";
import {sentence} from "./sentence.js";
import {term} from "./term.js";

/** The importance of an item as a figure. */
export const importanceFigure = (item: ViewedItem, {study, isStated}: DriverView): Figure => ({
  metric: isStated ? "stated_weight" : "driver_share",
  group: `item:${item.key}`,
  value: item.importance,
  format: "share",
  ...(isStated ? {} : {n: study.n, people: study.people}),
  lo: item.importanceInterval?.lo ?? null,
  hi: item.importanceInterval?.hi ?? null
});

/** The performance of an item as a figure. */
export const performanceFigure = (
  {key, performance, performanceInterval, answers}: ViewedItem,
  {study}: DriverView
): Figure => ({
  metric: "item_level",
  group: `item:${key}`,
  value: performance,
  format: "level",
  n: answers,
  people: study.people,
  lo: performanceInterval?.lo ?? null,
  hi: performanceInterval?.hi ?? null
});

/** Which three items to work on first, as a sentence. */
export function driverAnswerSentence(view: DriverView, locale: Locale = "zh"): Sentence {
  const first = view.items.slice(0, FIRST_ITEMS);
  const {cuts, study} = view;
  const isUrgent = ({importance, performance}: ViewedItem): boolean =>
    quadrantOf(importance, performance, cuts) === "concentrate";
  const urgent = first.filter(isUrgent);
  const names = (items: readonly ViewedItem[]): string =>
    formatList(
      items.map(({label}) => label),
      locale
    );
  const values = {
    outcome: outcomeWords[study.outcome][locale],
    target: formatDecimal(cuts.performance, locale, 2)
  };
  if (urgent.length === 0)
    return {message: driverAnswers.none, values: {...values, items: names(first)}};
  if (urgent.length === first.length) {
    return {message: driverAnswers.concentrate, values: {...values, items: names(first)}};
  }
  return {
    message: driverAnswers.some,
    values: {
      ...values,
      items: names(urgent),
      others: names(first.filter((item) => !isUrgent(item)))
    }
  };
}

/** The page's answer; where there is none, why. */
export function driverAnswer(
  study: DriverStudy,
  view: DriverView | null,
  locale: Locale = "zh"
): HTMLElement {
  return element(
    "p",
    {class: "answer stale-able"},
    view ? sentence(driverAnswerSentence(view, locale), locale) : withoutView(study, locale),
    view && unsureText(view, locale)
  );
}

/** Which of the first three are not surely among them; null where all are. */
function unsureText({items}: DriverView, locale: Locale): string | null {
  const least = settings.quadrant_sure_from;
  const unsure = items
    .slice(0, FIRST_ITEMS)
    .filter(({firstChance}) => firstChance !== null && firstChance < least)
    .map(({label}) => label);
  if (unsure.length === 0) return null;
  const values = {items: formatList(unsure, locale), least: formatShare(least, locale, 0)};
  return `${locale === "zh" ? "" : " "}${say(driverAnswers.unsure, values, locale)}`;
}

function withoutView(study: DriverStudy, locale: Locale): string {
  if (study.problem === null) return driverAnswers.refused[locale];
  const why = problemText(study.problem, study, locale);
  return say(driverProblems.not_drawn, {why}, locale);
}

/** The first three items side by side, each with its figures, intervals and how sure its place is. */
export function firstItems(view: DriverView, locale: Locale = "zh"): HTMLElement {
  const pair = (label: Node | string, data: Figure): HTMLElement[] => {
    const range = intervalText(data, locale);
    return [
      element("dt", {}, label),
      element(
        "dd",
        {},
        figure(data, locale),
        range !== null &&
          element("span", {class: "small"}, say(driverCardWords.interval, {range}, locale)),
        data.n != null && element("span", {class: "small"}, ` n=${data.n.toLocaleString("en")}`)
      )
    ];
  };
  return element(
    "ol",
    {class: "first-items stale-able"},
    view.items
      .slice(0, FIRST_ITEMS)
      .map((item, i) =>
        element(
          "li",
          {class: `first-item field-${item.quadrant}`, "data-item": item.key},
          element(
            "p",
            {class: "first-item-place"},
            say(driverCardWords.rank, {rank: i + 1}, locale),
            item.firstChance !== null &&
              element(
                "span",
                {class: "small"},
                " ",
                say(
                  driverCardWords.in_first,
                  {chance: formatShare(item.firstChance, locale, 0)},
                  locale
                )
              )
          ),
          element("p", {class: "first-item-name"}, item.label),
          element("p", {class: "first-item-quadrant"}, quadrantText(item, locale)),
          element(
            "dl",
            {},
            pair(
              view.isStated ? driverCardWords.weight[locale] : term("driver_share", locale),
              importanceFigure(item, view)
            ),
            pair(term("item_level", locale), performanceFigure(item, view))
          )
        )
      )
  );
}

/** The field of an item and how sure it is. */
export function quadrantText(item: ViewedItem, locale: Locale = "zh"): string {
  const quadrant = quadrantWords[item.quadrant][locale];
  if (item.chance === null) return say(driverCardWords.point, {quadrant}, locale);
  const chance = formatShare(item.chance, locale, 0);
  return say(
    isOnTheLine(item) ? driverCardWords.unsure : driverCardWords.sure,
    {quadrant, chance},
    locale
  );
}
