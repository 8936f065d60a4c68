import {formatBytes} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {engineWords} from "../i18n/site.js";
import {element} from "./element.js";

/** What failed, in the engine's codes. */
export interface Failure {
  code: FailureCode;
  /** Only where the device may have too little memory: how much is needed, and to go on all the same. */
  shortage?: {proceed: () => void; needed_bytes: number; budget_bytes: number} | undefined;
}

const CODES = [
  "wasm_missing",
  "decompression_missing",
  "out_of_memory",
  "memory_short",
  "download_failed",
  "query_failed"
] as const;

export type FailureCode = (typeof CODES)[number];

/** Any thrown value as a failure; what has no known code counts as a failed query. */
export function failureOf(error: unknown): Failure {
  const {code, shortage} = error as Partial<Failure>;
  return {code: CODES.find((name) => name === code) ?? "query_failed", shortage};
}

/** Whether it stays so in this browser, however often the reader tries. */
export const isLasting = (code: string | undefined): boolean =>
  code === "wasm_missing" || code === "decompression_missing";

/** Why, in a sentence. */
export function failureText({code, shortage}: Failure, locale: Locale = "zh"): string {
  const values = shortage && {
    needed: formatBytes(shortage.needed_bytes, locale),
    budget: formatBytes(shortage.budget_bytes, locale)
  };
  return say(engineWords[code], {needed: "", budget: "", ...values}, locale);
}

/**
 * Says what failed, what the page shows now (its `default` view, or its `last` results where even
 * that failed) and what to do, with a button that tries again where that may help.
 */
export function errorPanel(
  failure: Failure,
  retry: () => void,
  {shows = "last", locale = "zh"}: {shows?: "last" | "default"; locale?: Locale} = {}
): HTMLElement {
  const {code, shortage} = failure;
  const button = element(
    "button",
    {type: "button", class: "button"},
    say(shortage ? engineWords.proceed : engineWords.retry, {}, locale)
  );
  button.addEventListener("click", () => {
    shortage?.proceed();
    retry();
  });
  return element(
    "section",
    {class: "alert", role: "alert", "data-error": code, "data-shows": shows},
    element("h2", {}, say(engineWords.failed_title, {}, locale)),
    element(
      "p",
      {},
      failureText(failure, locale),
      " ",
      say(shows === "default" ? engineWords.shows_default : engineWords.shows_last, {}, locale)
    ),
    !isLasting(code) && button
  );
}
