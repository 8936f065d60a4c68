import {scaleSqrt} from "d3";
import {formatCount} from "../i18n/format.js";
import {canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";

export interface ScoreGridOptions extends ChartOptions {
  axes: {x: string; y: string};
  /** The cell that is looked at, set apart by an outline. */
  chosen?: {x: number; y: number} | null;
}

/** Counts by two scores of 1 to 5: each cell is as dark as it is full, and says how many. */
export function ScoreGrid(
  cells: readonly {x: number; y: number; count: number}[],
  {width, alternative, em = 16, locale = "zh", axes, chosen = null}: ScoreGridOptions
): SVGSVGElement {
  const size = labelSize(em);
  const left = size * 2;
  const top = size * 2;
  const wide = Math.min((width - left) / 5, em * 8);
  const high = Math.max(size * 2.4, Math.min(wide * 0.6, em * 4));
  const svg = canvas(Math.max(width, 1), Math.round(top + high * 5 + size * 3.6), {
    alternative,
    em
  });
  const opacity = scaleSqrt([0, Math.max(1, ...cells.map(({count}) => count))], [0.03, 0.75]);
  for (const row of [5, 4, 3, 2, 1]) {
    const y = top + high * (5 - row);
    svg
      .append("text")
      .attr("class", "faint")
      .attr("x", left - size * 0.6)
      .attr("y", y + high / 2)
      .attr("dy", "0.35em")
      .attr("text-anchor", "end")
      .text(row);
    for (const column of [1, 2, 3, 4, 5]) {
      const count = cells.find((cell) => cell.x === column && cell.y === row)?.count ?? 0;
      const g = svg.append("g").attr("transform", `translate(${left + wide * (column - 1)},${y})`);
      g.append("rect")
        .attr("class", "score-cell")
        .attr("x", 1)
        .attr("y", 1)
        .attr("width", wide - 2)
        .attr("height", high - 2)
        .attr("fill-opacity", opacity(count).toFixed(3));
      if (chosen?.x === column && chosen.y === row) {
        g.append("rect")
          .attr("class", "score-chosen")
          .attr("x", 2)
          .attr("y", 2)
          .attr("width", wide - 4)
          .attr("height", high - 4)
          .attr("fill", "none");
      }
      g.append("text")
        .attr("class", "cell-count")
        .attr("x", wide / 2)
        .attr("y", high / 2)
        .attr("dy", "0.35em")
        .attr("text-anchor", "middle")
        .text(formatCount(count, locale));
    }
  }
  for (const column of [1, 2, 3, 4, 5]) {
    svg
      .append("text")
      .attr("class", "faint")
      .attr("x", left + wide * (column - 0.5))
      .attr("y", top + high * 5 + size * 1.3)
      .attr("text-anchor", "middle")
      .text(column);
  }
  svg.append("text").attr("class", "strong").attr("y", size).text(axes.y);
  svg
    .append("text")
    .attr("class", "strong")
    .attr("x", left + wide * 5)
    .attr("y", top + high * 5 + size * 2.8)
    .attr("text-anchor", "end")
    .text(axes.x);
  return svg.node()!;
}
