import {scaleLinear} from "d3";
import {chartWords} from "../i18n/charts.js";
import {say} from "../i18n/message.js";
import {addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines, labelWidth} from "./labelLines.js";

/** A value with its interval; the class decides its colour. */
export interface IntervalMark {
  value: number;
  lo: number;
  hi: number;
  className: string;
  /** Said beside it, on the side away from the others. */
  text: string;
  side: "left" | "right";
}

/** A row: its name, what is said below that, and its marks; without any it is said to be withheld. */
export interface IntervalRow {
  label: string;
  note?: string;
  marks: readonly IntervalMark[];
}

export interface IntervalRowsOptions extends ChartOptions {
  /** Where the axis begins and ends; widened to hold every interval. */
  domain: readonly [number, number];
  /** Said above the axis at either end. */
  ends?: readonly [string, string];
  /** A line that marks a place, such as no effect at 0. */
  origin?: number;
}

/** Rows of values with their intervals on one axis, in the order given. */
export function IntervalRows(
  data: readonly IntervalRow[],
  {width, alternative, em = 16, locale = "zh", domain, ends, origin}: IntervalRowsOptions
): SVGSVGElement {
  const size = labelSize(em);
  const row = size * 1.35;
  const longest = Math.max(0, ...data.map(({label}) => labelWidth(label)));
  const nameWidth = Math.min(longest, (width * 0.3) / size);
  const left = nameWidth * size + size * 0.8;
  const marks = data.flatMap((one) => one.marks);
  const room = (side: "left" | "right"): number =>
    Math.max(0.8, ...marks.map((mark) => (mark.side === side ? labelWidth(mark.text) + 1 : 0))) *
    size;
  const low = Math.min(domain[0], ...marks.map(({lo}) => lo));
  const high = Math.max(domain[1], ...marks.map(({hi}) => hi));
  const x = scaleLinear([low, high], [left + room("left"), width - room("right")]);
  const names = data.map(({label}) => labelLines(label, nameWidth));
  const notes = data.map(({note}) => (note ? labelLines(note, Math.max(nameWidth, 6)) : []));
  const heights = data.map((_, i) => (names[i]!.length + notes[i]!.length) * row + size * 0.9);
  const top = ends ? size * 1.9 : size * 0.4;
  const height = Math.ceil(top + heights.reduce((sum, one) => sum + one, 0));
  const svg = canvas(width, height, {alternative, em});

  if (ends) {
    (["start", "end"] as const).forEach((anchor, index) =>
      svg
        .append("text")
        .attr("class", "faint")
        .attr("x", index === 0 ? x(low) : x(high))
        .attr("y", size * 1.1)
        .attr("text-anchor", anchor)
        .text(ends[index]!)
    );
  }
  if (origin !== undefined) {
    svg
      .append("line")
      .attr("class", "baseline")
      .attr("x1", x(origin))
      .attr("x2", x(origin))
      .attr("y1", top)
      .attr("y2", height);
  }
  let y = top;
  data.forEach(({marks: own}, index) => {
    const g = svg.append("g").attr("class", "interval-row");
    const middle = y + heights[index]! / 2;
    // Two marks stand one above the other, so that their intervals and texts never lie on each other.
    const isOneSided = own.every(({side}) => side === own[0]?.side);
    const lift = own.length > 1 ? size * (isOneSided ? 0.72 : 0.5) : 0;
    [...names[index]!, ...notes[index]!].forEach((text, nth) =>
      g
        .append("text")
        .attr("class", nth < names[index]!.length ? "strong" : "faint")
        .attr("y", y + size * 1.25 + nth * row)
        .text(text)
    );
    if (own.length === 0) {
      g.append("text")
        .attr("class", "faint")
        .attr("x", x(origin ?? low))
        .attr("y", middle)
        .attr("dy", "0.35em")
        .attr("dx", size * 0.5)
        .text(say(chartWords.too_few, {}, locale));
    }
    own.forEach(({value, lo, hi, className, text, side}, nth) => {
      const at = middle + (2 * nth - (own.length - 1)) * lift;
      const mark = g.append("g").attr("class", className);
      addWhisker(mark, [x(lo), at], [x(hi), at]);
      mark
        .append("circle")
        .attr("cx", x(value))
        .attr("cy", at)
        .attr("r", size * 0.38);
      const isLeft = side === "left";
      mark
        .append("text")
        .attr("class", "strong")
        .attr("x", isLeft ? x(lo) - size * 0.5 : x(hi) + size * 0.5)
        .attr("y", at)
        .attr("dy", "0.35em")
        .attr("text-anchor", isLeft ? "end" : "start")
        .text(text);
    });
    y += heights[index]!;
  });
  return svg.node()!;
}
