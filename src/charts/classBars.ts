import {scaleLinear} from "d3";
import {formatShare} from "../i18n/format.js";
import {canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelWidth} from "./labelLines.js";

/** A bar of a class: a share of all, of which a part may be lighter. */
export interface ClassBar {
  /** What the bar is a share of. */
  name: string;
  share: number;
  /** The part of the share that is drawn lighter, from the right. */
  lighter?: number;
  text: string;
}

export interface ClassBarsRow {
  label: string;
  /** Token of the class's colour. */
  colour: string;
  bars: readonly ClassBar[];
}

/** The classes one below the other, each with its shares as bars on one scale. */
export function ClassBars(
  rows: readonly ClassBarsRow[],
  {width, alternative, em = 16, locale = "zh"}: ChartOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.5;
  const names = Math.max(
    0,
    ...rows.flatMap(({bars}) => bars.map(({name}) => labelWidth(name) * size))
  );
  const left = names + size;
  const texts = Math.max(
    0,
    ...rows.flatMap(({bars}) => bars.map(({text}) => labelWidth(text) * size * 1.02))
  );
  const most = Math.max(0.01, ...rows.flatMap(({bars}) => bars.map(({share}) => share)));
  const x = scaleLinear([0, most], [left, Math.max(left + 20, width - texts - size)]);
  const heights = rows.map(({bars}) => line * (bars.length + 1.6));
  const svg = canvas(width, Math.ceil(heights.reduce((a, b) => a + b, 0)), {alternative, em});
  let top = 0;
  rows.forEach(({label, colour, bars}, index) => {
    const g = svg
      .append("g")
      .attr("class", `class-row segment-fill-${colour}`)
      .attr("transform", `translate(0,${top})`);
    top += heights[index]!;
    g.append("text")
      .attr("class", "strong")
      .attr("y", line * 0.9)
      .text(label);
    bars.forEach(({name, share, lighter = 0, text}, row) => {
      const y = line * (row + 1.2);
      const height = size * 1.05;
      const middle = y + height / 2;
      g.append("text").attr("class", "faint").attr("y", middle).attr("dy", "0.35em").text(name);
      const whole = Math.max(0, x(share) - left);
      const pale = share > 0 ? Math.min(whole, Math.max(0, (whole * lighter) / share)) : 0;
      g.append("rect")
        .attr("class", "class-bar")
        .attr("x", left)
        .attr("y", y)
        .attr("width", whole - pale)
        .attr("height", height);
      if (pale > 0) {
        g.append("rect")
          .attr("class", "class-bar is-lighter")
          .attr("x", left + whole - pale)
          .attr("y", y)
          .attr("width", pale)
          .attr("height", height);
      }
      g.append("text")
        .attr("x", left + whole + size * 0.5)
        .attr("y", middle)
        .attr("dy", "0.35em")
        .attr("data-share", formatShare(share, locale))
        .text(text);
    });
  });
  return svg.node()!;
}
