import {scaleLinear} from "d3";
import type {ScaleLinear} from "d3";
import {driverPictureWords, quadrantWords} from "../i18n/drivers.js";
import {formatDecimal, formatShare} from "../i18n/format.js";
import type {Svg} from "./canvas.js";
import type {Cut} from "./cut.js";
import type {PlacedActivity, PlacedItem} from "./importancePerformance.js";
import {labelWidth} from "./labelLines.js";
import type {Box} from "./placeLabels.js";

/** The plot within the drawing, pixels. */
export interface Bounds {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
export type Scale = ScaleLinear<number, number>;

/** Scales that hold every item with its intervals, every activity and both cuts. */
export function quadrantScales(
  items: readonly PlacedItem[],
  activities: readonly PlacedActivity[],
  {importanceCut, performanceCut}: {importanceCut: Cut; performanceCut: Cut},
  {left, right, top, bottom}: Bounds
): {x: Scale; y: Scale} {
  const most = Math.max(
    importanceCut.value * 2,
    ...items.map(({importance, importanceInterval}) => importanceInterval?.hi ?? importance),
    ...activities.map(({importance}) => importance)
  );
  const levels = [
    performanceCut.value,
    ...items.flatMap(({performance, performanceInterval}) => [
      performanceInterval?.lo ?? performance,
      performanceInterval?.hi ?? performance
    ]),
    ...activities.map(({performance}) => performance)
  ];
  const low = Math.max(1, Math.min(...levels, performanceCut.value - 0.25) - 0.1);
  const high = Math.min(5, Math.max(...levels, performanceCut.value + 0.25) + 0.1);
  return {
    x: scaleLinear([0, Math.min(1, most * 1.08)], [left, right]),
    y: scaleLinear([low, high], [bottom, top])
  };
}

/** How texts are set. */
export interface Words {
  size: number;
  locale: "zh" | "en";
}

/** Adds grid, ticks and the names of both axes. */
export function addQuadrantAxes(
  svg: Svg,
  x: Scale,
  y: Scale,
  {left, right, top, bottom}: Bounds,
  {size, locale, axisLabel}: Words & {axisLabel: string}
): void {
  const grid = svg.append("g").attr("class", "grid");
  for (const tick of y.ticks(5)) {
    grid.append("line").attr("x1", left).attr("x2", right).attr("y1", y(tick)).attr("y2", y(tick));
    grid
      .append("text")
      .attr("class", "faint")
      .attr("x", left - size * 0.4)
      .attr("y", y(tick))
      .attr("dy", "0.35em")
      .attr("text-anchor", "end")
      .text(formatDecimal(tick, locale));
  }
  for (const tick of x.ticks(Math.max(3, Math.floor((right - left) / (size * 7))))) {
    grid.append("line").attr("x1", x(tick)).attr("x2", x(tick)).attr("y1", top).attr("y2", bottom);
    grid
      .append("text")
      .attr("class", "faint")
      .attr("x", x(tick))
      .attr("y", bottom + size * 1.3)
      .attr("text-anchor", "middle")
      .text(formatShare(tick, locale, 0));
  }
  svg
    .append("text")
    .attr("class", "strong")
    .attr("x", right)
    .attr("y", bottom + size * 2.7)
    .attr("text-anchor", "end")
    .text(axisLabel);
  svg
    .append("text")
    .attr("class", "strong")
    .attr("x", 0)
    .attr("y", size)
    .text(driverPictureWords.y[locale]);
}

/** Shades what comes first, and names the four fields in their outer corners; gives the boxes of the names. */
export function addQuadrantFields(
  svg: Svg,
  cutX: number,
  cutY: number,
  {left, right, top, bottom}: Bounds,
  {size, locale}: Words
): Box[] {
  const middle = Math.min(right, Math.max(left, cutX));
  const level = Math.min(bottom, Math.max(top, cutY));
  svg
    .append("rect")
    .attr("class", "field-first")
    .attr("x", middle)
    .attr("y", level)
    .attr("width", right - middle)
    .attr("height", bottom - level);
  const font = size * 1.1;
  const corners = [
    ["overkill", left + size * 0.4, top + font * 1.1, "start"],
    ["keep_up", right - size * 0.4, top + font * 1.1, "end"],
    ["low_priority", left + size * 0.4, bottom - font * 0.5, "start"],
    ["concentrate", right - size * 0.4, bottom - font * 0.5, "end"]
  ] as const;
  return corners.map(([quadrant, px, py, anchor]) => {
    const text = quadrantWords[quadrant][locale];
    const wide = labelWidth(text) * font;
    svg
      .append("text")
      .attr("class", `field-name field-${quadrant}`)
      .attr("x", px)
      .attr("y", py)
      .attr("text-anchor", anchor)
      .attr("font-size", font)
      .text(text);
    return {x: anchor === "start" ? px : px - wide, y: py - font, width: wide, height: font * 1.2};
  });
}
