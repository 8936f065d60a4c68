import {say} from "../i18n/message.js";
import type {Locale} from "../i18n/message.js";
import {figureWords} from "../i18n/figures.js";
import {formatCount} from "../i18n/format.js";
import type {Child} from "./element.js";
import {element} from "./element.js";
import type {Figure} from "./figure.js";
import {figure, intervalText, stateOf} from "./figure.js";

export interface TileOptions {
  /** Names the figure; a term that opens its definition, or plain text. */
  label: Child;
  figure: Figure;
  /** Said below the value, besides its interval and n. */
  notes?: readonly Child[];
  /** Set apart at the head of the others. */
  isLeading?: boolean;
  locale?: Locale; // defaults to zh
}

/** A headline figure: its name, its value, interval and n, and what else is to be said of it. */
export function tile(options: TileOptions): HTMLElement {
  const {label, figure: data, notes = [], isLeading = false, locale = "zh"} = options;
  const range = intervalText(data, locale);
  const sample = [
    range !== null && say(figureWords.interval, {range}, locale),
    data.n != null && say(figureWords.sample, {n: formatCount(data.n, locale)}, locale)
  ].filter((text) => text !== false);
  return element(
    "div",
    {class: `tile${isLeading ? " is-leading" : ""}`, "data-state": stateOf(data)},
    element("p", {class: "tile-label"}, label),
    element("p", {class: "tile-value"}, figure(data, locale)),
    sample.length > 0 &&
      element("p", {class: "tile-note"}, sample.join(locale === "zh" ? "，" : ", ")),
    notes.map((note) => element("p", {class: "tile-note"}, note))
  );
}

/** Headline figures side by side. */
export const tiles = (content: readonly HTMLElement[]): HTMLElement =>
  element("div", {class: "tiles stale-able"}, content);
