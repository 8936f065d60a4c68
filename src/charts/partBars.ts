import {scaleLinear} from "d3";
import {formatCount, formatShare} from "../i18n/format.js";
import {canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines, labelWidth} from "./labelLines.js";

/** A part of a whole. */
export interface PartBar {
  label: string;
  count: number;
  /** Names its fixed colour, the class `part-…`. */
  part: string;
}

export interface PartBarsOptions extends ChartOptions {
  /** Whether each is also said as a share of the whole; defaults to true. */
  hasShares?: boolean;
}

/** Parts one below another, as counts and, of a whole, as shares of it. */
export function PartBars(
  parts: readonly PartBar[],
  {width, alternative, em = 16, locale = "zh", hasShares = true}: PartBarsOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.35;
  const total = parts.reduce((sum, {count}) => sum + count, 0);
  const most = Math.max(1, ...parts.map(({count}) => count));
  const nameWidth = Math.min(
    Math.max(0, ...parts.map(({label}) => labelWidth(label))),
    (width * 0.36) / size
  );
  const left = nameWidth * size + size * 0.8;
  const names = parts.map(({label}) => labelLines(label, nameWidth));
  const heights = names.map(({length}) => Math.max(2, length * 1.05 + 0.7) * line * 0.95);
  const x = scaleLinear([0, most], [0, width - left - size * 9]);
  const svg = canvas(width, Math.ceil(heights.reduce((a, b) => a + b, 0)), {alternative, em});
  let y = 0;
  parts.forEach(({count, part}, index) => {
    const height = heights[index]!;
    const middle = y + height / 2;
    const g = svg.append("g").attr("class", `part-bar part-${part}`);
    names[index]!.forEach((text, row) =>
      g
        .append("text")
        .attr("class", "strong")
        .attr("y", middle + (row - (names[index]!.length - 1) / 2) * line + size * 0.35)
        .text(text)
    );
    g.append("rect")
      .attr("x", left)
      .attr("y", middle - size * 0.6)
      .attr("width", Math.max(count > 0 ? 2 : 0, x(count)))
      .attr("height", size * 1.2);
    g.append("text")
      .attr("class", "strong")
      .attr("x", left + x(count) + size * 0.5)
      .attr("y", middle + size * 0.35)
      .text(
        hasShares
          ? `${formatCount(count, locale)}（${formatShare(total > 0 ? count / total : null, locale)}）`
          : formatCount(count, locale)
      );
    y += height;
  });
  return svg.node()!;
}
