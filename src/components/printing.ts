import {exportWords, printWords} from "../i18n/export.js";
import {formatDate, formatList} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {element} from "./element.js";
import {pictureOptions, textAlternative} from "./picture.js";
import type {View} from "./viewFacts.js";
import {currentView, viewFacts} from "./viewFacts.js";

/** Width between the margins of A4 (`print.css`) in pixels, and the size of the root font there. */
const PAPER_WIDTH = 688;
const PAPER_EM = 12.8;
/** What fits on either side at the head of a sheet; the first sheet has it in full below. */
const LONGEST_HEAD = 90;

/**
 * Keeps the page ready for paper: whenever it is printed, it says above what view it is, every picture in
 * sight is drawn at the width of the sheet, and each sheet has its head, foot and number. Afterwards the
 * page is as it was.
 */
export function preparePrinting(): void {
  let added: Element[] = [];
  addEventListener("beforeprint", () => {
    for (const node of added) node.remove();
    const view = currentView();
    const style = element("style", {}, sheetStyle(view));
    document.head.append(style);
    added = [style, printedFacts(view), ...paperPictures()];
  });
  addEventListener("afterprint", () => {
    for (const node of added) node.remove();
    added = [];
  });
}

/** The facts of the view in a line below the heading. */
function printedFacts(view: View): Element {
  const {locale} = view;
  const facts = viewFacts(view).slice(1); // the page's heading stands above
  const node = element(
    "p",
    {class: "print-facts"},
    !view.isCurrent && element("strong", {}, printWords.not_current[locale]),
    facts.map((fact) => [element("span", {}, say(exportWords.fact, {...fact}, locale)), " "])
  );
  document.querySelector("h1")?.after(node);
  return node;
}

/** Draws each picture that is not folded away once more beside itself, for the sheet. */
function paperPictures(): Element[] {
  return [...document.querySelectorAll<HTMLElement>("figure.picture")].flatMap((figure) => {
    const options = pictureOptions(figure);
    const plot = figure.querySelector(".picture-plot");
    if (!options || !plot || figure.getClientRects().length === 0) return [];
    const {draw, locale = "zh"} = options;
    const alternative = textAlternative(options);
    const drawing = draw({width: PAPER_WIDTH, em: PAPER_EM, alternative, locale});
    const paper = element("div", {class: "picture-paper paper"}, drawing);
    plot.after(paper);
    return [paper];
  });
}

/** Head, foot and number of each sheet, as boxes in its margins. */
function sheetStyle(view: View): string {
  const {locale} = view;
  const word = (name: keyof typeof printWords, values = {}): string =>
    say(printWords[name], values, locale);
  const head = word("head", {
    site: exportWords.site[locale],
    name: view.name,
    whose: view.isSample ? exportWords.sample[locale] : formatList(view.dealers, locale)
  });
  const choices = view.choices.map((choice) => say(exportWords.fact, {...choice}, locale));
  const foot = word("foot", {
    as_of: formatDate(view.asOfDate, locale),
    fingerprint: view.fingerprint,
    privacy: exportWords.privacy[locale]
  });
  const chosen = [view.filters ?? "", ...choices].filter(Boolean).join(" · ");
  // The places of the message are counters that only the printer knows.
  const number = printWords.sheet[locale]
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 1 ? `counter(${part})` : quoted(part)))
    .join(" ");
  return `@page {
    @top-left { content: ${quoted(shortened(head))}; }
    @top-right { content: ${quoted(shortened(chosen))}; }
    @bottom-left { content: ${quoted(foot)}; }
    @bottom-right { content: ${number}; }
  }`;
}

const shortened = (text: string): string =>
  text.length > LONGEST_HEAD ? `${text.slice(0, LONGEST_HEAD)}…` : text;

/** A text as a string of CSS. */
const quoted = (text: string): string =>
  `"${text.replace(/[\\"]/g, "\\$&").replace(/[\r\n\f]+/g, " ")}"`;
