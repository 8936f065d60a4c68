import type {FigureChanges} from "../contract/figureChanges.js";
import {NO_VALUE, formatDate} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {element} from "./element.js";
import {figure} from "./figure.js";
import type {Measured} from "./measures.js";
import {changes, findMeasure, measured} from "./measures.js";
import {qualityText} from "./qualityFigures.js";
import {table} from "./table.js";
import {term} from "./term.js";

/** The headline figures before and after the extracts last changed, side by side. */
export function figureChanges(changed: FigureChanges, locale: Locale = "zh"): HTMLElement {
  if (changed === null) return element("p", {}, qualityText("changes_none", locale));
  const {before, after} = changed;
  const past = measured(before.figures, before);
  const present = measured(after.figures, after);
  const differences = changes(present, past);
  const ids = [...new Set([...present, ...past].map(({id}) => id))];
  const cell = (all: readonly Measured[], id: Measured["id"]) => {
    const measure = findMeasure(all, id);
    return measure ? figure(measure.figure, locale) : NO_VALUE;
  };
  return element(
    "div",
    {},
    element(
      "p",
      {},
      qualityText("changes_of", locale, {
        before: formatDate(before.built_at, locale),
        before_fingerprint: before.fingerprint,
        after: formatDate(after.built_at, locale),
        after_fingerprint: after.fingerprint
      })
    ),
    table({
      caption: qualityText("changes_caption", locale),
      columns: [
        {label: qualityText("figure", locale), cell: (id: Measured["id"]) => term(id, locale)},
        {
          label: qualityText("figure_before", locale),
          cell: (id) => cell(past, id),
          isNumber: true
        },
        {
          label: qualityText("figure_after", locale),
          cell: (id) => cell(present, id),
          isNumber: true
        },
        {
          label: qualityText("figure_change", locale),
          cell: (id) => {
            const difference = differences.find((change) => change.id === id);
            return difference ? figure(difference.figure, locale) : NO_VALUE;
          },
          isNumber: true
        }
      ],
      rows: ids
    })
  );
}
