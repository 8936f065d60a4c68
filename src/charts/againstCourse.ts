import {range, scaleLinear, sum} from "d3";
import type {Selection} from "d3";
import {formatRange, formatShare} from "../i18n/format.js";
import {addHatch, addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines} from "./labelLines.js";

/** A share computed from the extracts. */
export interface OwnShare {
  label: string;
  share: number | null; // null: withheld
  lo: number | null;
  hi: number | null;
}

/** A share that the course gives as a range, or as one figure where both ends are equal. */
export interface CourseShare {
  label: string;
  low: number;
  high: number;
}

/**
 * An own share with its interval above the course's figures for the same thing, on one scale from 0
 * to 100 %: computed marks are solid, the course's dashed and grey.
 */
export function AgainstCourse(
  own: OwnShare,
  course: readonly CourseShare[],
  {width, alternative, em = 16, locale = "zh"}: ChartOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.35;
  const side = size * 1.2;
  const names = [own, ...course].map(({label}) => labelLines(label, (width - side) / size - 6));
  const rows = names.map((lines) => line * lines.length + size * 2.2);
  const tops = rows.map((_, index) => sum(rows.slice(0, index)));
  const bottom = sum(rows) + size * 0.2;
  const x = scaleLinear([0, 1], [side, width - side * 1.6]);
  const svg = canvas(width, Math.ceil(bottom + size * 1.6), {alternative, em});

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

  const ownRow = svg.append("g").attr("class", "own-row");
  const middle = rows[0]! - size;
  if (own.share === null) {
    ownRow
      .append("rect")
      .attr("class", "hatched")
      .attr("x", x(0))
      .attr("y", middle - size * 0.5)
      .attr("width", x(1) - x(0))
      .attr("height", size)
      .attr("fill", addHatch(svg));
  } else {
    if (own.lo !== null && own.hi !== null) {
      addWhisker(ownRow, [x(own.lo), middle], [x(own.hi), middle]);
    }
    ownRow
      .append("circle")
      .attr("class", "own")
      .attr("cx", x(own.share))
      .attr("cy", middle)
      .attr("r", size * 0.45);
  }
  writeName(ownRow, names[0]!, formatShare(own.share, locale), size);

  course.forEach(({low, high}, index) => {
    const g = svg
      .append("g")
      .attr("class", "course")
      .attr("transform", `translate(0,${tops[index + 1]!})`);
    const centre = rows[index + 1]! - size;
    if (low === high) {
      g.append("line")
        .attr("x1", x(low))
        .attr("x2", x(low))
        .attr("y1", centre - size * 0.6)
        .attr("y2", centre + size * 0.6)
        .attr("stroke-width", 2);
    } else {
      g.append("rect")
        .attr("x", x(low))
        .attr("width", x(high) - x(low))
        .attr("y", centre - size * 0.55)
        .attr("height", size * 1.1);
    }
    const [from, to] = [formatShare(low, locale, 0), formatShare(high, locale, 0)];
    writeName(g, names[index + 1]!, low === high ? from : formatRange(from, to, locale), size);
  });
  return svg.node()!;
}

/** The label in its lines, the figure after the last. */
function writeName(
  parent: Selection<SVGGElement, undefined, null, undefined>,
  lines: readonly string[],
  figure: string,
  size: number
): void {
  const text = parent.append("text").attr("y", size * 1.1);
  lines.forEach((line, index) =>
    text
      .append("tspan")
      .attr("x", size * 1.2)
      .attr("dy", index === 0 ? null : size * 1.35)
      .text(line)
  );
  text
    .append("tspan")
    .attr("class", "strong")
    .attr("dx", size * 0.6)
    .text(figure);
}
