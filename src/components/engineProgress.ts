import {formatBytes} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {engineWords} from "../i18n/site.js";
import {element} from "./element.js";

/** What the engine tells of itself. */
export interface EngineState {
  /** Why, when it has failed. */
  code?: string;
  phase: "idle" | "downloading" | "starting" | "loading" | "ready" | "failed";
  loaded_bytes: number;
  total_bytes: number;
}

export interface EngineProgress extends HTMLElement {
  show(state: EngineState): void;
}

/** A bar with bytes while the engine and its data come; hidden otherwise. */
export function engineProgress(locale: Locale = "zh"): EngineProgress {
  // Only the stage is read out; the bytes change several times a second.
  const label = element("span", {role: "status"});
  const bytes = element("span", {class: "small"});
  const bar = element("progress", {max: 1});
  const root = element(
    "div",
    {class: "progress", hidden: true},
    label,
    " ",
    bytes,
    bar
  ) as unknown as EngineProgress;
  root.show = ({phase, loaded_bytes, total_bytes}) => {
    const isBusy = phase === "downloading" || phase === "starting" || phase === "loading";
    root.hidden = !isBusy;
    if (!isBusy) return;
    const stage = say(engineWords[phase], {}, locale);
    if (label.textContent !== stage) label.textContent = stage;
    bar.setAttribute("aria-label", stage);
    if (phase !== "downloading" || total_bytes === 0) {
      bytes.textContent = "";
      bar.removeAttribute("value");
      return;
    }
    bar.value = loaded_bytes / total_bytes;
    bytes.textContent = say(
      engineWords.bytes,
      {loaded: formatBytes(loaded_bytes, locale), total: formatBytes(total_bytes, locale)},
      locale
    );
  };
  return root;
}
