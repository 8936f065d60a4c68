import type {PictureOptions} from "./picture.js";
import {pictureSvg} from "./pictureSvg.js";
import {saveFile} from "./saveFile.js";
import {sentenceText} from "./sentence.js";
import {svgPng} from "./svgPng.js";
import {saveTable} from "./tableCsv.js";
import {exportWords} from "../i18n/export.js";
import {currentView, fileName, shortSubject} from "./viewFacts.js";

/**
 * Saves a picture, or the table behind it as it stands opened on the page; false while the page is not
 * current.
 */
export async function savePicture(
  figure: HTMLElement,
  options: PictureOptions,
  format: "svg" | "png" | "csv"
): Promise<boolean> {
  const {title, subtitle, notes = [], table, locale = "zh"} = options;
  const subject = shortSubject(subtitle);
  if (format === "csv") {
    const opened = figure.querySelector("table") ?? tableIn(table());
    const facts = notes.map((value) => ({label: exportWords.note[locale], value}));
    const said = `${sentenceText(title, locale)} ${subtitle}`;
    return saveTable(opened, {subject, title: said, facts});
  }
  const view = currentView();
  if (!view.isCurrent) return false;
  const svg = pictureSvg(options, view);
  const blob = format === "png" ? await svgPng(svg) : new Blob([svg.text], {type: "image/svg+xml"});
  saveFile(blob, fileName(view, subject, format));
  return true;
}

function tableIn(content: Element): HTMLTableElement {
  const table = content.querySelector("table");
  if (!table) throw new Error("picture: no table behind it (expected one from its `table`)");
  return table;
}
