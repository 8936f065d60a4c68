import {canvas} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";

/** A part of the rows read. */
export interface BalancePart {
  part: "accepted" | "merged" | "excluded" | "refused";
  count: number;
}

/** One bar of what became of the rows read; a part that is not empty is never thinner than two pixels. */
export function BalanceBar(
  parts: readonly BalancePart[],
  {width, alternative, em = 16}: ChartOptions
): SVGSVGElement {
  const height = Math.round(0.75 * em);
  const svg = canvas(width, height, {alternative, em});
  const present = parts.filter(({count}) => count > 0);
  const total = present.reduce((sum, {count}) => sum + count, 0);
  const thin = present.filter(({count}) => (count / total) * width < 2);
  const rest = total - thin.reduce((sum, {count}) => sum + count, 0);
  let x = 0;
  for (const {part, count} of present) {
    const isThin = (count / total) * width < 2;
    const size = isThin ? 2 : (count / rest) * (width - 2 * thin.length);
    svg
      .append("rect")
      .attr("class", `part-${part}`)
      .attr("x", x)
      .attr("width", size)
      .attr("height", height);
    x += size;
  }
  return svg.node()!;
}
