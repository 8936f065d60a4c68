import {scaleLinear} from "d3";
import {formatShare} from "../i18n/format.js";
import {addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions, Svg} from "./canvas.js";
import {labelLines} from "./labelLines.js";

/** A share at a place of the axis, with its interval where it has one. */
export interface SharePoint {
  x: number;
  share: number;
  lo?: number | null;
  hi?: number | null;
}

/** A series: a line, a step function that keeps its value until the next place, or points with intervals. */
export interface ShareSeries {
  part: number; // names the fixed colour: the class `curve-…`
  label: string;
  form: "line" | "steps" | "points";
  points: readonly SharePoint[];
}

export interface ShareCurvesOptions extends ChartOptions {
  domain: readonly [number, number];
  ticks: readonly {at: number; label: string}[];
  /** Said at the axis. */
  axis: string;
  /** Said above the shares. */
  measure: string;
  /** A dashed line from corner to corner, and what it stands for. */
  diagonal?: string;
}

/** Shares from 0 to 100 % along an axis, each series in its own form and colour. */
export function ShareCurves(
  series: readonly ShareSeries[],
  {
    width,
    alternative,
    em = 16,
    locale = "zh",
    domain,
    ticks,
    axis,
    measure,
    diagonal
  }: ShareCurvesOptions
): SVGSVGElement {
  const size = labelSize(em);
  const left = size * 3.2;
  const right = width - size * 1.4;
  const top = size * 1.9;
  const bottom = top + Math.min(20 * em, Math.max(13 * em, width * 0.42));
  const x = scaleLinear(domain, [left, right]);
  const y = scaleLinear([0, 1], [bottom, top]);
  const svg = canvas(width, Math.ceil(bottom + size * (3.2 + 1.5 * series.length)), {
    alternative,
    em
  });
  const write = (className: string, at: [number, number], text: string, anchor = "start"): void => {
    svg
      .append("text")
      .attr("class", className)
      .attr("x", at[0])
      .attr("y", at[1])
      .attr("text-anchor", anchor)
      .text(text);
  };
  const grid = svg.append("g").attr("class", "grid");
  for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
    grid.append("line").attr("x1", left).attr("x2", right).attr("y1", y(tick)).attr("y2", y(tick));
    write("faint", [left - size * 0.4, y(tick) + size * 0.35], formatShare(tick, locale, 0), "end");
  }
  write("faint", [0, size * 1.1], measure);
  for (const {at, label} of ticks) {
    write("faint", [x(at), bottom + size * 1.4], label, "middle");
  }
  write("faint", [right, bottom + size * 2.8], axis, "end");
  if (diagonal !== undefined) {
    svg
      .append("line")
      .attr("class", "even-line")
      .attr("x1", x(domain[0]))
      .attr("y1", y(0))
      .attr("x2", x(domain[1]))
      .attr("y2", y(1));
  }
  series.forEach(({part, form, points, label}, index) => {
    const g = svg.append("g").attr("class", `curve curve-${part}`);
    const places = points.map((point) => [x(point.x), y(point.share)] as const);
    const banded = points.filter(({lo, hi}) => lo != null && hi != null);
    if (form === "points") {
      banded.forEach(({x: at, lo, hi}) => addWhisker(g, [x(at), y(lo!)], [x(at), y(hi!)]));
      for (const [cx, cy] of places)
        g.append("circle")
          .attr("class", "own")
          .attr("cx", cx)
          .attr("cy", cy)
          .attr("r", size * 0.38);
    } else {
      if (banded.length > 1) {
        const upper = trace(banded.map((point) => [x(point.x), y(point.hi!)] as const));
        const lower = trace(banded.map((point) => [x(point.x), y(point.lo!)] as const)).reverse();
        g.append("path")
          .attr("class", "band")
          .attr("d", `M${[...upper, ...lower].join("L")}Z`);
      }
      if (places.length > 0)
        g.append("path")
          .attr("class", "curve-line")
          .attr("fill", "none")
          .attr("d", `M${trace(places).join("L")}`);
    }
    legend(svg, g.attr("class"), form, label, bottom + size * (3 + 1.5 * (index + 0.6)));

    /** The corners of the series. */
    function trace(values: readonly (readonly [number, number])[]): string[] {
      if (form !== "steps") return values.map((point) => point.join());
      return values.flatMap(([at, value], nth) =>
        nth === 0 ? [`${at},${value}`] : [`${at},${values[nth - 1]![1]}`, `${at},${value}`]
      );
    }
  });
  return svg.node()!;

  /** The series' own mark and its name, below the axis. */
  function legend(parent: Svg, className: string, form: string, label: string, at: number): void {
    const g = parent.append("g").attr("class", className);
    if (form === "points")
      g.append("circle")
        .attr("class", "own")
        .attr("cx", left + size)
        .attr("cy", at)
        .attr("r", size * 0.38);
    else
      g.append("path")
        .attr("class", "curve-line")
        .attr("fill", "none")
        .attr("d", `M${left},${at}h${size * 2}`);
    g.append("text")
      .attr("class", "strong")
      .attr("x", left + size * 2.5)
      .attr("y", at + size * 0.35)
      .text(labelLines(label, (right - left) / size - 3)[0] ?? label);
  }
}
