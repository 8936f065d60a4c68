import {scaleBand, scaleSqrt, sum} from "d3";
import {formatCount, formatShare} from "../i18n/format.js";
import {canvas, labelSize} from "./canvas.js";
import type {ChartOptions, Svg} from "./canvas.js";
import {addCut} from "./cut.js";
import type {Cut} from "./cut.js";
import {labelLines} from "./labelLines.js";

/** How many stand at one place; `row` null is the band below, of those who have no place on the axis. */
export interface QuadrantCell {
  level: number;
  row: number | null;
  count: number;
}

/** A group of the quadrant, as its corner says it. */
export interface QuadrantGroup {
  group: string; // names the fixed colour: the class `group-…`
  label: string;
  share: number | null; // null: withheld
  /** Interval and n in words. */
  note: string;
}

export interface QuadrantOptions extends ChartOptions {
  levels: readonly {level: number; label: string}[];
  /** Rows of the loyalty axis from the top, loyal ones first. */
  rows: readonly {row: number; label: string | null}[];
  /** What the band of those without a place is called; null where there is none. */
  rest: string | null;
  /** What the axis of loyalty is, said above it. */
  axis: string;
  /** The upright cut stands before its level, the level one below its row. */
  across: Cut;
  along: Cut & {rowOf: (value: number) => number};
  /** Top left, top right, bottom left, bottom right. */
  groups: readonly [QuadrantGroup, QuadrantGroup, QuadrantGroup, QuadrantGroup];
}

/** Below so many, each response is a dot of its own. */
const DOTS_BELOW = 400;

/**
 * Satisfaction × loyalty: levels from left to right, loyalty from bottom to top, cut in four. Each place
 * is as dark as it is full; where there are few responses each is a dot. The groups are named in the corners.
 */
export function Quadrant(cells: readonly QuadrantCell[], options: QuadrantOptions): SVGSVGElement {
  const {width, alternative, em = 16, levels, rows, rest, axis, across, along, groups} = options;
  const size = labelSize(em);
  const line = size * 1.4;
  const left = size * 3.6;
  const right = width - size * 1.4;
  const top = line * 5;
  const step = Math.max(size * 0.62, Math.min(em * 1.1, (em * 22) / rows.length));
  const bottomOfRows = top + step * rows.length;
  const restHeight = rest === null ? 0 : size * 3.4;
  const bottom = bottomOfRows + restHeight;
  const x = scaleBand<number>([left, right])
    .domain(levels.map(({level}) => level))
    .padding(0);
  const names = levels.map(({label}) => labelLines(label, (x.bandwidth() * 0.95) / size));
  const nameRows = Math.max(1, ...names.map((lines) => lines.length));
  const height = bottom + line * (nameRows + 4);
  const svg = canvas(width, Math.round(height), {alternative, em});

  const places = new Map(rows.map(({row}, index) => [row, top + step * index]));
  const topOf = (row: number | null): number | undefined =>
    row === null ? (rest === null ? undefined : bottomOfRows) : places.get(row);
  const isLoyal = (row: number | null): boolean =>
    row !== null && topOf(row)! <= topOf(along.rowOf(along.value))! + 0.5;
  const groupOf = ({level, row}: QuadrantCell): string =>
    groups[(isLoyal(row) ? 0 : 2) + (level >= across.value ? 1 : 0)]!.group;

  addAxes(svg);
  const total = sum(cells, ({count}) => count);
  const most = Math.max(1, ...cells.map(({count}) => count));
  const opacity = scaleSqrt([0, most], [0.04, 1]);
  const body = svg.append("g").attr("class", "cells");
  for (const cell of cells) {
    const y = topOf(cell.row);
    if (y === undefined || x(cell.level) === undefined) continue;
    const [cellWidth, cellHeight] = [x.bandwidth(), cell.row === null ? restHeight : step];
    const g = body
      .append("g")
      .attr("class", `group-${groupOf(cell)}`)
      .attr("data-count", cell.count)
      .attr("transform", `translate(${x(cell.level)!},${y})`);
    if (total <= DOTS_BELOW) {
      for (const [cx, cy] of dotPlaces(cell.count, cellWidth - 8, cellHeight - 4)) {
        g.append("circle")
          .attr("class", "dot")
          .attr("cx", cx + 4)
          .attr("cy", cy + 2)
          .attr("r", 2.5);
      }
      continue;
    }
    g.append("rect")
      .attr("class", "cell")
      .attr("x", 1)
      .attr("y", 0.5)
      .attr("width", cellWidth - 2)
      .attr("height", cellHeight - 1)
      .attr("fill-opacity", opacity(cell.count).toFixed(3));
    if (cell.row === null) {
      g.append("text")
        .attr("class", "cell-count")
        .attr("x", cellWidth / 2)
        .attr("y", cellHeight / 2)
        .attr("dy", "0.35em")
        .attr("text-anchor", "middle")
        .text(formatCount(cell.count, options.locale));
    }
  }
  addCorners(svg);
  addCut(svg, across, {
    axis: "x",
    place: (value) => x(value) ?? left,
    from: bottom,
    to: top - size * 0.9,
    size
  });
  addCut(svg, along, {
    axis: "y",
    place: (value) => (topOf(along.rowOf(value)) ?? top) + step,
    from: left,
    to: right + size * 0.2,
    size
  });
  return svg.node()!;

  function addAxes(parent: Svg): void {
    parent
      .append("text")
      .attr("class", "faint")
      .attr("y", line * 3.4)
      .text(axis);
    for (const {row, label} of rows) {
      if (label === null) continue;
      writeAt(parent, "faint", left - size * 0.5, topOf(row)! + step / 2, label, "end");
    }
    if (rest !== null) {
      labelLines(rest, 3.1).forEach((text, index, all) =>
        writeAt(
          parent,
          "faint",
          left - size * 0.5,
          bottomOfRows + restHeight / 2 + (index - (all.length - 1) / 2) * line * 0.9,
          text,
          "end"
        )
      );
      parent
        .append("line")
        .attr("class", "axis-line")
        .attr("x1", left)
        .attr("x2", right)
        .attr("y1", bottomOfRows)
        .attr("y2", bottomOfRows);
    }
    names.forEach((lines, index) =>
      lines.forEach((text, row) =>
        writeAt(
          parent,
          "strong",
          x(levels[index]!.level)! + x.bandwidth() / 2,
          bottom + line * (row + 0.7),
          text,
          "middle"
        )
      )
    );
  }

  function addCorners(parent: Svg): void {
    groups.forEach(({group, label, share, note}, index) => {
      const isRight = index % 2 === 1;
      const isTop = index < 2;
      const y = isTop ? line * 0.9 : bottom + line * (nameRows + 1.7);
      const corner = parent
        .append("g")
        .attr("class", `corner corner-${group}`)
        .attr("data-group", group)
        .attr("text-anchor", isRight ? "end" : "start");
      const text = corner
        .append("text")
        .attr("x", isRight ? right : 0)
        .attr("y", y);
      text.append("tspan").attr("class", "strong").text(label);
      text
        .append("tspan")
        .attr("class", "strong corner-share")
        .attr("dx", size * 0.5)
        .text(formatShare(share, options.locale));
      labelLines(note, (right * 0.49) / size).forEach((part, row) =>
        corner
          .append("text")
          .attr("class", "faint")
          .attr("x", isRight ? right : 0)
          .attr("y", y + line * (row + 0.95))
          .text(part)
      );
    });
  }
}

const writeAt = (
  parent: Svg,
  className: string,
  x: number,
  y: number,
  text: string,
  anchor: "end" | "middle"
): void => {
  parent
    .append("text")
    .attr("class", className)
    .attr("x", x)
    .attr("y", y)
    .attr("dy", "0.35em")
    .attr("text-anchor", anchor)
    .text(text);
};

/** Places of so many dots in a box, in even rows. */
function dotPlaces(count: number, width: number, height: number): [number, number][] {
  const columns = Math.max(1, Math.ceil(Math.sqrt((count * width) / Math.max(1, height))));
  const lines = Math.ceil(count / columns);
  return Array.from({length: count}, (_, index) => [
    ((index % columns) + 0.5) * (width / columns),
    (Math.floor(index / columns) + 0.5) * (height / lines)
  ]);
}
