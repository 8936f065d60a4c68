import * as Plot from "@observablehq/plot";
import {chartWords} from "../i18n/charts.js";
import {formatMonth} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {describe, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";

/** One month of a series; a null value is a gap (withheld or without data). */
export interface MonthPoint {
  month: string; // YYYY-MM-DD, first of the month
  value: number | null;
  lo: number | null;
  hi: number | null;
  isPartial: boolean; // not over at the as-of
}

export interface MonthlyTrendOptions extends ChartOptions {
  /** Writes a value for the labels. */
  format: (value: number) => string;
  /** Writes a value for the axis; defaults to the same. */
  formatTick?: (value: number) => string;
  /** Upper end of the axis; defaults to the largest value. */
  max?: number;
}

/**
 * A line by month from zero, its last full month and its peak labelled. A month that is not over is
 * a hollow mark off the line: it would look like a fall.
 */
export function MonthlyTrend(
  data: readonly MonthPoint[],
  {
    width,
    alternative,
    em = 16,
    locale = "zh",
    format,
    formatTick = format,
    max
  }: MonthlyTrendOptions
): SVGElement {
  const size = labelSize(em);
  const points = data.map((d) => ({...d, date: new Date(`${d.month.slice(0, 7)}-01T00:00:00Z`)}));
  const full = points.filter(({isPartial}) => !isPartial);
  const known = full.filter(({value}) => value !== null);
  const last = known.at(-1);
  const partial = points.filter(({isPartial, value}) => isPartial && value !== null);
  const top = max ?? Math.max(1, ...points.map(({value, hi}) => hi ?? value ?? 0));
  const years = [...new Set(points.map(({month}) => month.slice(0, 4)))];
  const plot = Plot.plot({
    width,
    height: Math.round(Math.max(10 * em, Math.min(14 * em, width * 0.42))),
    marginLeft: size * 3.6,
    marginRight: size * 3.2,
    marginTop: size * 1.8,
    marginBottom: size * 2,
    className: "chart",
    style: {fontSize: `${size}px`},
    x: {type: "utc", label: null},
    y: {domain: [0, top], nice: true, label: null},
    marks: [
      Plot.gridY({stroke: "var(--rule)", strokeOpacity: 1, ticks: 3}),
      Plot.axisY({tickFormat: formatTick, ticks: 3, tickSize: 0, fill: "var(--ink-faint)"}),
      Plot.axisX(
        years.map((year) => new Date(`${year}-01-01T00:00:00Z`)),
        {
          tickFormat: (date: Date) => String(date.getUTCFullYear()),
          tickSize: 4,
          textAnchor: "start",
          fill: "var(--ink-faint)"
        }
      ),
      Plot.areaY(full, {x: "date", y1: "lo", y2: "hi", fill: "var(--own)", fillOpacity: 0.14}),
      ...["lo", "hi"].map((y) =>
        Plot.lineY(full, {
          x: "date",
          y,
          stroke: "var(--own)",
          strokeWidth: 0.75,
          strokeOpacity: 0.65
        })
      ),
      Plot.lineY(full, {x: "date", y: "value", stroke: "var(--own)", strokeWidth: 2}),
      Plot.dot(partial, {
        x: "date",
        y: "value",
        r: size * 0.3,
        stroke: "var(--own)",
        fill: "var(--paper)"
      }),
      Plot.text(partial.slice(-1), {
        x: "date",
        y: "value",
        text: () => say(chartWords.partial, {}, locale),
        textAnchor: "end",
        dx: size * 0.5,
        dy: size * 1.1,
        fill: "var(--ink-faint)",
        stroke: "var(--paper)",
        strokeWidth: 4
      }),
      Plot.dot(last ? [last] : [], {x: "date", y: "value", r: size * 0.3, fill: "var(--own)"}),
      Plot.text(last ? [last] : [], {
        x: "date",
        y: "value",
        text: (d: {value: number}) => format(d.value),
        dy: -size * 1.1,
        textAnchor: "middle",
        fontWeight: 600,
        fill: "var(--ink)",
        stroke: "var(--paper)",
        strokeWidth: 4
      })
    ]
  }) as SVGElement;
  describe(plot, alternative);
  if (last) plot.setAttribute("data-last", formatMonth(last.month, locale));
  return plot;
}
