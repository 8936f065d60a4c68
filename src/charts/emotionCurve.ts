import {curveMonotoneX, line as lineOf, scaleLinear, scalePoint} from "d3";
import type {Selection} from "d3";
import {curveLevels} from "../i18n/charts.js";
import {formatDecimal} from "../i18n/format.js";
import type {SampleState} from "../stats/sampleState.js";
import {addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions, Svg} from "./canvas.js";
import {labelLines, labelWidth} from "./labelLines.js";
import {spread} from "./spread.js";

/** A place on the curve, on the scale of five levels. */
export interface CurvePoint {
  position: number | null; // null: not asked, or not known
  lo?: number | null;
  hi?: number | null;
  state?: SampleState; // defaults to shown
}

/** A line through the touchpoints; its role decides its colour. */
export interface CurveLine {
  role: "own" | "second" | "rival" | "industry";
  name: string;
  /** One for each touchpoint, in order. */
  points: readonly CurvePoint[];
  /** Drawn by the reader: dashed, with a grip at each point that this names. */
  grips?: string;
}

/** A touchpoint on the x axis, and what is marked there. */
export interface CurveNode {
  touchpoint: string;
  label: string;
  /** Said above the point of the first line, or below it where it is the lowest. */
  mark: string | null;
  isLowest?: boolean;
  /** Said below the touchpoint's name: not asked, ahead, within reach, behind, a difference that holds. */
  note: string | null;
  emphasis: "ahead" | "within_reach" | "behind" | "apart" | "not_asked" | null;
}

const LEVELS = [1, 2, 3, 4, 5] as const;

/** Half of what a finger needs. */
const GRIP_REACH = 22;

/**
 * The emotion curve: touchpoints in the journey's order along x, the five levels on y. Each line has
 * its name at its end; own lines carry intervals, few answers are lighter, what is not asked is a gap.
 */
export function EmotionCurve(
  {nodes, lines}: {nodes: readonly CurveNode[]; lines: readonly CurveLine[]},
  {width, alternative, em = 16, locale = "zh"}: ChartOptions
): SVGSVGElement {
  const size = labelSize(em);
  const row = size * 1.3;
  const levelNames = LEVELS.map((level) => curveLevels[level]![locale]);
  const left = Math.max(...levelNames.map(labelWidth)) * size + size * 0.9;
  const longest = Math.max(0, ...lines.map(({name}) => labelWidth(name))) * size;
  const isNarrow = width < 38 * size;
  const legend = isNarrow ? namesAbove(lines, width, size) : [];
  const right = isNarrow ? size * 1.2 : Math.min(longest, width * 0.2) + size * 1.6;
  const x = scalePoint<string>([left + size, width - right])
    .domain(nodes.map(({touchpoint}) => touchpoint))
    .padding(isNarrow ? 0.25 : 0.35);
  const step = nodes.length > 1 ? x.step() : width - left - right;
  const names = nodes.map(({label}) => labelLines(label, Math.max(2, (step * 0.94) / size)));
  const notes = nodes.map(({note}) =>
    note === null ? [] : labelLines(note, Math.max(2, (step * 0.94) / size))
  );
  const nameRows = Math.max(1, ...names.map(({length}) => length));
  const noteRows = Math.max(0, ...notes.map(({length}) => length));
  const top = legend.length * row + size * 1.6;
  const foot = (nameRows + noteRows) * row + size * 1.1;
  const height = Math.round(top + foot + Math.min(30 * em, Math.max(19 * em, width * 0.45)));
  const y = scaleLinear([0.8, 5.2], [height - foot, top]);
  const svg = canvas(width, height, {alternative, em});
  // By which whoever makes grips movable knows the scale.
  svg.attr("data-level-1", y(1)).attr("data-level-5", y(5));

  drawLevels(svg, levelNames, {left, width: width - right + size * 0.6, y, size});
  legend.forEach((entries, index) =>
    entries.forEach(({line, at}) => writeName(svg, line, at, index * row + size * 1.1, size))
  );
  for (const line of lines.toReversed()) drawLine(svg, line, nodes, {x, y, size});
  if (!isNarrow) nameAtEnds(svg, lines, nodes, {x, y, size, right: width - right});

  const own = lines[0];
  nodes.forEach((node, index) => {
    const g = svg
      .append("g")
      .attr(
        "class",
        node.emphasis ? `curve-node is-${node.emphasis.replace("_", "-")}` : "curve-node"
      )
      .attr("data-touchpoint", node.touchpoint)
      .attr("text-anchor", "middle")
      .attr("transform", `translate(${x(node.touchpoint)!},0)`);
    const write = (className: string, at: number, text: string) =>
      g.append("text").attr("class", className).attr("y", at).text(text);
    const base = height - foot + size * 1.1;
    const point = own?.points[index];
    names[index]!.forEach((text, nth) =>
      write(node.emphasis === "not_asked" ? "faint" : "strong", base + nth * row, text)
    );
    notes[index]!.forEach((text, nth) =>
      write("curve-note", base + (names[index]!.length + nth) * row, text)
    );
    if (!point || point.position === null || point.state === "withheld") return;
    if (own.grips && point.state === "small") return; // not placed yet
    const value = formatDecimal(point.position, locale);
    const text = node.mark === null ? value : isNarrow ? node.mark : `${node.mark} ${value}`;
    if (node.mark === null && step < size * 3) return;
    write(
      node.mark === null ? "curve-value" : "curve-value strong",
      node.isLowest
        ? y(point.lo ?? point.position) + size * 1.5
        : y(point.hi ?? point.position) - size * (own.grips ? 0.95 : 0.6),
      text
    );
  });
  return svg.node()!;
}

interface Frame {
  x: (touchpoint: string) => number | undefined;
  y: (position: number) => number;
  size: number;
}

function drawLevels(
  svg: Svg,
  names: readonly string[],
  {left, width, y, size}: {left: number; width: number; y: (level: number) => number; size: number}
): void {
  const grid = svg.append("g").attr("class", "grid");
  LEVELS.forEach((level, index) => {
    grid
      .append("line")
      .attr("class", level === 3 ? "curve-middle" : null)
      .attr("x1", left)
      .attr("x2", width)
      .attr("y1", y(level))
      .attr("y2", y(level));
    grid
      .append("text")
      .attr("class", "faint")
      .attr("x", left - size * 0.5)
      .attr("y", y(level))
      .attr("dy", "0.35em")
      .attr("text-anchor", "end")
      .text(names[index]!);
  });
}

function drawLine(
  svg: Svg,
  {role, points, grips}: CurveLine,
  nodes: readonly CurveNode[],
  {x, y, size}: Frame
): void {
  const g = svg.append("g").attr("class", `emotion-line is-${role}${grips ? " is-drawn" : ""}`);
  const placed = points.map((point, index) => ({...point, at: x(nodes[index]!.touchpoint)!}));
  const isKnown = ({position, state}: CurvePoint) => position !== null && state !== "withheld";
  g.append("path")
    .attr("fill", "none")
    .attr(
      "d",
      lineOf<(typeof placed)[number]>()
        .defined(isKnown)
        .x(({at}) => at)
        .y(({position}) => y(position!))
        .curve(curveMonotoneX)(placed)
    );
  const known = placed.filter(isKnown);
  for (const {at, lo, hi} of known) {
    if (lo == null || hi == null) continue;
    addWhisker(g.append("g"), [at, y(Math.max(1, lo))], [at, y(Math.min(5, hi))]);
  }
  placed.forEach(({at, position, state}, index) => {
    if (!grips || position === null) return;
    const grip = g
      .append("g")
      .attr("class", state === "small" ? "curve-grip is-unplaced" : "curve-grip")
      .attr("data-grip", `${grips}:${nodes[index]!.touchpoint}`)
      .attr("transform", `translate(${at},${y(position)})`);
    grip.append("circle").attr("class", "curve-reach").attr("r", GRIP_REACH);
    grip
      .append("circle")
      .attr("class", "curve-knob")
      .attr("r", size * 0.55);
  });
  if (grips) return;
  for (const {at, position, state} of known) {
    g.append("circle")
      .attr("class", state === "small" ? "curve-dot is-small" : "curve-dot")
      .attr("cx", at)
      .attr("cy", y(position!))
      .attr("r", role === "own" || role === "second" ? size * 0.38 : size * 0.24);
  }
}

/** The name of each line at its last point, moved apart where they would touch. */
function nameAtEnds(
  svg: Svg,
  lines: readonly CurveLine[],
  nodes: readonly CurveNode[],
  {x, y, size, right}: Frame & {right: number}
): void {
  const ends = lines.flatMap((line) => {
    const index = line.points.findLastIndex(
      ({position, state}) => position !== null && state !== "withheld"
    );
    return index < 0
      ? []
      : [{line, at: x(nodes[index]!.touchpoint)!, height: y(line.points[index]!.position!)}];
  });
  const heights = spread(
    ends.map(({height}) => height),
    size * 1.35
  );
  ends.forEach(({line}, index) => {
    writeName(svg, line, right + size * 0.7, heights[index]!, size, false);
  });
}

function writeName(
  svg: Svg,
  {role, name}: CurveLine,
  x: number,
  y: number,
  size: number,
  hasKey = true
): Selection<SVGGElement, undefined, null, undefined> {
  const g = svg.append("g").attr("class", `curve-name is-${role}`);
  if (hasKey) {
    g.append("path")
      .attr("fill", "none")
      .attr("d", `M${x},${y - size * 0.35}h${size * 1.6}`);
  }
  g.append("text")
    .attr("x", hasKey ? x + size * 2 : x)
    .attr("y", y)
    .attr("dy", hasKey ? null : "0.35em")
    .text(name);
  return g;
}

/** Where there is no room at the ends: the names in rows above the drawing. */
function namesAbove(
  lines: readonly CurveLine[],
  width: number,
  size: number
): {line: CurveLine; at: number}[][] {
  const rows: {line: CurveLine; at: number}[][] = [];
  let at = Infinity;
  for (const line of lines) {
    const needed = (labelWidth(line.name) + 3.2) * size;
    if (at + needed > width) {
      rows.push([]);
      at = 0;
    }
    rows.at(-1)!.push({line, at});
    at += needed;
  }
  return rows;
}
