import {sampleState} from "../stats/sampleState.js";
import type {SampleLimits, SampleState} from "../stats/sampleState.js";
import {
  formatChange,
  formatCount,
  formatDecimal,
  formatPoints,
  formatRange,
  formatShare,
  formatYuan,
  NO_VALUE
} from "../i18n/format.js";
import type {Locale} from "../i18n/message.js";
import {say} from "../i18n/message.js";
import {figureWords} from "../i18n/figures.js";
import {element} from "./element.js";

/** How a figure is written; `points` is a difference of shares, `change` a relative difference, `level` one of 1 to 5. */
export type FigureFormat =
  | "share"
  | "count"
  | "yuan"
  | "points"
  | "points_size"
  | "change"
  | "decimal"
  | "level"
  | "coefficient";

/** A figure as the page holds it: what it measures, its value and what it rests on. */
export interface Figure {
  /** Id in the metric catalogue, or the name of a plain count. */
  metric: string;
  /** Which part of the whole it is about, such as `dealer:2`; absent for the whole. */
  group?: string;
  value: number | null;
  format: FigureFormat;
  /** Answers or events behind it; absent for plain counts and sums, which no sample limits. */
  n?: number | null;
  /** People behind it, by whom the sample is judged; n where it is absent. */
  people?: number | null;
  lo?: number | null;
  hi?: number | null;
  limits?: SampleLimits;
}

const WRITE: Record<FigureFormat, (value: number | null, locale: Locale) => string> = {
  share: formatShare,
  count: formatCount,
  yuan: formatYuan,
  points: formatPoints,
  points_size: (value, locale) => formatPoints(value, locale, {signed: false}),
  change: formatChange,
  decimal: formatDecimal,
  level: (value, locale) => formatDecimal(value, locale, 2),
  coefficient: (value, locale) => formatDecimal(value, locale, 2)
};

/** A value of that format as text. */
export const writeFigure = (value: number | null, format: FigureFormat, locale: Locale): string =>
  WRITE[format](value, locale);

/** Whether the figure may be shown: counts always, others by their sample. */
export function stateOf({value, n, people, limits}: Figure): SampleState | "missing" {
  const sample = people ?? n ?? null;
  if (value === null) return sample === 0 ? "withheld" : "missing";
  return sample === null ? "shown" : sampleState(sample, limits);
}

/** The figure's interval as text, or null where it has none or is withheld. */
export function intervalText(figure: Figure, locale: Locale = "zh"): string | null {
  const {lo, hi, format} = figure;
  if (lo == null || hi == null || ["missing", "withheld"].includes(stateOf(figure))) return null;
  return formatRange(writeFigure(lo, format, locale), writeFigure(hi, format, locale), locale);
}

/**
 * A figure that readers and programs read alike: `data-metric`, `data-value`, `data-n`, `data-lo`,
 * `data-hi` carry what the text says. A withheld figure carries its n only.
 */
export function figure(data: Figure, locale: Locale = "zh"): HTMLElement {
  const state = stateOf(data);
  const sample = data.people ?? data.n ?? 0;
  const isShown = state === "shown" || state === "small";
  const text = isShown
    ? writeFigure(data.value, data.format, locale)
    : state === "withheld"
      ? say(figureWords.withheld, {}, locale)
      : NO_VALUE;
  const title = {
    shown: null,
    small: say(figureWords.small_sample, {n: sample}, locale),
    withheld: say(
      figureWords.withheld_reason,
      {n: sample, smallest: data.limits?.smallest ?? 10},
      locale
    ),
    missing: say(figureWords.missing_reason, {}, locale)
  }[state];
  return element(
    "data",
    {
      class: `figure${state === "shown" ? "" : ` is-${state}`}`,
      value: isShown ? data.value : "",
      title,
      "data-metric": data.metric,
      "data-group": data.group ?? null,
      "data-value": isShown ? data.value : "",
      "data-n": data.n ?? null,
      "data-lo": isShown ? (data.lo ?? null) : null,
      "data-hi": isShown ? (data.hi ?? null) : null
    },
    text
  );
}
