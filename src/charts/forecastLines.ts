import {line, scaleLinear, scalePoint} from "d3";
import {formatDecimal} from "../i18n/format.js";
import {canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelWidth} from "./labelLines.js";

/** A line over classes; `kind` decides how it looks. */
export interface ForecastLine {
  name: string;
  kind: "actual" | "forecast" | "naive";
  values: readonly number[];
}

export interface ForecastLinesOptions extends ChartOptions {
  /** The classes along the axis. */
  labels: readonly string[];
  /** What they are, said at the end of the axis. */
  axis: string;
}

/** What was forecast and what came, by class, each line named at its end. */
export function ForecastLines(
  data: readonly ForecastLine[],
  {width, alternative, em = 16, locale = "zh", labels, axis}: ForecastLinesOptions
): SVGSVGElement {
  const size = labelSize(em);
  const right = (Math.max(0, ...data.map(({name}) => labelWidth(name))) + 1) * size;
  const height = Math.round(Math.min(20 * em, Math.max(13 * em, width * 0.42)));
  const top = size;
  const bottom = height - size * 3.2;
  const most = Math.max(0.1, ...data.flatMap(({values}) => values));
  const y = scaleLinear([0, most], [bottom, top]).nice(4);
  const x = scalePoint(
    labels.map((_, index) => index),
    [size * 3, width - right]
  ).padding(0.2);
  const svg = canvas(width, height, {alternative, em});
  const grid = svg.append("g").attr("class", "grid");
  for (const tick of y.ticks(4)) {
    grid
      .append("line")
      .attr("x1", size * 2.4)
      .attr("x2", width - right)
      .attr("y1", y(tick))
      .attr("y2", y(tick));
    grid
      .append("text")
      .attr("class", "faint")
      .attr("x", size * 2)
      .attr("y", y(tick))
      .attr("dy", "0.35em")
      .attr("text-anchor", "end")
      .text(formatDecimal(tick, locale));
  }
  labels.forEach((label, index) =>
    svg
      .append("text")
      .attr("class", "strong")
      .attr("x", x(index)!)
      .attr("y", bottom + size * 1.3)
      .attr("text-anchor", "middle")
      .text(label)
  );
  svg
    .append("text")
    .attr("class", "faint")
    .attr("x", size * 2.4)
    .attr("y", bottom + size * 2.8)
    .text(axis);
  const path = line<number>(
    (_, index) => x(index)!,
    (value) => y(value)
  );
  const names = data
    .map(({name, kind, values}) => ({name, kind, at: y(values.at(-1) ?? 0)}))
    .sort((a, b) => a.at - b.at);
  names.forEach((one, index) => {
    const above = names[index - 1];
    if (above) one.at = Math.max(one.at, above.at + size * 1.25);
  });
  for (const {name, kind, values} of data) {
    const g = svg.append("g").attr("class", `forecast-${kind}`);
    g.append("path").attr("class", "forecast-line").attr("fill", "none").attr("d", path(values));
    if (kind !== "naive") {
      values.forEach((value, index) =>
        g
          .append("circle")
          .attr("cx", x(index)!)
          .attr("cy", y(value))
          .attr("r", size * (kind === "actual" ? 0.36 : 0.26))
      );
    }
    g.append("text")
      .attr("class", "forecast-name")
      .attr("x", width - right + size * 0.6)
      .attr("y", names.find((one) => one.kind === kind)!.at)
      .attr("dy", "0.35em")
      .text(name);
  }
  return svg.node()!;
}
