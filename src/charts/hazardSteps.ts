import {range, scaleLinear} from "d3";
import {chartWords} from "../i18n/charts.js";
import {formatShare} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import type {TimeMark} from "./incidenceCurves.js";

/** The chance of an event a month within a span of time. */
export interface HazardStep {
  from: number;
  to: number;
  value: number;
  lo: number;
  hi: number;
}

/**
 * Hazards as columns over spans of months with their intervals; what the course says of a time stands
 * above as dashed lines.
 */
export function HazardSteps(
  steps: readonly HazardStep[],
  {
    width,
    alternative,
    em = 16,
    locale = "zh",
    marks = []
  }: ChartOptions & {marks?: readonly TimeMark[]}
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.4;
  const left = size * 3.4;
  const right = width - size;
  const last = Math.max(12, ...steps.map(({to}) => to));
  const within = marks.filter(({from}) => from < last);
  const head = line * (within.length + 0.6);
  const plotHeight = head + Math.min(15 * em, Math.max(11 * em, width * 0.3));
  // One interval over a few cars must not press all the others to the ground.
  const highest = Math.max(0.001, ...steps.map(({value, hi}) => Math.min(hi, value * 2)));
  const x = scaleLinear([0, last], [left, right]);
  const y = scaleLinear([0, highest], [plotHeight, head]).clamp(true);
  const svg = canvas(width, Math.round(plotHeight + line * 1.5), {alternative, em});

  const grid = svg.append("g").attr("class", "grid");
  for (const tick of y.ticks(3)) {
    grid.append("line").attr("x1", left).attr("x2", right).attr("y1", y(tick)).attr("y2", y(tick));
    grid
      .append("text")
      .attr("class", "faint")
      .attr("x", left - size * 0.4)
      .attr("y", y(tick) + size * 0.35)
      .attr("text-anchor", "end")
      .text(formatShare(tick, locale, 1));
  }
  const years = range(0, last + 1, 12);
  const every = Math.ceil(years.length / (width / (size * 5)));
  for (const month of years.filter((_, index) => index % every === 0)) {
    svg
      .append("text")
      .attr("class", "faint")
      .attr("x", x(month))
      .attr("y", plotHeight + line)
      .attr("text-anchor", month === 0 ? "start" : "middle")
      .text(say(chartWords.months, {months: month}, locale));
  }
  for (const {from, to, value, lo, hi} of steps) {
    const g = svg.append("g").attr("class", "hazard");
    g.append("rect")
      .attr("class", "own")
      .attr("x", x(from) + 1)
      .attr("width", Math.max(1, x(to) - x(from) - 2))
      .attr("y", y(value))
      .attr("height", plotHeight - y(value));
    const middle = (x(from) + x(to)) / 2;
    addWhisker(g, [middle, y(lo)], [middle, y(hi)]);
  }
  within.forEach(({from, to = from, label}, index) => {
    const g = svg.append("g").attr("class", "course");
    const at = line * (index + 0.9);
    for (const month of new Set([from, Math.min(to, last)])) {
      g.append("line")
        .attr("x1", x(month))
        .attr("x2", x(month))
        .attr("y1", at - size)
        .attr("y2", plotHeight);
    }
    const isLate = x(to) > width * 0.62;
    g.append("text")
      .attr("x", isLate ? x(from) - size * 0.4 : x(Math.min(to, last)) + size * 0.4)
      .attr("y", at)
      .attr("text-anchor", isLate ? "end" : "start")
      .text(label);
  });
  svg
    .append("line")
    .attr("class", "baseline")
    .attr("x1", left)
    .attr("x2", right)
    .attr("y1", plotHeight)
    .attr("y2", plotHeight);
  return svg.node()!;
}
