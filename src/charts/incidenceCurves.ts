import {max, range, scaleLinear} from "d3";
import {chartWords} from "../i18n/charts.js";
import {formatCount, formatShare} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {atRiskAt} from "../stats/cumulativeIncidence.js";
import {canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelWidth} from "./labelLines.js";

/** The value of a curve from a time on, until the next. */
export interface CurvePoint {
  time: number;
  value: number;
  lo: number | null;
  hi: number | null;
  at_risk: number;
}

/** One group's curve. */
export interface IncidenceCurve {
  part: number | string; // names the fixed colour: the class `curve-…`
  label: string;
  points: readonly CurvePoint[];
}

/** A time that the course names. */
export interface TimeMark {
  from: number;
  to?: number; // defaults to a point in time
  label: string;
}

export interface IncidenceCurvesOptions extends ChartOptions {
  /** 0 for what accumulates, 1 for what survives; defaults to 0. */
  startsAt?: 0 | 1;
  /** What the numbers below count; defaults to customers still followed. */
  followed?: string;
  marks?: readonly TimeMark[];
}

/**
 * Cumulative incidence or survival in steps, with its pointwise interval as a band and the name at its end;
 * below, how many are still at risk. A curve ends where too few are.
 */
export function IncidenceCurves(
  curves: readonly IncidenceCurve[],
  {
    width,
    alternative,
    em = 16,
    locale = "zh",
    startsAt = 0,
    followed: counted = say(chartWords.at_risk, {}, locale),
    marks = []
  }: IncidenceCurvesOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.4;
  const longest = Math.max(0, ...curves.map(({label}) => labelWidth(label)));
  // Names and the first number at risk, which is centred on the axis, must not meet.
  const left =
    Math.max(size * 3.1, Math.min(longest, (width * 0.24) / size) * size + size * 0.6) + size * 1.4;
  const right = width - size * (Math.min(longest, 6) + 0.5);
  const last = max(curves, ({points}) => points.at(-1)?.time ?? 0) ?? 0;
  const months = Math.max(12, Math.ceil(last / 12) * 12);
  const highest = max(curves, ({points}) => max(points, ({hi, value}) => hi ?? value)) ?? 0;
  const top = startsAt === 1 ? 1 : Math.max(0.1, Math.ceil(highest * 20) / 20);
  const plotHeight = Math.min(18 * em, Math.max(12 * em, width * 0.4));
  const x = scaleLinear([0, months], [left, right]);
  const y = scaleLinear([0, top], [plotHeight, line]);
  const svg = canvas(width, Math.round(plotHeight + line * (curves.length + 3.4)), {
    alternative,
    em
  });

  const grid = svg.append("g").attr("class", "grid");
  for (const tick of y.ticks(4)) {
    grid.append("line").attr("x1", left).attr("x2", right).attr("y1", y(tick)).attr("y2", y(tick));
    write(
      grid,
      "faint",
      left - size * 0.4,
      y(tick) + size * 0.35,
      formatShare(tick, locale, 0),
      "end"
    );
  }
  const years = range(0, months + 1, 12);
  const shown = years.filter(
    (_, index) => index % Math.ceil(years.length / (width / (size * 5))) === 0
  );
  for (const month of shown) {
    const text = say(chartWords.months, {months: month}, locale);
    write(grid, "faint", x(month), plotHeight + line, text, "middle");
  }
  svg
    .append("line")
    .attr("class", "baseline")
    .attr("x1", left)
    .attr("x2", right)
    .attr("y1", y(0))
    .attr("y2", y(0));

  for (const {from, to = from, label} of marks.filter(({from}) => from <= months)) {
    const g = svg.append("g").attr("class", "course");
    g.append("line").attr("x1", x(from)).attr("x2", x(from)).attr("y1", y(top)).attr("y2", y(0));
    if (to > from) {
      g.append("line")
        .attr("x1", x(Math.min(to, months)))
        .attr("x2", x(Math.min(to, months)))
        .attr("y1", y(top))
        .attr("y2", y(0));
    }
    g.append("text")
      .attr("x", x(to) + size * 0.3)
      .attr("y", y(top) + size)
      .text(label);
  }

  for (const {part, points} of curves) {
    const g = svg.append("g").attr("class", `curve curve-${part}`);
    const known = points.filter(({lo}) => lo !== null);
    if (known.length > 0) {
      const end = points.at(-1)!.time;
      const upper = known.map(({time, hi}) => [time, hi!] as const);
      const lower = known.map(({time, lo}) => [time, lo!] as const);
      const back = steps(lower, end).reverse();
      g.append("path")
        .attr("class", "band")
        .attr("d", path([...steps(upper, end), ...back]) + "Z");
    }
    const values = [
      [0, startsAt] as const,
      ...points.map(({time, value}) => [time, value] as const)
    ];
    g.append("path")
      .attr("class", "curve-line")
      .attr("fill", "none")
      .attr("d", path(steps(values, points.at(-1)?.time ?? 0)));
  }
  const ends = curves
    .filter(({points}) => points.length > 0)
    .map(({part, label, points}) => ({
      part,
      label,
      x: x(points.at(-1)!.time),
      y: y(points.at(-1)!.value)
    }))
    .sort((a, b) => a.y - b.y);
  ends.forEach((end, index) => {
    if (index > 0) end.y = Math.max(end.y, ends[index - 1]!.y + size * 1.25);
  });
  // None below the axis, where months are named.
  ends.toReversed().forEach((end, index) => {
    end.y = Math.min(end.y, plotHeight - size * (0.5 + 1.25 * index));
  });
  ends.forEach((end) => {
    write(
      svg,
      `strong curve-label-${end.part}`,
      end.x + size * 0.4,
      end.y + size * 0.35,
      end.label,
      "start"
    );
  });

  const table = svg.append("g").attr("class", "at-risk");
  const head = plotHeight + line * 2.2;
  write(table, "faint", 0, head, counted, "start");
  curves.forEach(({label, points}, index) => {
    const at = head + line * (index + 1);
    write(table, "strong", 0, at, label, "start");
    for (const month of shown) {
      const still = atRiskAt(points, month);
      if (still !== null) write(table, "faint", x(month), at, formatCount(still, locale), "middle");
    }
  });
  return svg.node()!;

  /** The corners of a step function, up to its end. */
  function steps(values: readonly (readonly [number, number])[], end: number): [number, number][] {
    const corners: [number, number][] = [];
    for (const [time, value] of values) {
      const before = corners.at(-1);
      if (before) corners.push([x(time), before[1]]);
      corners.push([x(time), y(value)]);
    }
    const before = corners.at(-1);
    if (before && before[0] < x(end)) corners.push([x(end), before[1]]);
    return corners;
  }
}

const path = (corners: readonly (readonly [number, number])[]): string =>
  corners
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)},${y.toFixed(1)}`)
    .join("");

interface Parent {
  append(name: "text"): {
    attr(name: string, value: string | number): ReturnType<Parent["append"]>;
    text(value: string): unknown;
  };
}

function write(
  parent: Parent,
  className: string,
  x: number,
  y: number,
  text: string,
  anchor: "start" | "middle" | "end"
): void {
  parent
    .append("text")
    .attr("class", className)
    .attr("x", x)
    .attr("y", y)
    .attr("text-anchor", anchor)
    .text(text);
}
