import {scaleLinear} from "d3";
import {formatShare} from "../i18n/format.js";
import {canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelWidth} from "./labelLines.js";

/** A row with two shares of different wholes, such as customers and what they are worth. */
export interface PairedBar {
  label: string;
  first: number;
  second: number;
}

export interface PairedBarsOptions extends ChartOptions {
  /** What the two shares are of. */
  names: readonly [string, string];
}

/** Two bars for each row, one above the other on one axis of shares, each with its value beside it. */
export function PairedBars(
  data: readonly PairedBar[],
  {width, alternative, em = 16, locale = "zh", names}: PairedBarsOptions
): SVGSVGElement {
  const size = labelSize(em);
  const left = (Math.max(0, ...data.map(({label}) => labelWidth(label))) + 1) * size;
  const bar = size * 1.15;
  const row = bar * 2 + size * 0.8;
  const top = size * 2;
  const most = Math.max(0.01, ...data.flatMap(({first, second}) => [first, second]));
  const x = scaleLinear([0, most], [left, width - size * 3.6]);
  const svg = canvas(width, Math.ceil(top + row * data.length), {alternative, em});
  const key = svg.append("g").attr("class", "paired-key");
  let at = left;
  names.forEach((name, index) => {
    key
      .append("rect")
      .attr("class", index === 0 ? "paired-first" : "own")
      .attr("x", at)
      .attr("y", size * 0.35)
      .attr("width", size * 0.8)
      .attr("height", size * 0.8);
    key
      .append("text")
      .attr("x", at + size * 1.1)
      .attr("y", size * 1.05)
      .text(name);
    at += (labelWidth(name) + 2.4) * size;
  });
  data.forEach(({label, first, second}, index) => {
    const g = svg.append("g").attr("transform", `translate(0,${top + index * row})`);
    g.append("text")
      .attr("class", "strong")
      .attr("x", left - size * 0.6)
      .attr("y", bar)
      .attr("dy", "0.35em")
      .attr("text-anchor", "end")
      .text(label);
    [first, second].forEach((share, nth) => {
      g.append("rect")
        .attr("class", nth === 0 ? "paired-first" : "own")
        .attr("x", x(0))
        .attr("y", nth * bar)
        .attr("width", Math.max(0, x(share) - x(0)))
        .attr("height", bar * 0.9);
      g.append("text")
        .attr("class", nth === 0 ? "faint" : "strong")
        .attr("x", x(share) + size * 0.4)
        .attr("y", nth * bar + bar * 0.45)
        .attr("dy", "0.35em")
        .text(formatShare(share, locale));
    });
  });
  svg
    .append("line")
    .attr("class", "baseline")
    .attr("x1", x(0))
    .attr("x2", x(0))
    .attr("y1", top - size * 0.3)
    .attr("y2", top + row * data.length - size * 0.5);
  return svg.node()!;
}
