import {range, scaleBand, scaleLinear, sum} from "d3";
import type {Selection} from "d3";
import {chartWords} from "../i18n/charts.js";
import {formatCount, formatShare} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {addHatch, addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines} from "./labelLines.js";
import {sampleState} from "../stats/sampleState.js";

/** Of the responses with one answer, the share of which something holds. */
export interface AnswerShare {
  /** The level or the score. */
  answer: number;
  label: string;
  share: number | null;
  lo: number | null;
  hi: number | null;
  n: number; // responses that the share is of
  people: number; // who gave them; the sample is judged by these
}

/** One row of columns: what the share is of, over all answers. */
export interface AnswerPanel {
  /** Named above its columns; empty where the title of the picture says it. */
  name: string;
  data: readonly AnswerShare[];
}

type Column = Selection<SVGGElement, undefined, null, undefined>;

/**
 * Columns of a share at each answer, with the interval as a whisker and n below, in one or more rows over
 * the same answers; small samples lighter, those below the smallest sample hatched and unnamed.
 */
export function AnswerShares(
  panels: readonly AnswerPanel[],
  {width, alternative, em = 16, locale = "zh"}: ChartOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.35;
  const left = size * 3.1;
  const answers = panels[0]?.data ?? [];
  const x = scaleBand<number>([left, width])
    .domain(answers.map(({answer}) => answer))
    .paddingInner(0.38)
    .paddingOuter(0.12);
  const isNarrow = x.step() < size * 3.4;
  const labels = answers.map(({label}) => labelLines(label, (x.step() * 0.95) / size));
  const labelRows = Math.max(1, ...labels.map((lines) => lines.length));
  const half = x.bandwidth() / 2;

  const tall = Math.min(20 * em, Math.max(11 * em, width * 0.36));
  const heights = panels.map((_, index) => (index === 0 ? tall : tall * 0.5));
  const heads = panels.map(({name}) => (name === "" ? line * 1.6 : line * 3));
  const foot = line * (isNarrow ? 1 : 1.4);
  const tops = panels.map((_, index) =>
    sum(panels.slice(0, index), (_panel, i) => heads[i]! + heights[i]! + foot)
  );
  const bottom = tops.at(-1)! + heads.at(-1)! + heights.at(-1)! + foot;
  const svg = canvas(width, Math.round(bottom + line * (labelRows + 0.4)), {alternative, em});
  const hatch = addHatch(svg);

  panels.forEach(({name, data}, index) => {
    const panel = svg
      .append("g")
      .attr("class", "panel")
      .attr("transform", `translate(0,${tops[index]!})`);
    const y = scaleLinear([0, 1], [heads[index]! + heights[index]!, heads[index]!]);
    if (name !== "") panel.append("text").attr("class", "strong").attr("y", line).text(name);
    addGrid(panel, y, index === 0 ? 0.25 : 0.5);
    for (const datum of data) {
      const column = panel
        .append("g")
        .attr("class", "column")
        .attr("data-answer", datum.answer)
        .attr("transform", `translate(${x(datum.answer)! + half},0)`)
        .attr("text-anchor", "middle");
      addColumn(column, datum, y);
      const n = isNarrow
        ? formatCount(datum.n, locale)
        : say(chartWords.n, {n: formatCount(datum.n, locale)}, locale);
      write(column, "faint", y(0) + line, n);
    }
    panel
      .append("line")
      .attr("class", "baseline")
      .attr("x1", left)
      .attr("x2", width)
      .attr("y1", y(0))
      .attr("y2", y(0));
  });
  const names = svg.append("g").attr("text-anchor", "middle");
  labels.forEach((lines, index) =>
    lines.forEach((text, row) =>
      names
        .append("text")
        .attr("class", "strong")
        .attr("x", x(answers[index]!.answer)! + half)
        .attr("y", bottom + line * (row + 0.9))
        .text(text)
    )
  );
  return svg.node()!;

  function addGrid(panel: Column, y: (share: number) => number, step: number): void {
    const grid = panel.append("g").attr("class", "grid");
    for (const tick of range(0, 1.01, step)) {
      grid
        .append("line")
        .attr("x1", left)
        .attr("x2", width)
        .attr("y1", y(tick))
        .attr("y2", y(tick));
      grid
        .append("text")
        .attr("class", "faint")
        .attr("x", left - size * 0.4)
        .attr("y", y(tick))
        .attr("dy", "0.35em")
        .attr("text-anchor", "end")
        .text(formatShare(tick, locale, 0));
    }
  }

  function addColumn(column: Column, datum: AnswerShare, y: (share: number) => number): void {
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
      const words = isNarrow ? chartWords.few : chartWords.too_few;
      write(column, "faint", y(0.25) - size * 0.6, say(words, {}, locale));
      return;
    }
    bar(datum.share).attr("class", state === "small" ? "own is-small" : "own");
    if (datum.lo !== null && datum.hi !== null) {
      addWhisker(column, [0, y(datum.lo)], [0, y(datum.hi)]);
    }
    const above = y(datum.hi ?? datum.share) - size * 0.55;
    const text = formatShare(datum.share, locale, isNarrow ? 0 : 1);
    write(column, "strong", above, text).attr("font-size", size * (isNarrow ? 1 : 1.15));
  }
}

const write = (column: Column, className: string, y: number, text: string) =>
  column.append("text").attr("class", className).attr("y", y).text(text);
