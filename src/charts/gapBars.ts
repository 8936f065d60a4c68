import {scaleLinear} from "d3";
import {chartWords} from "../i18n/charts.js";
import {formatDecimal, formatShare} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines} from "./labelLines.js";

/** An item with its distance from the best, in the order of the list. */
export interface GapBar {
  label: string;
  gap: number;
  lo: number | null;
  hi: number | null;
  isSmall: boolean;
  /** Share of the total gap of this item and all before it. */
  cumulative: number;
  band: number;
}

export interface GapBarsOptions extends ChartOptions {
  /** What stands above each band; bands without an item are left out. */
  bandLabel: (band: number) => string;
}

/**
 * A Pareto picture of gaps: bars in ranked order with their intervals, the cumulative share of the total
 * gap at the end of each row, and a heading where a band begins; later bands are lighter.
 */
export function GapBars(
  data: readonly GapBar[],
  {width, alternative, em = 16, locale = "zh", bandLabel}: GapBarsOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.3;
  const nameWidth = Math.min(width * 0.4, size * 15);
  const right = size * 4.2;
  const names = data.map(({label}) => labelLines(label, nameWidth / size - 2.6));
  const low = Math.min(0, ...data.map(({lo, gap}) => lo ?? gap));
  const high = Math.max(0.1, ...data.map(({hi, gap}) => hi ?? gap));
  const x = scaleLinear([low, high], [nameWidth, width - right - size * 2.6]);
  const isFirst = (index: number): boolean =>
    index === 0 || data[index]!.band !== data[index - 1]!.band;
  const tops: number[] = [];
  let y = size * 0.4;
  data.forEach((_, index) => {
    if (isFirst(index)) y += line * (index === 0 ? 1.4 : 1.9);
    tops.push(y);
    y += Math.max(line * 1.15, names[index]!.length * line);
  });
  const svg = canvas(width, Math.ceil(y + size * 0.6), {alternative, em});

  data.forEach((bar, index) => {
    const top = tops[index]!;
    if (isFirst(index)) {
      const heading = svg.append("g").attr("class", "band-heading");
      heading
        .append("line")
        .attr("class", "axis-line")
        .attr("x2", width)
        .attr("y1", top - line * 0.4)
        .attr("y2", top - line * 0.4);
      heading
        .append("text")
        .attr("class", "strong")
        .attr("y", top - line * 0.75)
        .text(bandLabel(bar.band));
      if (index === 0) {
        heading
          .append("text")
          .attr("class", "faint")
          .attr("x", width)
          .attr("y", top - line * 0.75)
          .attr("text-anchor", "end")
          .text(say(chartWords.cumulative, {}, locale));
      }
    }
    const g = svg
      .append("g")
      .attr("class", `gap-bar is-band-${Math.min(2, bar.band)}${bar.isSmall ? " is-small" : ""}`);
    const middle = top + line * 0.5;
    g.append("text")
      .attr("class", "faint")
      .attr("x", size * 1.9)
      .attr("y", top + line * 0.78)
      .attr("text-anchor", "end")
      .text(String(index + 1));
    names[index]!.forEach((text, nth) =>
      g
        .append("text")
        .attr("x", size * 2.5)
        .attr("y", top + line * (0.78 + nth))
        .text(text)
    );
    const [from, to] = [Math.min(x(0), x(bar.gap)), Math.max(x(0), x(bar.gap))];
    g.append("rect")
      .attr("x", from)
      .attr("y", middle - size * 0.4)
      .attr("width", Math.max(1, to - from))
      .attr("height", size * 0.8);
    if (bar.lo !== null && bar.hi !== null) {
      addWhisker(g.append("g"), [x(bar.lo), middle], [x(bar.hi), middle]);
    }
    g.append("text")
      .attr("class", "strong")
      .attr("x", x(Math.max(bar.gap, bar.hi ?? bar.gap, 0)) + size * 0.5)
      .attr("y", top + line * 0.78)
      .text(formatDecimal(bar.gap, locale));
    g.append("text")
      .attr("class", "faint")
      .attr("x", width)
      .attr("y", top + line * 0.78)
      .attr("text-anchor", "end")
      .text(formatShare(bar.cumulative, locale, 0));
  });
  return svg.node()!;
}
