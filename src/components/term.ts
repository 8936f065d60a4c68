import type {MetricId} from "../contract/metrics.js";
import {metricNamed} from "../contract/metrics.js";
import {definitionWords} from "../i18n/definitions.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {definition} from "./definition.js";
import {element} from "./element.js";

let panel: HTMLDialogElement | undefined;

/** The name of a figure; a click opens its definition in a panel at the side. */
export function term(id: MetricId, locale: Locale = "zh"): HTMLButtonElement {
  const label = metricNamed(id).label[locale];
  const button = element(
    "button",
    {type: "button", class: "term", "aria-haspopup": "dialog", "data-term": id},
    label
  );
  button.title = say(definitionWords.open, {label}, locale);
  button.addEventListener("click", () => openDefinition(id, locale));
  return button;
}

/** Opens the definition of a figure in the panel; Escape, the button and a click outside close it. */
export function openDefinition(id: MetricId, locale: Locale = "zh"): void {
  panel ??= emptyPanel();
  const close = element("button", {type: "button", class: "close"}, "×");
  close.setAttribute("aria-label", say(definitionWords.close, {}, locale));
  close.addEventListener("click", () => panel!.close());
  const title = element("h2", {id: "definition-title"}, metricNamed(id).label[locale]);
  panel.replaceChildren(close, title, definition(id, locale));
  if (!panel.isConnected) document.body.append(panel);
  panel.showModal();
}

function emptyPanel(): HTMLDialogElement {
  const dialog = element("dialog", {
    class: "definition-panel",
    "aria-labelledby": "definition-title"
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}
