import {chartWords} from "../i18n/charts.js";
import {momentWords} from "../i18n/emotion.js";
import {formatDecimal, formatShare} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import type {ClusterSums} from "../stats/clusterSums.js";
import {estimate} from "../stats/estimate.js";
import {sampleState} from "../stats/sampleState.js";
import {element} from "./element.js";
import type {Figure} from "./figure.js";
import {tile, tiles} from "./tile.js";

/** What experiences come to, as the query has it. */
export interface ExperienceSums extends ClusterSums {
  summary: string;
  series: string;
  end_missing: number;
}

/** The peak–end score beside the plain mean, with what each says about the journey; of one line. */
export function experienceFigures(
  rows: readonly ExperienceSums[],
  series: string,
  locale: Locale = "zh"
): HTMLElement {
  const sumsOf = (name: string): ExperienceSums | undefined =>
    rows.find((row) => row.summary === name && row.series === series);
  const [mean, peakEnd, difference] = ["mean", "peak_end", "difference"].map(sumsOf);
  if (!mean || !peakEnd || !difference || sampleState(mean.people) === "withheld") {
    return element("p", {class: "picture-note"}, say(chartWords.too_few, {}, locale));
  }
  const figureOf = (metric: string, sums: ClusterSums): Figure => ({
    metric,
    format: "level",
    ...estimate("mean", sums)
  });
  const gap = estimate("mean", difference);
  const note =
    gap.lo === null || gap.hi === null || (gap.lo <= 0 && gap.hi >= 0)
      ? "score_note_same"
      : gap.lo > 0
        ? "score_note_peak"
        : "score_note_valley";
  const size = formatDecimal(Math.abs(gap.value ?? 0), locale, 2);
  return element(
    "div",
    {},
    tiles([
      tile({
        label: say(momentWords.mean_score, {}, locale),
        figure: figureOf("touchpoint_mean", mean),
        locale
      }),
      tile({
        label: say(momentWords.peak_end_score, {}, locale),
        figure: figureOf("peak_end_score", peakEnd),
        notes: [say(momentWords[note], {difference: size}, locale)],
        locale
      })
    ]),
    element(
      "p",
      {class: "picture-note"},
      say(
        momentWords.score_note,
        {share: formatShare(mean.n > 0 ? mean.end_missing / mean.n : 0, locale)},
        locale
      )
    )
  );
}
