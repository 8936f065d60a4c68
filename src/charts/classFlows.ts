import {sum} from "d3";
import {formatCount} from "../i18n/format.js";
import {canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines, labelWidth} from "./labelLines.js";

/** A class on either side; the token of its colour names it in every picture. */
export interface FlowClass {
  name: string;
  label: string;
  colour: string;
}

export interface ClassFlowsOptions extends ChartOptions {
  before: readonly FlowClass[];
  after: readonly FlowClass[];
  /** What the two sides are called, such as their days. */
  ends: readonly [string, string];
}

interface Node extends FlowClass {
  lines: readonly string[];
  count: number;
  top: number;
  height: number;
}

/** Flows from classes on the left to classes on the right, as wide as they are large, in the colour they come from. */
export function ClassFlows(
  flows: readonly {before: string; after: string; count: number}[],
  {width, alternative, em = 16, locale = "zh", before, after, ends}: ClassFlowsOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.35;
  const total = Math.max(
    1,
    sum(flows, ({count}) => count)
  );
  const longest = Math.max(
    4,
    ...[...before, ...after].map(({label}) => Math.min(6, labelWidth(label)))
  );
  const side = Math.min(width * 0.27, (longest + 1) * size);
  const top = line * 1.8;
  const gap = line * 0.45;
  const most = Math.max(before.length, after.length);
  const room = Math.max(em * 16, em * 2.2 * most);
  const place = (classes: readonly FlowClass[], of: "before" | "after"): Node[] => {
    let at = top;
    return classes.map((each) => {
      const count = sum(
        flows.filter((flow) => flow[of] === each.name),
        (flow) => flow.count
      );
      const height = (room * count) / total;
      const lines = labelLines(each.label, side / size - 0.6);
      const node = {...each, lines, count, top: at, height};
      at += Math.max(height, line * (lines.length + 1)) + gap;
      return node;
    });
  };
  const left = place(before, "before");
  const right = place(after, "after");
  const ending = (nodes: readonly Node[]): number =>
    Math.max(
      0,
      ...nodes.map((node) => node.top + Math.max(node.height, line * (node.lines.length + 1)))
    );
  const svg = canvas(width, Math.ceil(Math.max(ending(left), ending(right)) + line), {
    alternative,
    em
  });
  const bar = size * 0.7;
  const [x0, x1] = [side + bar, width - side - bar];
  const bend = (x0 + x1) / 2;
  const from = new Map(left.map((node) => [node.name, node.top]));
  const to = new Map(right.map((node) => [node.name, node.top]));
  const ribbons = svg.append("g").attr("class", "flows");
  for (const source of left) {
    for (const target of right) {
      const flow = flows.find((each) => each.before === source.name && each.after === target.name);
      if (!flow || flow.count === 0) continue;
      const height = (room * flow.count) / total;
      const [a, b] = [from.get(source.name)!, to.get(target.name)!];
      from.set(source.name, a + height);
      to.set(target.name, b + height);
      ribbons
        .append("path")
        .attr("class", `flow segment-fill-${source.colour}`)
        .attr("data-flow", `${source.name} ${target.name}`)
        .attr("data-count", flow.count)
        .attr(
          "d",
          `M${x0},${a}C${bend},${a} ${bend},${b} ${x1},${b}V${b + height}C${bend},${b + height} ${bend},${a + height} ${x0},${a + height}Z`
        );
    }
  }
  const write = (nodes: readonly Node[], x: number, anchor: "start" | "end"): void => {
    const labels = svg.append("g").attr("class", "flow-nodes");
    for (const node of nodes) {
      labels
        .append("rect")
        .attr("class", `flow-node segment-fill-${node.colour}`)
        .attr("x", anchor === "end" ? side : width - side - bar)
        .attr("y", node.top)
        .attr("width", bar)
        .attr("height", Math.max(1, node.height));
      [...node.lines, formatCount(node.count, locale)].forEach((text, row) =>
        labels
          .append("text")
          .attr("class", row < node.lines.length ? "strong" : "faint")
          .attr("x", x)
          .attr("y", node.top + line * (row + 0.75))
          .attr("text-anchor", anchor)
          .text(text)
      );
    }
  };
  write(left, side - size * 0.4, "end");
  write(right, width - side + size * 0.4, "start");
  svg.append("text").attr("class", "faint").attr("y", size).text(ends[0]);
  svg
    .append("text")
    .attr("class", "faint")
    .attr("x", width)
    .attr("y", size)
    .attr("text-anchor", "end")
    .text(ends[1]);
  return svg.node()!;
}
