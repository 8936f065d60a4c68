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
  const toggle = element(
    "button",
    {type: "button", class: "export-toggle", "aria-expanded": "false"},
    say(exportMenuWords.menu, {}, locale)
  );
  const files = element(
    "span",
    {class: "export-items", hidden: true},
    items.map(({label, save}) => [saveButton(label, save, status, locale), " "]),
    status
  );
  const open = (isOpen: boolean): void => {
    toggle.setAttribute("aria-expanded", String(isOpen));
    files.hidden = !isOpen;
  };
  toggle.addEventListener("click", () => open(files.hidden));
  const root = element("div", {class: "export"}, toggle, files);
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || files.hidden) return;
    open(false);
    toggle.focus();
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
