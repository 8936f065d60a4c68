import {chartWords} from "../i18n/charts.js";
import {formatCount, formatRange, formatShare} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {sampleState} from "../stats/sampleState.js";
import {addHatch, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {labelLines} from "./labelLines.js";

/** The four groups of one dealer or model: shares of all its responses. */
export interface GroupMosaic {
  name: string;
  /** Not satisfied and loyal, satisfied and loyal, not satisfied and gone, satisfied but gone. */
  shares: readonly [number, number, number, number] | null;
  /** The interval of satisfied but gone. */
  lo: number | null;
  hi: number | null;
  n: number;
  people: number;
}

export interface GroupMosaicsOptions extends ChartOptions {
  /** Names of the fixed colours in the order of the shares. */
  groups: readonly [string, string, string, string];
}

/**
 * Small multiples of the four groups, each a square whose width is split by satisfaction and whose columns
 * are split by loyalty, so that areas are shares; satisfied but gone is written below with its interval.
 */
export function GroupMosaics(
  data: readonly GroupMosaic[],
  {width, alternative, em = 16, locale = "zh", groups}: GroupMosaicsOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.4;
  const gap = size * 1.4;
  const columns = Math.max(
    1,
    Math.min(data.length, Math.floor((width + gap) / (size * 9.5 + gap)))
  );
  const cell = Math.min(size * 13, (width - gap * (columns - 1)) / columns);
  const names = data.map(({name}) => labelLines(name, cell / size).slice(0, 2));
  const nameRows = Math.max(1, ...names.map(({length}) => length));
  const box = cell * 0.62;
  const height = line * (nameRows + 3) + box + gap;
  const svg = canvas(width, Math.ceil(Math.ceil(data.length / columns) * height), {
    alternative,
    em
  });
  const hatch = addHatch(svg);
  data.forEach((datum, index) => {
    const g = svg
      .append("g")
      .attr("class", "mosaic")
      .attr("data-name", datum.name)
      .attr(
        "transform",
        `translate(${(index % columns) * (cell + gap)},${Math.floor(index / columns) * height})`
      );
    names[index]!.forEach((text, row) =>
      g
        .append("text")
        .attr("class", "strong")
        .attr("y", line * (row + 0.8))
        .text(text)
    );
    const top = line * (nameRows + 0.3);
    const state = sampleState(datum.people);
    const below = top + box;
    if (datum.shares === null || state === "withheld") {
      g.append("rect")
        .attr("class", "hatched")
        .attr("y", top)
        .attr("width", cell)
        .attr("height", box)
        .attr("fill", hatch);
      g.append("text")
        .attr("class", "faint")
        .attr("y", below + line)
        .text(say(chartWords.too_few, {}, locale));
    } else {
      const [otherLoyal, loyal, otherGone, gone] = datum.shares;
      const split = (otherLoyal + otherGone) * cell;
      const parts = g.append("g").attr("opacity", state === "small" ? 0.45 : 1);
      [
        [0, split, otherLoyal, otherLoyal + otherGone],
        [split, cell - split, loyal, loyal + gone]
      ].forEach(([x, partWidth, upper, whole], side) => {
        const upperHeight = whole! > 0 ? (upper! / whole!) * box : 0;
        [
          [top, upperHeight, groups[side]!] as const,
          [top + upperHeight, box - upperHeight, groups[side + 2]!] as const
        ].forEach(([y, partHeight, group]) =>
          parts
            .append("rect")
            .attr("class", `group-${group} part`)
            .attr("x", x!)
            .attr("y", y)
            .attr("width", Math.max(0, partWidth! - 1))
            .attr("height", Math.max(0, partHeight - 1))
        );
      });
      const range =
        datum.lo === null || datum.hi === null
          ? ""
          : formatRange(formatShare(datum.lo, locale, 0), formatShare(datum.hi, locale, 0), locale);
      const text = g.append("text").attr("y", below + line);
      text.append("tspan").attr("class", "strong").text(formatShare(gone, locale));
      text
        .append("tspan")
        .attr("class", "faint")
        .attr("dx", size * 0.4)
        .text(range);
    }
    g.append("text")
      .attr("class", "faint")
      .attr("y", below + line * 2)
      .text(say(chartWords.n, {n: formatCount(datum.n, locale)}, locale));
  });
  return svg.node()!;
}
