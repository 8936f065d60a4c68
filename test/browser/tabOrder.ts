import type {Page} from "playwright-core";

/** More stops than any page has. */
export const maxStops = 400;

/** What has the focus, and what is wrong with how it shows. */
export interface Stop {
  name: string;
  isInMain: boolean;
  faults: string[];
}

/** Runs in the page: the element with the focus; null where it has left the page. */
export function focusedStop(): Stop | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // A radio or checkbox is drawn and pressed by its label.
  const isBox = element.matches("[type=radio], [type=checkbox]");
  const shown = (isBox && element.closest("label")) || element;
  const box = shown.getBoundingClientRect();
  const faults: string[] = [];
  const isOutlined = [element, shown].some((candidate) => {
    const {outlineStyle, outlineWidth} = getComputedStyle(candidate);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  // Inside a drawing a ring shows the focus.
  const isRinged =
    element instanceof SVGElement &&
    [...element.querySelectorAll("circle")].some((part) => {
      const {stroke, strokeWidth} = getComputedStyle(part);
      return stroke !== "none" && parseFloat(strokeWidth) >= 3;
    });
  if (!isOutlined && !isRinged) faults.push("no visible focus");
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
    faults.push("outside the window");
  // Not under a bar that sticks or floats: some point of it is itself, its part or its holder.
  const isSeen = [0.1, 0.5, 0.9].some((across) =>
    [0.1, 0.5, 0.9].some((down) => {
      const x = box.left + across * box.width;
      const y = box.top + down * box.height;
      const top = document.elementFromPoint(x, y);
      return top !== null && (shown.contains(top) || top.contains(shown));
    })
  );
  if (!isSeen) faults.push("hidden under something");
  const isInText =
    getComputedStyle(element).display === "inline" &&
    element.closest("p, li, h1, h2, td, dd, cite");
  if (!isInText && (box.width < 24 || box.height < 24))
    faults.push(`target of ${Math.round(box.width)} × ${Math.round(box.height)} px`);
  return {
    name: `${element.tagName.toLowerCase()} ${element.className} ${(shown.textContent ?? "").trim().slice(0, 30)}`,
    isInMain: element.closest("main") !== null,
    faults
  };
}

/** Presses that are sent at once: waiting for each takes longer than what it does. */
const pressesAtOnce = 20;

// Runs in the page: notes what gets the focus, until that is again what had it first.
const noteStops = `(() => {
  const stops = [];
  let first = null;
  let isRound = false;
  addEventListener("focusin", ({target}) => {
    isRound ||= target === first;
    first ??= target;
    if (!isRound) stops.push((${focusedStop.toString()})());
  });
  window.tabStops = () => ({stops, isRound});
})()`;

/** Where the Tab key leads, from the top of the page until it has left it and comes back to the top. */
export async function tabOrder(page: Page): Promise<Stop[]> {
  await page.evaluate(noteStops);
  for (let presses = pressesAtOnce; ; presses += pressesAtOnce) {
    await Promise.all(Array.from({length: pressesAtOnce}, () => page.keyboard.press("Tab")));
    const {stops, isRound} = await page.evaluate<{stops: Stop[]; isRound: boolean}>("tabStops()");
    if (isRound || presses >= maxStops) return stops;
  }
}
