import {range, scaleLinear} from "d3";
import {chartWords} from "../i18n/charts.js";
import {formatShare} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {addHatch, addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines, labelWidth} from "./labelLines.js";

/** A share of a group, with the course's figure for the same group. */
export interface CourseRow {
  label: string;
  note: string;
  share: number | null; // null: withheld
  lo: number | null;
  hi: number | null;
  isSmall: boolean;
  course: number | null;
}

/** Shares with their intervals, one row a group, each beside a dashed grey line at the course's figure. */
export function CourseRows(
  rows: readonly CourseRow[],
  {width, alternative, em = 16, locale = "zh"}: ChartOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.35;
  const longest = Math.max(0, ...rows.map(({label}) => labelWidth(label)));
  const nameWidth = Math.max(6, Math.min(longest, (width * 0.3) / size));
  const left = nameWidth * size + size * 0.9;
  const names = rows.map(({label, note}) => [
    ...labelLines(label, nameWidth).map((text) => ({text, name: "strong"})),
    ...labelLines(note, nameWidth).map((text) => ({text, name: "faint"}))
  ]);
  const heights = names.map((lines) => Math.max(lines.length * line + size * 0.9, size * 4.3));
  const bottom = heights.reduce((sum, height) => sum + height, size * 0.4);
  const x = scaleLinear([0, 1], [left, width - size * 2.6]);
  const svg = canvas(width, Math.ceil(bottom + size * 1.7), {alternative, em});
  const grid = svg.append("g").attr("class", "grid");
  for (const tick of range(0, 1.01, 0.25)) {
    grid.append("line").attr("x1", x(tick)).attr("x2", x(tick)).attr("y1", 0).attr("y2", bottom);
    grid
      .append("text")
      .attr("class", "faint")
      .attr("x", x(tick))
      .attr("y", bottom + size * 1.3)
      .attr("text-anchor", "middle")
      .text(formatShare(tick, locale, 0));
  }
  let top = size * 0.4;
  rows.forEach(({share, lo, hi, isSmall, course}, index) => {
    const height = heights[index]!;
    const middle = top + height / 2;
    const g = svg.append("g").attr("class", "course-row");
    names[index]!.forEach(({text, name}, nth) =>
      g
        .append("text")
        .attr("class", name)
        .attr("y", top + size * 1.25 + nth * line)
        .text(text)
    );
    if (course !== null) {
      const mark = g.append("g").attr("class", "course");
      mark
        .append("line")
        .attr("x1", x(course))
        .attr("x2", x(course))
        .attr("y1", middle - size * 1.5)
        .attr("y2", middle + size * 0.9)
        .attr("stroke-width", 2);
      mark
        .append("text")
        .attr("x", x(course))
        .attr("y", middle + size * 1.75)
        .attr("text-anchor", "middle")
        .text(say(chartWords.course_share, {share: formatShare(course, locale, 0)}, locale));
    }
    if (share === null) {
      g.append("rect")
        .attr("class", "hatched")
        .attr("x", x(0))
        .attr("y", middle - size * 0.4)
        .attr("width", x(1) - x(0))
        .attr("height", size * 0.8)
        .attr("fill", addHatch(svg));
    } else {
      if (lo !== null && hi !== null) addWhisker(g, [x(lo), middle], [x(hi), middle]);
      g.append("circle")
        .attr("class", isSmall ? "own is-small" : "own")
        .attr("cx", x(share))
        .attr("cy", middle)
        .attr("r", size * 0.45);
      g.append("text")
        .attr("class", "strong")
        .attr("x", x(share))
        .attr("y", middle - size * 0.75)
        .attr("text-anchor", "middle")
        .text(formatShare(share, locale));
    }
    top += height;
  });
  return svg.node()!;
}
