import {activityWords} from "../i18n/activities.js";
import {formatList, formatYuan} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {effortSummary} from "./activityPlaces.js";
import type {Activity} from "./activityStore.js";
import type {DriverView} from "./driverView.js";
import {element} from "./element.js";

/** In sentences: which effort goes where it counts less, what it costs, and what nobody works on. */
export function effortSentences(
  activities: readonly Activity[],
  questionnaire: string,
  view: DriverView,
  locale: Locale = "zh"
): HTMLElement[] {
  const {placed, unplaced, wasted, cost, uncovered} = effortSummary(
    activities,
    questionnaire,
    view
  );
  const word = (name: keyof typeof activityWords, values = {}): string =>
    say(activityWords[name], values, locale);
  const texts = [
    placed > 0 &&
      (wasted.length > 0
        ? word("misdirected", {
            count: placed,
            wasted: wasted.length,
            names: formatList(
              wasted.map(({number, name}) => `${number} ${name}`),
              locale
            )
          })
        : word("well_directed", {count: placed})),
    cost &&
      cost.total > 0 &&
      word("cost_misdirected", {
        total: formatYuan(cost.total, locale),
        wasted: formatYuan(cost.wasted, locale)
      }),
    uncovered.length > 0 &&
      word("uncovered", {
        items: formatList(
          uncovered.map(({label}) => label),
          locale
        )
      }),
    unplaced > 0 && word("unplaced", {count: unplaced})
  ];
  return texts.flatMap((text) => (text ? [element("p", {}, text)] : []));
}
