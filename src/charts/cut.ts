import type {Selection} from "d3";

/** A cut on an axis: where it may stand, where it stands, and how that is said. */
export interface Cut {
  /** The same as its name in the address. */
  name: string;
  /** Every value it may take, ascending. */
  stops: readonly number[];
  value: number;
  /** What is said at the line for a value. */
  write: (value: number) => string;
}

export interface CutPlace {
  /** The axis that is cut: a cut of x is an upright line. */
  axis: "x" | "y";
  /** Pixels of a value along that axis. */
  place: (value: number) => number;
  /** The ends of the line on the other axis, pixels; the grip and the label are at `to`. */
  from: number;
  to: number;
  /** Size of a label in pixels. */
  size: number;
}

const GRIP = 9;
/** Half of what a finger needs. */
const REACH = 22;

/**
 * Draws a cut as a line with a grip. The group carries, as `data-stops`, the pixels of every value, by
 * which whoever makes it movable needs to know nothing of the chart's scales.
 */
export function addCut<Parent extends SVGElement, Datum>(
  parent: Selection<Parent, Datum, null, undefined>,
  {name, stops, value, write}: Cut,
  {axis, place, from, to, size}: CutPlace
): void {
  const isUpright = axis === "x";
  const group = parent
    .append("g")
    .attr("class", "cut")
    .attr("data-cut", name)
    .attr("data-axis", axis)
    .attr("data-stops", stops.map((stop) => `${stop}:${place(stop).toFixed(1)}`).join(" "))
    .attr("transform", cutTransform(axis, place(value)));
  const along = (at: number): [number, number] => (isUpright ? [0, at] : [at, 0]);
  group
    .append("path")
    .attr("class", "cut-line")
    .attr("d", `M${along(from).join()}L${along(to).join()}`);
  const [x, y] = along(to);
  const grip = group
    .append("g")
    .attr("class", "cut-grip")
    .attr("transform", `translate(${x},${y})`);
  grip.append("circle").attr("class", "cut-reach").attr("r", REACH);
  grip.append("circle").attr("class", "cut-knob").attr("r", GRIP);
  grip
    .append("path")
    .attr("class", "cut-arrows")
    .attr("d", isUpright ? "M-2,-3l-3,3l3,3M2,-3l3,3l-3,3" : "M-3,-2l3,-3l3,3M-3,2l3,3l3,-3");
  group
    .append("text")
    .attr("class", "cut-label")
    .attr("x", isUpright ? 0 : x)
    .attr("y", isUpright ? y - GRIP - size * 0.5 : -GRIP - size * 0.4)
    .attr("text-anchor", isUpright ? "middle" : "end")
    .text(write(value));
}

/** Where a cut's group stands when its line is at these pixels. */
export const cutTransform = (axis: "x" | "y", pixels: number): string =>
  axis === "x" ? `translate(${pixels},0)` : `translate(0,${pixels})`;
