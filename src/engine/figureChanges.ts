import {FileAttachment} from "observablehq:stdlib";
import type {FigureChanges} from "../contract/figureChanges.js";
import {readJson} from "./prebuilt.js";

// Apart from the other files of the site: Framework names a module's files in each page that imports it.
const file = FileAttachment("../data/marts/figure_changes.json").valueOf();

/** The headline figures before and after the extracts last changed. Throws `download_failed`. */
export function readFigureChanges(): Promise<FigureChanges> {
  return readJson(file.href) as Promise<FigureChanges>;
}
