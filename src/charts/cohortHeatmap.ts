import {formatCount, formatShare} from "../i18n/format.js";
import {addHatch, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelWidth} from "./labelLines.js";

/** A cohort in one interval: a share, or none where the interval is not over or the sample is too small. */
export interface HeatCell {
  share: number | null;
  /** Why there is no share. */
  state: "shown" | "small" | "withheld" | "unfinished";
  /** What is written in the cell; defaults to the share. */
  text?: string;
}

export interface HeatRow {
  name: string;
  size: number;
  cells: readonly HeatCell[];
}

export interface CohortHeatmapOptions extends ChartOptions {
  /** Names of the columns. */
  heads: readonly string[];
  /** Said above the names and the sizes of the rows. */
  rowHead: string;
  sizeHead: string;
}

/**
 * Cohorts by interval: the darker, the larger the share, written in each cell. Cells that are not over are
 * hatched and empty; small samples have a dashed edge. On a narrow screen shares stand without decimals.
 */
export function CohortHeatmap(
  rows: readonly HeatRow[],
  {width, alternative, em = 16, locale = "zh", heads, rowHead, sizeHead}: CohortHeatmapOptions
): SVGSVGElement {
  const size = labelSize(em);
  const names = Math.max(labelWidth(rowHead), ...rows.map(({name}) => labelWidth(name))) * size;
  const sizes =
    Math.max(
      labelWidth(sizeHead),
      ...rows.map((row) => labelWidth(formatCount(row.size, locale)))
    ) * size;
  const left = names + sizes + size * 1.6;
  const cell = (width - left) / Math.max(1, heads.length);
  const row = size * 2.1;
  const top = size * 2;
  const svg = canvas(width, Math.ceil(top + rows.length * row + 2), {alternative, em});
  const hatch = addHatch(svg);
  const write = (x: number, y: number, text: string, className: string, anchor: string) =>
    svg
      .append("text")
      .attr("class", className)
      .attr("x", x)
      .attr("y", y)
      .attr("text-anchor", anchor)
      .text(text);
  write(0, size * 1.1, rowHead, "faint", "start");
  write(names + size * 0.8 + sizes, size * 1.1, sizeHead, "faint", "end");
  const step = Math.ceil((Math.max(...heads.map(labelWidth)) * size + 4) / Math.max(1, cell));
  heads.forEach((head, index) => {
    if (index % step === 0) write(left + (index + 0.5) * cell, size * 1.1, head, "faint", "middle");
  });
  const digits = cell > size * 4 ? 1 : 0;
  rows.forEach(({name, size: count, cells}, index) => {
    const y = top + index * row;
    const base = y + row / 2 + size * 0.35;
    write(0, base, name, "strong", "start");
    write(names + size * 0.8 + sizes, base, formatCount(count, locale), "faint", "end");
    cells.forEach(({share, state, text}, nth) => {
      const g = svg
        .append("g")
        .attr("class", `heat-cell is-${state}`)
        .attr("transform", `translate(${(left + nth * cell).toFixed(1)},${y.toFixed(1)})`);
      const rect = g
        .append("rect")
        .attr("width", Math.max(1, cell - 2))
        .attr("height", row - 2);
      if (share === null) {
        rect.attr("class", "hatched").attr("fill", hatch);
        return;
      }
      // Ten steps of opacity on paper; from the eighth on, the label is light.
      const level = Math.max(1, Math.min(10, Math.ceil(share * 10)));
      rect.attr("class", `heat heat-${level}`);
      g.append("text")
        .attr("class", level > 7 ? "on-dark" : "strong")
        .attr("x", (cell - 2) / 2)
        .attr("y", row / 2 + size * 0.3)
        .attr("text-anchor", "middle")
        .text(text ?? formatShare(share, locale, digits).replace(digits === 0 ? "%" : "", ""));
    });
  });
  return svg.node()!;
}
