import {line, scaleLinear} from "d3";
import {formatShare} from "../i18n/format.js";
import {canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {addCut} from "./cut.js";
import type {Cut} from "./cut.js";

export interface ConcentrationOptions extends ChartOptions {
  axes: {x: string; y: string};
  /** What the diagonal is called. */
  equal: string;
  /** Layers from the top, each up to a share of people, in the colours of their classes. */
  layers: readonly {to: number; label: string; colour: string}[];
  /** Cuts of the share of people that the reader may move. */
  cuts: readonly Cut[];
  /** A point of the curve that the title speaks of. */
  marked: {people: number; share: number; text: string} | null;
}

/** The concentration curve from the most valuable down, over the layers of the pyramid. */
export function Concentration(
  curve: readonly {people: number; share: number}[],
  {
    width,
    alternative,
    em = 16,
    locale = "zh",
    axes,
    equal,
    layers,
    cuts,
    marked
  }: ConcentrationOptions
): SVGSVGElement {
  const size = labelSize(em);
  const rowsOfCuts = cuts.length;
  const top = size * (4 + rowsOfCuts * 1.7);
  const left = size * 3.4;
  const right = width - size * 1.6;
  const bottom = top + Math.min(em * 24, Math.max(em * 15, right - left));
  const svg = canvas(width, Math.round(bottom + size * 3.4), {alternative, em});
  const most = Math.max(1, ...curve.map(({share}) => share));
  const x = scaleLinear([0, 1], [left, right]);
  const y = scaleLinear([0, most], [bottom, top]);

  const body = svg.append("g").attr("class", "layers");
  let from = 0;
  for (const {to, label, colour} of layers) {
    const end = Math.max(from, Math.min(1, to));
    body
      .append("rect")
      .attr("class", `layer segment-fill-${colour}`)
      .attr("x", x(from))
      .attr("y", top)
      .attr("width", Math.max(0, x(end) - x(from)))
      .attr("height", bottom - top);
    if (x(end) - x(from) > size * 4) {
      body
        .append("text")
        .attr("class", "strong")
        .attr("x", (x(from) + x(end)) / 2)
        .attr("y", bottom - size * 0.8)
        .attr("text-anchor", "middle")
        .text(label);
    }
    from = end;
  }
  const grid = svg.append("g").attr("class", "grid");
  for (const tick of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
    grid.append("line").attr("x1", left).attr("x2", right).attr("y1", y(tick)).attr("y2", y(tick));
    grid
      .append("text")
      .attr("class", "faint")
      .attr("x", left - size * 0.4)
      .attr("y", y(tick))
      .attr("dy", "0.35em")
      .attr("text-anchor", "end")
      .text(formatShare(tick, locale, 0));
    grid
      .append("text")
      .attr("class", "faint")
      .attr("x", x(tick))
      .attr("y", bottom + size * 1.3)
      .attr("text-anchor", "middle")
      .text(formatShare(tick, locale, 0));
  }
  svg
    .append("path")
    .attr("class", "curve-equal")
    .attr("fill", "none")
    .attr("d", `M${x(0)},${y(0)}L${x(1)},${y(1)}`);
  svg
    .append("text")
    .attr("class", "faint")
    .attr("x", x(0.62))
    .attr("y", y(0.62) + size * 1.6)
    .text(equal);
  svg
    .append("path")
    .attr("class", "curve-line")
    .attr("fill", "none")
    .attr(
      "d",
      line<{people: number; share: number}>(
        (point) => x(point.people),
        (point) => y(point.share)
      )(thinned(curve))
    );
  if (marked) {
    const g = svg.append("g").attr("class", "curve-mark");
    g.append("circle")
      .attr("cx", x(marked.people))
      .attr("cy", y(marked.share))
      .attr("r", size * 0.35);
    g.append("text")
      .attr("class", "strong")
      .attr("x", x(marked.people) + size * 0.8)
      .attr("y", y(marked.share) + size * 1.2)
      .text(marked.text);
  }
  svg.append("text").attr("class", "strong").attr("y", size).text(axes.y);
  svg
    .append("text")
    .attr("class", "strong")
    .attr("x", right)
    .attr("y", bottom + size * 2.8)
    .attr("text-anchor", "end")
    .text(axes.x);
  cuts.forEach((cut, row) =>
    addCut(svg, cut, {
      axis: "x",
      place: (value) => x(value),
      from: bottom,
      to: top - size * (0.9 + (rowsOfCuts - 1 - row) * 1.7),
      size
    })
  );
  return svg.node()!;
}

/** A curve of many points drawn by some hundred of them. */
function thinned<Point>(curve: readonly Point[]): Point[] {
  const every = Math.max(1, Math.floor(curve.length / 400));
  return curve.filter((_, i) => i % every === 0 || i === curve.length - 1);
}
