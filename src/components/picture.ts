import type {ChartOptions} from "../charts/canvas.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {pictureWords} from "../i18n/site.js";
import {element} from "./element.js";
import type {Sentence} from "./sentence.js";
import {sentence, sentenceText} from "./sentence.js";
import {tableText} from "./textAlternative.js";

export interface PictureOptions {
  /** What these data say, made from the numbers. */
  title: Sentence;
  /** Measure, unit, period and n. */
  subtitle: string;
  /** Draws the chart at a width. */
  draw: (options: ChartOptions) => Element;
  /** What the chart shows beyond its title, for those who do not see it; defaults to the table's values. */
  alternative?: string;
  /** The table behind the chart. */
  table: () => Element;
  /** Said below: what limits the reading. */
  notes?: readonly string[];
  locale?: Locale; // defaults to zh
}

/** Size of the root font in pixels, by which charts scale on a projector. */
export const rootFontSize = (): number =>
  parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** A chart with the sentence it says, its measure and the table behind it; redrawn at every width. */
export function picture(options: PictureOptions): HTMLElement {
  const {title, subtitle, draw, alternative, table, notes = [], locale = "zh"} = options;
  let text: string | undefined;
  const inWords = (): string =>
    (text ??= [
      sentenceText(title, locale),
      subtitle,
      alternative ?? tableText(table(), locale)
    ].join(" "));
  const plot = element("div", {class: "picture-plot"});
  let drawnAt = 0;
  const observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry!.contentRect.width);
    if (width <= 0 || width === drawnAt) return;
    drawnAt = width;
    plot.replaceChildren(draw({width, alternative: inWords(), em: rootFontSize(), locale}));
  });
  observer.observe(plot);
  return element(
    "figure",
    {class: "picture stale-able"},
    element(
      "figcaption",
      {},
      element("p", {class: "picture-title"}, sentence(title, locale)),
      element("p", {class: "picture-subtitle"}, subtitle)
    ),
    plot,
    notes.map((note) => element("p", {class: "picture-note"}, note)),
    disclosure(say(pictureWords.table, {}, locale), table)
  );
}

/** Something folded away under a line, made when it is first opened. */
export function disclosure(label: string, content: () => Element): HTMLDetailsElement {
  const root = element("details", {class: "disclosure"}, element("summary", {}, label));
  root.addEventListener("toggle", () => {
    if (root.childElementCount === 1) root.append(content());
  });
  return root;
}
