import {scaleLinear} from "d3";
import {chartWords} from "../i18n/charts.js";
import {formatCount, formatRange} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {addHatch, addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines} from "./labelLines.js";

/** Complaints that were seen, the silent ones behind them, and how many the course would expect. */
export interface IcebergData {
  seen: number;
  silent: {value: number; lo: number; hi: number} | null; // null: withheld
  /** What the course's rule makes of those seen; null without it. */
  course: number | null;
}

/**
 * The iceberg: complaints above the line, the silent dissatisfied below it, to one scale; the estimate
 * ends in its interval, the course's rule is a dashed outline.
 */
export function Iceberg(
  {seen, silent, course}: IcebergData,
  {width, alternative, em = 16, locale = "zh"}: ChartOptions
): SVGSVGElement {
  const size = labelSize(em);
  const left = 0;
  const right = width - size * 0.5;
  const most = Math.max(seen, silent?.hi ?? 0, course ?? 0, 1);
  const x = scaleLinear([0, most], [left, right]);
  const bar = size * 2;
  const svg = canvas(width, 1, {alternative, em});
  let top = 0;
  const name = (text: string, className = "strong"): void => {
    for (const line of labelLines(text, right / size - 1)) {
      top += size * 1.4;
      svg.append("text").attr("class", className).attr("x", left).attr("y", top).text(line);
    }
    top += size * 0.4;
  };
  name(say(chartWords.iceberg_seen, {count: formatCount(seen, locale)}, locale));
  svg
    .append("rect")
    .attr("class", "own")
    .attr("x", left)
    .attr("y", top)
    .attr("width", Math.max(2, x(seen) - left))
    .attr("height", bar);
  top += bar + size * 0.6;
  svg
    .append("line")
    .attr("class", "waterline")
    .attr("x1", 0)
    .attr("x2", width)
    .attr("y1", top)
    .attr("y2", top);
  top += size * 0.2;
  if (silent === null) {
    name(say(chartWords.iceberg_withheld, {}, locale));
    svg
      .append("rect")
      .attr("class", "hatched")
      .attr("x", left)
      .attr("y", top)
      .attr("width", right - left)
      .attr("height", bar)
      .attr("fill", addHatch(svg));
  } else {
    name(
      say(
        chartWords.iceberg_silent,
        {
          count: formatCount(silent.value, locale),
          range: formatRange(formatCount(silent.lo, locale), formatCount(silent.hi, locale), locale)
        },
        locale
      )
    );
    svg
      .append("rect")
      .attr("class", "under-water")
      .attr("x", left)
      .attr("y", top)
      .attr("width", Math.max(2, x(silent.value) - left))
      .attr("height", bar);
    const g = svg.append("g");
    addWhisker(g, [x(silent.lo), top + bar / 2], [x(silent.hi), top + bar / 2]);
  }
  top += bar + size * 0.4;
  if (course !== null) {
    name(say(chartWords.iceberg_course, {count: formatCount(course, locale)}, locale), "faint");
    svg
      .append("g")
      .attr("class", "course")
      .append("rect")
      .attr("x", left + 1)
      .attr("y", top)
      .attr("width", x(course) - left - 2)
      .attr("height", bar);
    top += bar + size * 0.4;
  }
  const height = Math.ceil(top + 2);
  return svg.attr("height", height).attr("viewBox", `0 0 ${width} ${height}`).node()!;
}
