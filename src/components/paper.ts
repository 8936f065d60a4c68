import {element} from "./element.js";
import type {PictureOptions} from "./picture.js";

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
  document.body.append(host);
  try {
    return use(box);
  } finally {
    host.remove();
  }
}
