import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {displayWords} from "../i18n/site.js";
import {element} from "./element.js";
import {withChoice} from "./urlState.js";

const THEME_KEY = "loyalty-atlas-theme"; // read by the script in the page's head
const THEMES = ["auto", "light", "dark"] as const;

/** Whether the page is shown as on a projector. */
export const isProjected = (): boolean => document.documentElement.dataset.view === "projector";

/** A button that turns the projector view on or off, in the address. */
export function projectorButton(locale: Locale = "zh"): HTMLButtonElement {
  const isOn = isProjected();
  const button = element(
    "button",
    {type: "button", class: "link-button projector-button"},
    say(isOn ? displayWords.leave_projector : displayWords.projector, {}, locale)
  );
  button.addEventListener("click", () => {
    location.search = withChoice(location.search, "view", isOn ? null : "projector");
  });
  return button;
}

/** A menu of light, dark and the system's own theme; the choice stays in this browser. */
export function themeMenu(locale: Locale = "zh"): HTMLLabelElement {
  const select = element(
    "select",
    {},
    THEMES.map((theme) => element("option", {value: theme}, say(displayWords[theme], {}, locale)))
  );
  try {
    select.value = localStorage.getItem(THEME_KEY) ?? "auto";
  } catch {
    select.disabled = true;
  }
  select.addEventListener("input", () => {
    if (select.value === "auto") localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, select.value);
    window.dispatchEvent(new Event("storage"));
  });
  return element("label", {class: "theme-menu"}, `${say(displayWords.theme, {}, locale)} `, select);
}

const STOPS = "h1, #observablehq-main h2, .picture, .tiles";

/**
 * On a projector, Page Down and Page Up (which presenters' remotes send) go to the next heading,
 * picture or row of figures that is not yet on the screen, and to the previous one; what is taller
 * than the screen is scrolled through.
 */
export function stepThroughPictures(): void {
  document.addEventListener("keydown", (event) => {
    const isDown = event.key === "PageDown";
    if (!isProjected() || (!isDown && event.key !== "PageUp")) return;
    if (event.target instanceof Element && event.target.closest("dialog, select, .picker[open]"))
      return;
    const margin = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const stops = [...document.querySelectorAll(STOPS)]
      .map((stop) => stop.getBoundingClientRect())
      .filter(({height}) => height > 0);
    const next = isDown
      ? stops.find(({top, bottom}) => top - margin > 1 && bottom > innerHeight)
      : stops.reverse().find(({top}) => top - margin < -1);
    const distance = next && next.top - margin;
    if (distance === undefined || Math.abs(distance) > innerHeight) return;
    event.preventDefault();
    scrollBy({top: distance});
  });
}
