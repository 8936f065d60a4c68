import {element} from "./element.js";
import type {PictureOptions} from "./picture.js";

/** By what the root element says how the screen is to look. */
const THEMES = ["data-theme", "data-view"] as const;

/**
 * Draws a picture for paper in a box off the screen, light whatever the screen's theme; hands the box to
 * `use` while it is laid out, and takes it away again. The picture need not have been drawn on the page.
 *
 * @param width pixels
 */
export function withPaperDrawing<T>(
  {draw, locale = "zh"}: Pick<PictureOptions, "draw" | "locale">,
  width: number,
  use: (box: HTMLElement) => T
): T {
  const drawing = draw({width, alternative: "", em: 16, locale});
  const box = element("div", {class: "picture-plot"}, drawing);
  box.style.width = `${width}px`;
  const host = element("div", {class: "paper is-off-screen", "aria-hidden": "true"}, box);
  // Nothing is painted in between: the screen keeps its theme and view.
  const {documentElement: root} = document;
  const ofTheScreen = THEMES.map((name) => [name, root.getAttribute(name)] as const);
  for (const name of THEMES) root.removeAttribute(name);
  document.body.append(host);
  try {
    return use(box);
  } finally {
    host.remove();
    for (const [name, value] of ofTheScreen) if (value !== null) root.setAttribute(name, value);
  }
}
