import {settings} from "../contract/settings.js";
import {resampleWords} from "../i18n/drivers.js";
import {formatCount} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {element} from "./element.js";

/** How far resampling is; hidden when it is not running. */
export interface ResampleProgress extends HTMLElement {
  show(share: number): void;
  /** Says that it is done, or nothing where it failed. */
  end(isDone: boolean): void;
}

/** A line that says, while it runs, how far resampling is. */
export function resampleProgress(locale: Locale = "zh"): ResampleProgress {
  const bar = element("progress", {max: 1, value: 0, "aria-label": resampleWords.running[locale]});
  const text = element("span", {class: "small", role: "status"});
  const root = element("p", {class: "resample-progress", hidden: true}, bar, text) as HTMLElement &
    Partial<ResampleProgress>;
  root.show = (share) => {
    root.hidden = false;
    bar.hidden = false;
    bar.value = share;
    text.textContent = resampleWords.running[locale];
  };
  root.end = (isDone) => {
    bar.hidden = true;
    root.hidden = !isDone;
    text.textContent = say(
      resampleWords.done,
      {count: formatCount(settings.driver_replicates, locale)},
      locale
    );
  };
  return root as ResampleProgress;
}
