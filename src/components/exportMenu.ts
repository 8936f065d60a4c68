import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {exportMenuWords} from "../i18n/site.js";
import {element} from "./element.js";

/** Saves a file; says false where the page does not yet show what its filters say. */
type Save = () => Promise<boolean>;

export interface ExportItem {
  label: string;
  save: Save;
}

/** A line of files that a picture can be saved as, which opens from one word. */
export function exportMenu(items: readonly ExportItem[], locale: Locale = "zh"): HTMLElement {
  const status = element("span", {class: "export-status", role: "status"});
  const root = element(
    "details",
    {class: "export"},
    element("summary", {}, say(exportMenuWords.menu, {}, locale)),
    element(
      "span",
      {class: "export-items"},
      items.map(({label, save}) => saveButton(label, save, status, locale)),
      status
    )
  );
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !root.open) return;
    root.open = false;
    root.querySelector("summary")!.focus();
  });
  return root;
}

/** The one file that a table can be saved as. */
export function exportButton(save: Save, locale: Locale = "zh"): HTMLElement {
  const status = element("span", {class: "export-status", role: "status"});
  const label = say(exportMenuWords.table, {}, locale);
  return element("p", {class: "export"}, saveButton(label, save, status, locale), status);
}

function saveButton(
  label: string,
  save: Save,
  status: HTMLElement,
  locale: Locale
): HTMLButtonElement {
  const button = element("button", {type: "button", class: "link-button"}, label);
  let isBusy = false;
  button.addEventListener("click", () => {
    if (isBusy) return;
    isBusy = true;
    status.textContent = "";
    const tell = (name: keyof typeof exportMenuWords): void => {
      status.textContent = say(exportMenuWords[name], {}, locale);
    };
    save()
      .then(
        (isSaved) => isSaved || tell("not_current"),
        (error: unknown) => {
          console.warn(error);
          tell("failed");
        }
      )
      .finally(() => (isBusy = false));
  });
  return button;
}
