import * as Plot from "@observablehq/plot";
import {chartWords} from "../i18n/charts.js";
import {formatShare} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {describe, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines, labelWidth} from "./labelLines.js";
import {sampleState} from "../stats/sampleState.js";

/** A share of one dealer. */
export interface DealerShare {
  dealer: string;
  share: number | null;
  lo: number | null;
  hi: number | null;
  n: number;
  people: number; // by whom the sample is judged
}

export interface DealerDotsOptions extends ChartOptions {
  /** The share of all pooled, drawn as a line. */
  pooled: number | null;
  /** What is pooled; defaults to all dealers. */
  pooledText?: (value: string) => string;
}

/** Dealers below one another in the order given: a dot, its interval, its value; all pooled as a line. */
export function DealerDots(
  data: readonly DealerShare[],
  {width, alternative, em = 16, locale = "zh", pooled, pooledText}: DealerDotsOptions
): SVGElement {
  const size = labelSize(em);
  const longest = Math.max(0, ...data.map(({dealer}) => labelWidth(dealer)));
  const nameWidth = Math.min(longest, (width * 0.3) / size);
  const rows = data.map((d) => ({
    ...d,
    state: d.share === null ? "withheld" : sampleState(d.people),
    label: labelLines(d.dealer, nameWidth).slice(0, 2).join("\n")
  }));
  const shown = rows.filter(({state}) => state !== "withheld");
  const ends = shown.flatMap(({lo, hi, share}) => [lo ?? share!, hi ?? share!]);
  const low = Math.min(pooled ?? 1, ...ends);
  const high = Math.max(pooled ?? 0, ...ends);
  const pad = Math.max(0.02, (high - low) * 0.15);
  const domain = shown.length ? [Math.max(0, low - pad), Math.min(1, high + pad)] : [0, 1];
  const fill = (d: {state: string}) => (d.state === "small" ? "var(--own-small)" : "var(--own)");
  const plot = Plot.plot({
    width,
    height: Math.round(rows.length * size * 3 + size * 4.2),
    marginLeft: nameWidth * size + size,
    marginRight: size * 4.2,
    marginTop: size * 1.9,
    marginBottom: size * 2.2,
    className: "chart",
    style: {fontSize: `${size}px`},
    x: {domain, label: null},
    y: {axis: null, type: "band", domain: rows.map(({dealer}) => dealer), label: null, padding: 0},
    marks: [
      Plot.gridX({stroke: "var(--rule)", strokeOpacity: 1, ticks: 4}),
      Plot.axisX({
        ticks: 4,
        tickSize: 0,
        tickFormat: (value: number) => formatShare(value, locale, 0),
        fill: "var(--ink-faint)"
      }),
      Plot.text(rows, {
        y: "dealer",
        text: "label",
        frameAnchor: "left",
        dx: -nameWidth * size - size,
        textAnchor: "start",
        fill: "var(--ink)"
      }),
      Plot.ruleX(pooled === null ? [] : [pooled], {stroke: "var(--ink-faint)"}),
      Plot.text(pooled === null ? [] : [pooled], {
        x: (value: number) => value,
        frameAnchor: "top",
        dy: -size * 1.4,
        text: (value: number) =>
          pooledText?.(formatShare(value, locale)) ??
          say(chartWords.group, {value: formatShare(value, locale)}, locale),
        fill: "var(--ink-faint)"
      }),
      Plot.ruleY(shown, {y: "dealer", x1: "lo", x2: "hi", stroke: "var(--own)", strokeWidth: 3}),
      Plot.dot(shown, {y: "dealer", x: "share", r: size * 0.45, fill, stroke: "var(--own)"}),
      Plot.text(rows, {
        y: "dealer",
        frameAnchor: "right",
        textAnchor: "end",
        dx: size * 4.2,
        text: (d: (typeof rows)[number]) =>
          d.state === "withheld"
            ? say(chartWords.too_few, {}, locale)
            : formatShare(d.share, locale),
        fill: "var(--ink)",
        fontWeight: 600
      })
    ]
  }) as SVGElement;
  describe(plot, alternative);
  return plot;
}
