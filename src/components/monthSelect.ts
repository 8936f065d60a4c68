import {formatMonth} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {element} from "./element.js";

/** Every month from the first to the last, `YYYY-MM`, newest first. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  let [year, month] = to.split("-").map(Number) as [number, number];
  for (let name = to; name >= from;) {
    months.push(name);
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
    name = `${year}-${String(month).padStart(2, "0")}`;
  }
  return months;
}

/** A choice of one month or of an open end, which is the empty value. */
export function monthSelect(
  label: string,
  openEnd: string,
  months: readonly string[],
  locale: Locale = "zh"
): {root: HTMLLabelElement; select: HTMLSelectElement} {
  const select = element(
    "select",
    {},
    element("option", {value: ""}, openEnd),
    months.map((month) => element("option", {value: month}, formatMonth(month, locale)))
  );
  const root = element(
    "label",
    {class: "select"},
    element("span", {class: "field-name"}, label),
    select
  );
  return {root, select};
}
