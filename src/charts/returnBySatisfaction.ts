import {range, scaleBand, scaleLinear} from "d3";
import type {Selection} from "d3";
import {chartWords} from "../i18n/charts.js";
import {formatCount, formatShare} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {addHatch, addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines} from "./labelLines.js";
import {sampleState} from "../stats/sampleState.js";

/** Of the responses with one level of overall satisfaction, the share that came back. */
export interface LevelReturn {
  level: number; // 1 to 5
  label: string;
  share: number | null;
  lo: number | null;
  hi: number | null;
  n: number; // eligible responses
  people: number; // who gave them; the sample is judged by these
}

/**
 * Columns of the share that came back at each level of overall satisfaction, with the interval as a
 * whisker and n below; small samples lighter, those below the smallest sample hatched and unnamed.
 */
export function ReturnBySatisfaction(
  data: readonly LevelReturn[],
  {width, alternative, em = 16, locale = "zh"}: ChartOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.35;
  const left = size * 3.1;
  const x = scaleBand<number>([left, width])
    .domain(data.map(({level}) => level))
    .paddingInner(0.38)
    .paddingOuter(0.12);
  const labels = data.map(({label}) => labelLines(label, (x.step() * 0.95) / size));
  const labelRows = Math.max(1, ...labels.map((lines) => lines.length));
  const bottom = line * (labelRows + 1) + size * 0.9;
  const height = Math.round(Math.min(26 * em, Math.max(17 * em, width * 0.5)));
  const y = scaleLinear([0, 1], [height - bottom, line * 1.6]);
  const svg = canvas(width, height, {alternative, em});
  const hatch = addHatch(svg);

  const grid = svg.append("g").attr("class", "grid");
  for (const tick of range(0, 1.01, 0.25)) {
    grid.append("line").attr("x1", left).attr("x2", width).attr("y1", y(tick)).attr("y2", y(tick));
    grid
      .append("text")
      .attr("class", "faint")
      .attr("x", left - size * 0.4)
      .attr("y", y(tick))
      .attr("dy", "0.35em")
      .attr("text-anchor", "end")
      .text(formatShare(tick, locale, 0));
  }

  const half = x.bandwidth() / 2;
  data.forEach((datum, index) => {
    const column = svg
      .append("g")
      .attr("class", "column")
      .attr("data-level", datum.level)
      .attr("transform", `translate(${x(datum.level)! + half},0)`)
      .attr("text-anchor", "middle");
    const bar = (top: number) =>
      column
        .append("rect")
        .attr("x", -half)
        .attr("width", 2 * half)
        .attr("y", y(top))
        .attr("height", y(0) - y(top));
    const state = sampleState(datum.people);
    if (datum.share === null || state === "withheld") {
      bar(0.25).attr("class", "hatched").attr("fill", hatch);
      write(column, "faint", y(0.25) - size * 0.6, say(chartWords.too_few, {}, locale));
    } else {
      bar(datum.share).attr("class", state === "small" ? "own is-small" : "own");
      if (datum.lo !== null && datum.hi !== null) {
        addWhisker(column, [0, y(datum.lo)], [0, y(datum.hi)]);
      }
      const above = y(datum.hi ?? datum.share) - size * 0.55;
      write(column, "strong", above, formatShare(datum.share, locale)).attr(
        "font-size",
        size * 1.15
      );
    }
    labels[index]!.forEach((text, row) => write(column, "strong", y(0) + line * (row + 1), text));
    const n = say(chartWords.n, {n: formatCount(datum.n, locale)}, locale);
    write(column, "faint", y(0) + line * (labelRows + 1) + size * 0.2, n);
  });
  svg
    .append("line")
    .attr("class", "baseline")
    .attr("x1", left)
    .attr("x2", width)
    .attr("y1", y(0))
    .attr("y2", y(0));
  return svg.node()!;
}

const write = (
  column: Selection<SVGGElement, undefined, null, undefined>,
  className: string,
  y: number,
  text: string
) => column.append("text").attr("class", className).attr("y", y).text(text);
