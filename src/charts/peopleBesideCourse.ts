import {scaleLinear} from "d3";
import {chartWords} from "../i18n/charts.js";
import {formatDecimal} from "../i18n/format.js";
import {say} from "../i18n/message.js";
import {addHatch, addWhisker, canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";

/** People that a customer brings (above nothing) or warns off (below), and what the course says. */
export interface PeopleRow {
  label: string;
  /** Null: withheld. */
  people: number | null;
  lo: number | null;
  hi: number | null;
  course: number;
  courseLabel: string;
}

/** Bars of people per customer to either side of nothing, each with its interval above the course's dashed bar. */
export function PeopleBesideCourse(
  data: readonly PeopleRow[],
  {width, alternative, em = 16, locale = "zh"}: ChartOptions
): SVGSVGElement {
  const size = labelSize(em);
  const line = size * 1.4;
  const all = data.flatMap(({people, lo, hi, course}) => [
    0,
    people ?? 0,
    lo ?? 0,
    hi ?? 0,
    course
  ]);
  const room = size * 5.5;
  const x = scaleLinear([Math.min(...all), Math.max(...all)], [room, width - room]);
  const height = line * 3.5;
  const svg = canvas(width, Math.ceil(data.length * height), {alternative, em});
  const hatch = addHatch(svg);
  data.forEach(({label, people, lo, hi, course, courseLabel}, index) => {
    const g = svg.append("g").attr("transform", `translate(0,${index * height})`);
    g.append("text")
      .attr("class", "strong")
      .attr("y", line * 0.9)
      .text(label);
    const own = line * 1.3;
    const middle = own + size * 0.55;
    const bar = (value: number, top: number, breadth: number) => ({
      x: Math.min(x(0), x(value)),
      y: top,
      width: Math.abs(x(value) - x(0)),
      height: breadth
    });
    if (people === null) {
      g.append("rect")
        .attr("class", "hatched")
        .attr("x", x(0))
        .attr("y", own)
        .attr("width", size * 4)
        .attr("height", size * 1.1)
        .attr("fill", hatch);
      g.append("text")
        .attr("class", "faint")
        .attr("x", x(0) + size * 4.5)
        .attr("y", middle)
        .attr("dy", "0.35em")
        .text(say(chartWords.too_few, {}, locale));
    } else {
      const place = bar(people, own, size * 1.1);
      g.append("rect")
        .attr("class", people < 0 ? "people-warned" : "own")
        .attr("x", place.x)
        .attr("y", place.y)
        .attr("width", place.width)
        .attr("height", place.height);
      if (lo !== null && hi !== null) addWhisker(g, [x(lo), middle], [x(hi), middle]);
      const isLeft = people < 0;
      g.append("text")
        .attr("class", "strong")
        .attr(
          "x",
          isLeft
            ? x(Math.min(lo ?? people, people)) - size * 0.5
            : x(Math.max(hi ?? people, people)) + size * 0.5
        )
        .attr("y", middle)
        .attr("dy", "0.35em")
        .attr("text-anchor", isLeft ? "end" : "start")
        .text(formatDecimal(people, locale, 2));
    }
    const dashed = g.append("g").attr("class", "course");
    const below = bar(course, own + size * 1.35, size * 0.8);
    dashed
      .append("rect")
      .attr("x", below.x)
      .attr("y", below.y)
      .attr("width", below.width)
      .attr("height", below.height);
    dashed
      .append("text")
      .attr("x", course < 0 ? x(0) + size * 0.5 : x(course) + size * 0.5)
      .attr("y", below.y + size * 0.4)
      .attr("dy", "0.35em")
      .text(courseLabel);
  });
  svg
    .append("line")
    .attr("class", "baseline")
    .attr("x1", x(0))
    .attr("x2", x(0))
    .attr("y2", data.length * height);
  return svg.node()!;
}
