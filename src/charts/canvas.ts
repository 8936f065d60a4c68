import {create} from "d3";
import type {Selection} from "d3";
import type {Locale} from "../i18n/message.js";

/** What every chart takes besides its data. */
export interface ChartOptions {
  /** Pixels. */
  width: number;
  /** What the chart says, for those who do not see it. */
  alternative: string;
  /** Size of the root font in pixels, larger on a projector; defaults to 16. */
  em?: number;
  locale?: Locale; // defaults to zh
}

export type Svg = Selection<SVGSVGElement, undefined, null, undefined>;

/** An empty drawing of that size with its text alternative. */
export function canvas(
  width: number,
  height: number,
  {alternative, em = 16}: Pick<ChartOptions, "alternative" | "em">
): Svg {
  return create<SVGSVGElement>("svg:svg")
    .attr("class", "chart drawn")
    .attr("role", "img")
    .attr("aria-label", alternative)
    .attr("width", width)
    .attr("height", height)
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("font-size", labelSize(em));
}

/**
 * A drawing of Plot as one picture with its text alternative. Plot names its groups of marks ("rule",
 * "dot") for assistive technology, which says nothing to those who hear it: the names move to `data-mark`.
 */
export function describe<Drawing extends Element>(drawing: Drawing, alternative: string): Drawing {
  for (const part of drawing.querySelectorAll("[aria-label]")) {
    part.setAttribute("data-mark", part.getAttribute("aria-label")!);
    part.removeAttribute("aria-label");
  }
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", alternative);
  return drawing;
}

/** Size of a label in pixels; never below 12, which is what a phone's reader needs. */
export const labelSize = (em: number): number => Math.max(12, 0.8125 * em);

/** Adds an interval as a line with ends, on a halo that keeps it legible across a mark. */
export function addWhisker<Datum>(
  parent: Selection<SVGGElement, Datum, null, undefined>,
  from: readonly [number, number],
  to: readonly [number, number]
): void {
  const isUpright = from[0] === to[0];
  const cap = ([x, y]: readonly [number, number]): string =>
    isUpright ? `M${x - 4},${y}h8` : `M${x},${y - 4}v8`;
  const path = `M${from.join()}L${to.join()}${cap(from)}${cap(to)}`;
  for (const name of ["whisker-halo", "whisker"]) {
    parent.append("path").attr("class", name).attr("fill", "none").attr("d", path);
  }
}

let patterns = 0;

/** Adds the hatch of what is withheld; returns the fill that uses it. */
export function addHatch(svg: Svg): string {
  const id = `hatch-${++patterns}`;
  svg
    .append("defs")
    .append("pattern")
    .attr("class", "hatch")
    .attr("id", id)
    .attr("width", 6)
    .attr("height", 6)
    .attr("patternUnits", "userSpaceOnUse")
    .attr("patternTransform", "rotate(45)")
    .append("line")
    .attr("y2", 6)
    .attr("stroke-width", 1.5);
  return `url(#${id})`;
}
