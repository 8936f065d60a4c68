import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {engineWords} from "../i18n/site.js";
import {element} from "./element.js";

const CODES = [
  "wasm_missing",
  "decompression_missing",
  "out_of_memory",
  "download_failed",
  "query_failed"
] as const;

/** Says what failed and what to do, with a button that tries again. Unknown codes count as a failed query. */
export function errorPanel(code: string, retry: () => void, locale: Locale = "zh"): HTMLElement {
  const known = CODES.find((name) => name === code) ?? "query_failed";
  const button = element("button", {type: "button", class: "button"}, engineWords.retry[locale]);
  button.addEventListener("click", retry);
  return element(
    "section",
    {class: "alert", role: "alert", "data-error": known},
    element("h3", {}, say(engineWords.failed_title, {}, locale)),
    element("p", {}, say(engineWords[known], {}, locale), " ", say(engineWords.kept, {}, locale)),
    button
  );
}
