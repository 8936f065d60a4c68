import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {searchWords} from "../i18n/search.js";
import {element} from "./element.js";

/**
 * A button that opens the search, and so does Ctrl+K (no single character: WCAG 2.1.4); null where the page has no index, as in a
 * preview. The search itself is loaded only then.
 */
export function searchButton(locale: Locale = "zh"): HTMLButtonElement | null {
  const index = document.querySelector<HTMLMetaElement>("meta[name='search-index']")?.content;
  if (index === undefined) return null;
  const open = (): void => {
    void import("./searchDialog.js").then(({openSearch}) => openSearch(index, locale));
  };
  const button = element(
    "button",
    {
      type: "button",
      class: "search-button",
      "aria-haspopup": "dialog",
      "aria-keyshortcuts": "Control+K"
    },
    say(searchWords.open, {}, locale),
    element("kbd", {"aria-hidden": "true"}, "Ctrl K")
  );
  button.title = say(searchWords.open_hint, {}, locale);
  button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (!isShortcut(event) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
  return button;
}

function isShortcut(event: KeyboardEvent): boolean {
  if (event.isComposing || event.altKey) return false;
  return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
}
