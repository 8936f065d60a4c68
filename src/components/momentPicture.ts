import type {IntervalRow} from "../charts/intervalRows.js";
import {IntervalRows} from "../charts/intervalRows.js";
import {settings} from "../contract/settings.js";
import {momentSentences, momentWords} from "../i18n/emotion.js";
import {formatCount, formatDecimal, formatRange, formatShare} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {williamsT} from "../stats/dependentCorrelations.js";
import type {Interval} from "../stats/interval.js";
import type {PairSums} from "../stats/simpleRegression.js";
import {
  addPairs,
  correlation,
  correlationInterval,
  crossValidatedR2
} from "../stats/simpleRegression.js";
import {picture} from "./picture.js";
import type {Sentence} from "./sentence.js";
import {table} from "./table.js";

/** Sums of a fold of customers over one outcome, as the query has them. */
export interface MomentSums extends Readonly<Record<string, string | number>> {
  outcome: string;
  fold: number;
  people: number;
  n: number;
  y: number;
  yy: number;
}

export type Outcome = "overall" | "came_back";

const SUMMARIES = ["mean", "peak_end", "peak", "end"] as const;
type Summary = (typeof SUMMARIES)[number];

/** How one summary of the touchpoints goes with an outcome. */
interface SummaryFit extends Partial<Interval> {
  summary: Summary;
  correlation: number | null;
  /** Cross-validated share of the outcome's variance that it explains. */
  fit: number | null;
}

interface Moments {
  people: number;
  n: number;
  fits: SummaryFit[];
  verdict: keyof typeof momentSentences;
}

/** Largest p at which two correlations are said to differ. */
const SIGNIFICANT = 0.05;

/**
 * What the summaries tell of an outcome: correlations (interval on as many independent pairs as there are
 * customers), cross-validated fit, and whether peak–end and mean differ, by Williams' t.
 */
export function moments(rows: readonly MomentSums[], outcome: Outcome): Moments {
  const folds = rows.filter((row) => row.outcome === outcome);
  const people = folds.reduce((sum, fold) => sum + fold.people, 0);
  const n = folds.reduce((sum, fold) => sum + fold.n, 0);
  const fits = SUMMARIES.map((summary): SummaryFit => {
    const pairs = folds.map((fold) => pairsOf(fold, summary));
    const r = correlation(addPairs(pairs));
    return {
      summary,
      correlation: r,
      fit: crossValidatedR2(pairs),
      ...(r === null ? {} : correlationInterval(r, people))
    };
  });
  const [mean, peakEnd] = fits;
  const between = correlation(addPairs(folds.map(betweenOf)));
  if (
    people < settings.small_sample ||
    mean!.correlation === null ||
    peakEnd!.correlation === null ||
    between === null
  ) {
    return {people, n, fits, verdict: "too_few"};
  }
  const test = williamsT({first: peakEnd!.correlation, second: mean!.correlation, between}, people);
  const verdict = test === null || test.p > SIGNIFICANT ? "same" : test.t > 0 ? "peak_end" : "mean";
  return {people, n, fits, verdict};
}

function pairsOf(fold: MomentSums, summary: Summary): PairSums {
  const at = (name: string): number => fold[name] as number;
  return {
    n: fold.n,
    x: at(summary),
    y: fold.y,
    xx: at(`${summary}_square`),
    xy: at(`${summary}_y`),
    yy: fold.yy
  };
}

/** Mean and peak–end with each other. */
function betweenOf(fold: MomentSums): PairSums {
  const at = (name: string): number => fold[name] as number;
  return {
    n: fold.n,
    x: at("mean"),
    y: at("peak_end"),
    xx: at("mean_square"),
    xy: at("mean_peak_end"),
    yy: at("peak_end_square")
  };
}

/** Whether peak–end tells more of an outcome than the mean, whichever way it comes out. */
export function momentSentence(
  {people, fits, verdict}: Moments,
  outcome: Outcome,
  locale: Locale = "zh"
): Sentence {
  const [mean, peakEnd] = fits;
  const r = (fit: SummaryFit) => formatDecimal(fit.correlation, locale, 2);
  const share = (fit: SummaryFit) => formatShare(fit.fit, locale);
  return {
    message: momentSentences[verdict],
    values: {
      outcome: momentWords[outcome][locale],
      people: {metric: "people", value: people, format: "count"},
      needed: settings.small_sample,
      mean: r(mean!),
      peak_end: r(peakEnd!),
      mean_fit: share(mean!),
      peak_end_fit: share(peakEnd!)
    }
  };
}

/** How the summaries of an experience go with an outcome, as a picture. */
export function momentPicture(
  rows: readonly MomentSums[],
  outcome: Outcome,
  locale: Locale = "zh"
): HTMLElement {
  const found = moments(rows, outcome);
  const word = (name: keyof typeof momentWords, values = {}): string =>
    say(momentWords[name], values, locale);
  const isKnown = found.verdict !== "too_few";
  const drawn = found.fits.map(({summary, correlation: r, lo, hi}): IntervalRow => ({
    label: word(summary),
    marks:
      !isKnown || r === null || lo === undefined || hi === undefined
        ? []
        : [
            {
              value: r,
              lo,
              hi,
              className: summary === "mean" || summary === "peak_end" ? "own" : "own is-aside",
              text: formatDecimal(r, locale, 2),
              side: "right"
            }
          ]
  }));
  return picture({
    title: momentSentence(found, outcome, locale),
    subtitle: word("subtitle", {
      outcome: word(outcome),
      people: formatCount(found.people, locale),
      n: formatCount(found.n, locale)
    }),
    draw: (options) => IntervalRows(drawn, {...options, domain: [0, 0.5], origin: 0}),
    alternative: drawn
      .map(({label, marks}) => `${label} ${marks[0]?.text ?? ""}`)
      .join(locale === "zh" ? "，" : ", "),
    table: () => momentTable(found, outcome, locale),
    notes: outcome === "overall" ? [word("published_note")] : [],
    locale
  });
}

function momentTable({fits, verdict}: Moments, outcome: Outcome, locale: Locale): HTMLElement {
  const word = (name: keyof typeof momentWords, values = {}): string =>
    say(momentWords[name], values, locale);
  const isKnown = verdict !== "too_few";
  return table<SummaryFit>({
    caption: word("caption", {outcome: word(outcome)}),
    columns: [
      {label: word("summary"), cell: ({summary}) => word(summary)},
      {
        label: word("correlation"),
        cell: ({correlation: r}) => formatDecimal(isKnown ? r : null, locale, 3),
        isNumber: true
      },
      {
        label: word("interval"),
        cell: ({lo, hi}) =>
          isKnown && lo !== undefined && hi !== undefined
            ? formatRange(formatDecimal(lo, locale, 2), formatDecimal(hi, locale, 2), locale)
            : "",
        isNumber: true
      },
      {
        label: word("fit"),
        cell: ({fit}) => formatShare(isKnown ? fit : null, locale),
        isNumber: true
      }
    ],
    rows: fits
  });
}
