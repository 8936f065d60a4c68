import {hierarchy, partition} from "d3";
import {formatCount, formatShare} from "../i18n/format.js";
import {addHatch, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines, labelWidth} from "./labelLines.js";

/** A branch of a tree of people; `count` stands at the leaves alone. */
export interface IcicleNode {
  name: string;
  /** Names its fixed colour, the class `branch-…`; leaves take that of the branch above. */
  branch?: string;
  count?: number;
  /** Said below its share, such as how it changed. */
  note?: string;
  children?: readonly IcicleNode[];
}

/**
 * A tree as an icicle from left to right: each node as high as its share of all, beside its parent. On a
 * narrow screen the root is left out. Nodes too low for a label are named in the table behind.
 */
export function Icicle(
  root: IcicleNode,
  {width, alternative, em = 16, locale = "zh"}: ChartOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.35;
  const tree = hierarchy(root, ({children}) => children as IcicleNode[] | undefined).sum(
    ({count = 0, children}) => (children ? 0 : count)
  );
  const total = tree.value ?? 0;
  const isNarrow = width < size * 45;
  const depth = tree.height;
  const columns = isNarrow ? depth : depth + 1;
  const height = Math.round(Math.max(30 * em, Math.min(40 * em, width * 0.62)));
  const svg = canvas(width, height, {alternative, em});
  const hatch = addHatch(svg);
  if (total === 0) {
    svg
      .append("rect")
      .attr("class", "hatched")
      .attr("width", width)
      .attr("height", line * 2)
      .attr("fill", hatch);
    return svg.node()!;
  }
  const placed = partition<IcicleNode>().size([height, depth + 1])(tree);
  // The root needs no more than its name; what hangs on it needs the room.
  const first = isNarrow ? 0 : width * 0.1;
  const column = (width - first) / (columns - (isNarrow ? 0 : 1));
  const left = (level: number): number => (level === 0 ? 0 : first + (level - 1) * column);
  for (const node of placed.descendants()) {
    if (isNarrow && node.depth === 0) continue;
    const [y0, y1] = [node.x0, node.x1];
    const room = y1 - y0;
    if (room <= 0) continue;
    const breadth = (node.depth === 0 ? first : column) - 2;
    const branch = node.ancestors().find(({data}) => data.branch !== undefined)?.data.branch;
    const g = svg
      .append("g")
      .attr("class", `icicle-node level-${node.depth}${branch ? ` branch-${branch}` : ""}`)
      .attr("data-name", node.data.name)
      .attr("transform", `translate(${left(node.depth).toFixed(1)},${y0.toFixed(1)})`);
    g.append("rect")
      .attr("width", Math.max(1, breadth))
      .attr("height", Math.max(0.5, room - 1));
    if (room < line * 1.05) continue;
    const share = `${formatShare(node.value! / total, locale, room < line * 2 ? 0 : 1)}`;
    const limit = breadth / size - 1;
    const names = labelLines(node.data.name, limit);
    const isOneLine = labelWidth(`${node.data.name} ${share}`) <= limit;
    const lines =
      room < line * (names.length + 1.2)
        ? isOneLine
          ? [`${node.data.name} ${share}`]
          : names.slice(0, Math.max(1, Math.floor(room / line)))
        : [
            ...names,
            node.depth === 0 ? formatCount(total, locale) : share,
            ...(node.data.note && room > line * (names.length + 2.2)
              ? labelLines(node.data.note, limit)
              : [])
          ];
    lines.slice(0, Math.floor(room / line)).forEach((text, row) =>
      g
        .append("text")
        .attr("class", row < names.length ? "strong" : "faint")
        .attr("x", size * 0.5)
        .attr("y", line * (row + 0.95))
        .text(text)
    );
  }
  return svg.node()!;
}
