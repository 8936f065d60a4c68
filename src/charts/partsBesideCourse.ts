import {scaleLinear} from "d3";
import {formatShare} from "../i18n/format.js";
import {addHatch, addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines} from "./labelLines.js";

/** A part of all people, and what the course says its size is. */
export interface PartBesideCourse {
  label: string;
  share: number | null; // null: withheld
  lo: number | null;
  hi: number | null;
  /** The course's share; a rough division of people. */
  course: number;
  courseLabel: string;
  /** What these do, in words, said at the end of the row. */
  note: string;
}

/** Bars of parts that make up all, each with its interval above the course's dashed bar. */
export function PartsBesideCourse(
  data: readonly PartBesideCourse[],
  {width, alternative, em = 16, locale = "zh"}: ChartOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.4;
  const most = Math.max(
    0.5,
    ...data.map(({hi, share, course}) => Math.max(hi ?? share ?? 0, course))
  );
  const x = scaleLinear([0, most], [0, width - size * 8]);
  const notes = data.map(({note}) => labelLines(note, width / size));
  const heights = notes.map((lines) => line * (lines.length + 4.3));
  const svg = canvas(
    width,
    heights.reduce((a, b) => a + b, 0),
    {alternative, em}
  );
  const hatch = addHatch(svg);
  let top = 0;
  data.forEach(({label, share, lo, hi, course, courseLabel}, index) => {
    const g = svg.append("g").attr("transform", `translate(0,${top})`);
    top += heights[index]!;
    g.append("text")
      .attr("class", "strong")
      .attr("y", line * 0.9)
      .text(label);
    notes[index]!.forEach((text, row) =>
      g
        .append("text")
        .attr("class", "faint")
        .attr("y", line * (row + 1.9))
        .text(text)
    );
    const own = line * (notes[index]!.length + 1.35);
    const bar = size * 1.1;
    const middle = own + bar / 2;
    if (share === null) {
      g.append("rect")
        .attr("class", "hatched")
        .attr("y", own)
        .attr("width", width / 3)
        .attr("height", bar)
        .attr("fill", hatch);
    } else {
      g.append("rect")
        .attr("class", "own")
        .attr("y", own)
        .attr("width", x(share))
        .attr("height", bar);
      if (lo !== null && hi !== null) addWhisker(g, [x(lo), middle], [x(hi), middle]);
      g.append("text")
        .attr("class", "strong")
        .attr("x", x(hi ?? share) + size * 0.5)
        .attr("y", middle)
        .attr("dy", "0.35em")
        .text(formatShare(share, locale));
    }
    const dashed = g.append("g").attr("class", "course");
    const below = own + bar + size * 0.25;
    dashed
      .append("rect")
      .attr("y", below)
      .attr("width", x(course))
      .attr("height", size * 0.8);
    dashed
      .append("text")
      .attr("x", x(course) + size * 0.5)
      .attr("y", below + size * 0.4)
      .attr("dy", "0.35em")
      .text(`${courseLabel} ${formatShare(course, locale, 0)}`);
  });
  return svg.node()!;
}
