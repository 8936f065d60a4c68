import {scaleLinear} from "d3";
import {chartWords} from "../i18n/charts.js";
import {formatCount, formatShare} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {addHatch, addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {sampleState} from "../stats/sampleState.js";

/** One of the groups that together make up all. */
export interface GroupShare {
  group: string; // names the fixed colour: the class `group-…`
  label: string;
  share: number | null;
  lo: number | null;
  hi: number | null;
  count: number;
}

export interface GroupSharesOptions extends ChartOptions {
  /** Everyone in all groups together, by whom the sample is judged. */
  people: number;
}

/** Bars of the share of each group in all, with intervals, labels above and the count beside. */
export function GroupShares(
  data: readonly GroupShare[],
  {width, alternative, em = 16, locale = "zh", people}: GroupSharesOptions
): SVGSVGElement {
  const size = labelSize(em);
  const row = size * 3.4;
  const bar = size * 1.2;
  const most = Math.max(0.01, ...data.map(({hi, share}) => hi ?? share ?? 0));
  const x = scaleLinear([0, most], [0, width - size * 4]);
  const svg = canvas(width, row * data.length, {alternative, em});
  const hatch = addHatch(svg);
  data.forEach((datum, index) => {
    const g = svg
      .append("g")
      .attr("data-group", datum.group)
      .attr("transform", `translate(0,${index * row})`);
    const label = g.append("text").attr("y", size * 1.1);
    label.append("tspan").attr("class", "strong").text(datum.label);
    label
      .append("tspan")
      .attr("class", "faint")
      .attr("dx", size * 0.6)
      .text(say(chartWords.n, {n: formatCount(datum.count, locale)}, locale));
    const top = size * 1.6;
    if (datum.share === null || sampleState(people) === "withheld") {
      g.append("rect")
        .attr("class", "hatched")
        .attr("y", top)
        .attr("width", width / 3)
        .attr("height", bar)
        .attr("fill", hatch);
      g.append("text")
        .attr("class", "faint")
        .attr("x", width / 3 + size * 0.5)
        .attr("y", top + bar * 0.8)
        .text(say(chartWords.too_few, {}, locale));
      return;
    }
    g.append("rect")
      .attr("class", `group-${datum.group}`)
      .attr("y", top)
      .attr("width", x(datum.share))
      .attr("height", bar);
    if (datum.lo !== null && datum.hi !== null) {
      const middle = top + bar / 2;
      addWhisker(g, [x(datum.lo), middle], [x(datum.hi), middle]);
    }
    g.append("text")
      .attr("class", "strong")
      .attr("x", x(datum.hi ?? datum.share) + size * 0.5)
      .attr("y", top + bar * 0.8)
      .text(formatShare(datum.share, locale));
  });
  return svg.node()!;
}
