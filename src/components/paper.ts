import {element} from "./element.js";
import type {PictureOptions} from "./picture.js";

/** A picture drawn for paper: its box is laid out off the screen, light whatever the screen's theme. */
export interface PaperDrawing {
  box: HTMLElement;
  drawing: Element;
}

/**
 * Draws a picture for paper, hands it to `use` while it is laid out, and takes it away again. It need
 * not have been drawn on the page before.
 *
 * @param width pixels
 */
export function withPaperDrawing<T>(
  {draw, locale = "zh"}: Pick<PictureOptions, "draw" | "locale">,
  width: number,
  use: (paper: PaperDrawing) => T
): T {
  const drawing = draw({width, alternative: "", em: 16, locale});
  const box = element("div", {class: "picture-plot"}, drawing);
  box.style.width = `${width}px`;
  const host = element("div", {class: "paper is-off-screen", "aria-hidden": "true"}, box);
  document.body.append(host);
  try {
    return use({box, drawing});
  } finally {
    host.remove();
  }
}
