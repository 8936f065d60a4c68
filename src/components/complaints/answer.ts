import {settings} from "../../contract/settings.js";
import {complaintWords} from "../../i18n/complaints.js";
import type {Locale} from "../../i18n/message.js";
import {element} from "../element.js";
import {stateOf} from "../figure.js";
import {sentence} from "../sentence.js";
import {spanOf} from "../span.js";
import {term} from "../term.js";
import {tile, tiles} from "../tile.js";
import type {ComplaintContext, EndRow} from "./context.js";
import {endFigure, word} from "./context.js";
import {endTitle} from "./endPicture.js";
import type {IcebergRow} from "./icebergPicture.js";
import {complainedFigure, seenFigure, silentFigure} from "./icebergPicture.js";
import type {ResolutionRow} from "./resolutionPicture.js";
import {medianFigure, resolvedBy} from "./resolutionPicture.js";

/** The page's answer: complaints, what stands behind them, and what their handling goes with. */
export function complaintAnswer(
  [row]: readonly IcebergRow[],
  ends: readonly EndRow[],
  {windowMonths, filters, manifest}: ComplaintContext,
  locale: Locale = "zh"
): HTMLElement {
  const silent = silentFigure(row!);
  const isKnown = ["shown", "small"].includes(stateOf(silent));
  return element(
    "p",
    {class: "answer stale-able"},
    sentence(
      {
        message: isKnown ? complaintWords.answer : complaintWords.answer_plain,
        values: {
          period: spanOf(filters, manifest, locale).period,
          complaints: seenFigure(row!),
          ...(isKnown ? {silent} : {}),
          rest: [sentence(endTitle(ends, windowMonths), locale)]
        }
      },
      locale
    )
  );
}

/** The figures behind it. */
export function complaintFigures(
  [row]: readonly IcebergRow[],
  ends: readonly EndRow[],
  times: readonly ResolutionRow[],
  locale: Locale = "zh"
): HTMLElement {
  const days = settings.quick_resolution_days;
  const open = times.reduce((sum, {open: count}) => sum + count, 0);
  const label = {
    quickly: word("tile_quickly", locale, {days}),
    median: word("tile_median", locale),
    open: word("tile_open", locale)
  };
  return tiles([
    tile({
      label: term("complaint_return", locale),
      figure: endFigure(ends, "quickly"),
      isLeading: true,
      notes: [label.quickly],
      locale
    }),
    tile({label: term("silent_dissatisfied", locale), figure: silentFigure(row!), locale}),
    tile({label: term("dissatisfied_complained", locale), figure: complainedFigure(row!), locale}),
    tile({label: label.quickly, figure: resolvedBy(times, days), locale}),
    tile({label: label.median, figure: medianFigure(times), locale}),
    tile({
      label: label.open,
      figure: {metric: "open_complaints", value: open, format: "count"},
      locale
    })
  ]);
}
