import type {ChartOptions} from "../charts/canvas.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {exportMenuWords, pictureWords} from "../i18n/site.js";
import {element} from "./element.js";
import {exportMenu} from "./exportMenu.js";
import type {Sentence} from "./sentence.js";
import {sentence, sentenceText} from "./sentence.js";
import {withFirstRows} from "./table.js";
import {ROWS_HEARD, tableText} from "./textAlternative.js";
import {whenIdle} from "./whenIdle.js";

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

let fontSize: number | undefined;

/**
 * Size of the root font in pixels, by which charts scale on a projector. All that are drawn at once ask for it once:
 * between two drawings the browser would have to work out the styles of the page to say it.
 */
export function rootFontSize(): number {
  if (fontSize === undefined) {
    fontSize = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    setTimeout(() => (fontSize = undefined));
  }
  return fontSize;
}

const made = new WeakMap<Element, PictureOptions>();

/** What a picture on the page was made of, for whoever draws it again on paper or into a file. */
export const pictureOptions = (figure: Element): PictureOptions | undefined => made.get(figure);

/**
 * A chart with the sentence it says, its measure and the table behind it; redrawn at every width, saved
 * as SVG, PNG and CSV.
 */
export function picture(options: PictureOptions): HTMLElement {
  const {title, subtitle, draw, table, notes = [], locale = "zh"} = options;
  const brief = briefAlternative(options);
  // The values of a table are read out of it once the page has nothing more urgent to draw.
  let said = options.alternative === undefined ? undefined : textAlternative(options);
  const plot = element("div", {class: "picture-plot"});
  let drawnAt = 0;
  const observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry!.contentRect.width);
    if (width <= 0 || width === drawnAt) return;
    drawnAt = width;
    plot.replaceChildren(draw({width, alternative: said ?? brief, em: rootFontSize(), locale}));
    if (said !== undefined) return;
    whenIdle(() => {
      if (!plot.isConnected) return;
      said ??= textAlternative(options);
      for (const drawing of plot.querySelectorAll("[aria-label]")) {
        if (drawing.getAttribute("aria-label") === brief) drawing.setAttribute("aria-label", said);
      }
    });
  });
  observer.observe(plot);
  const root: HTMLElement = element(
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
    exportMenu(
      (["svg", "png", "csv"] as const).map((format) => ({
        label: say(exportMenuWords[format], {}, locale),
        save: async () => (await import("./pictureFiles.js")).savePicture(root, options, format)
      })),
      locale
    ),
    disclosure(say(pictureWords.table, {}, locale), table)
  );
  made.set(root, options);
  return root;
}

/** What a picture says to those who do not see it. */
export const textAlternative = (options: PictureOptions): string => {
  const {alternative, table, locale = "zh"} = options;
  const values = alternative ?? tableText(withFirstRows(ROWS_HEARD, table), locale);
  return [briefAlternative(options), values].filter(Boolean).join(" ");
};

const briefAlternative = ({title, subtitle, locale = "zh"}: PictureOptions): string =>
  [sentenceText(title, locale), subtitle].filter(Boolean).join(" ");

/** Something folded away under a line, made when it is first opened. */
export function disclosure(label: string, content: () => Element): HTMLDetailsElement {
  const root = element("details", {class: "disclosure"}, element("summary", {}, label));
  root.addEventListener("toggle", () => {
    if (root.childElementCount === 1) root.append(content());
  });
  return root;
}
