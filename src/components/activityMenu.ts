import {activityWords} from "../i18n/activities.js";
import type {Locale} from "../i18n/message.js";
import type {DriverView, ViewedItem} from "./driverView.js";
import {element} from "./element.js";

/** The value of a menu where the place is the activity's own, and where it serves an item of another questionnaire. */
export const OWN_PLACE = "";
export const ELSEWHERE = "elsewhere";

export interface ItemMenuOptions {
  view: DriverView | null;
  chosen: ViewedItem | null;
  isElsewhere?: boolean; // defaults to false
  locale: Locale;
}

/** What an activity can serve: the items, most important first, or a place of its own. */
export function itemMenu({
  view,
  chosen,
  isElsewhere = false,
  locale
}: ItemMenuOptions): HTMLSelectElement {
  const items = view ? [...view.items].sort((a, b) => b.importance - a.importance) : [];
  return element(
    "select",
    {"aria-label": activityWords.serves[locale]},
    isElsewhere &&
      element("option", {value: ELSEWHERE, selected: true}, activityWords.elsewhere[locale]),
    items.map(({key, label}) =>
      element("option", {value: key, selected: key === chosen?.key}, label)
    ),
    element(
      "option",
      {value: OWN_PLACE, selected: !isElsewhere && chosen === null},
      activityWords.own_place[locale]
    )
  );
}
