import {driverPictureWords} from "../i18n/drivers.js";
import {say} from "../i18n/message.js";
import type {Interval} from "../stats/interval.js";
import type {Quadrant} from "../stats/quadrants.js";
import {canvas, labelSize} from "./canvas.js";
import type {ChartOptions} from "./canvas.js";
import {addCut} from "./cut.js";
import type {Cut} from "./cut.js";
import {labelWidth} from "./labelLines.js";
import {placeLabels} from "./placeLabels.js";
import {addQuadrantAxes, addQuadrantFields, quadrantScales} from "./quadrantFrame.js";
import type {Scale} from "./quadrantFrame.js";

/** An item between importance and performance. */
export interface PlacedItem {
  key: string;
  label: string;
  importance: number; // share
  importanceInterval: Interval | null;
  performance: number; // level 1 to 5
  performanceInterval: Interval | null;
  quadrant: Quadrant;
  /** Whether too few replicates put it there to say so. */
  isOnTheLine: boolean;
}

/** An activity of the shop, on an item or at a place of its own. */
export interface PlacedActivity {
  id: string;
  /** Its number in the list. */
  number: number;
  name: string;
  importance: number;
  performance: number;
}

export interface ImportancePerformanceOptions extends ChartOptions {
  importanceCut: Cut;
  performanceCut: Cut;
  /** What the horizontal axis measures. */
  axisLabel: string;
  activities?: readonly PlacedActivity[];
}

/**
 * Items by importance (across) and performance (upwards), each with its 95 % intervals as a cross; the
 * two cuts part the four fields. Those on the line are hollow. The drawing carries its scales in
 * `data-scales`, by which whoever moves an activity reads a place in it.
 */
export function ImportancePerformance(
  items: readonly PlacedItem[],
  options: ImportancePerformanceOptions
): SVGSVGElement {
  const {width, em = 16, locale = "zh", importanceCut, performanceCut, axisLabel} = options;
  const {activities = []} = options;
  const size = labelSize(em);
  const isNarrow = width < 34 * em;
  const height = Math.round(
    isNarrow ? Math.max(width * 1.2, 27 * em) : Math.min(36 * em, Math.max(25 * em, width * 0.56))
  );
  const box = {
    left: size * 2.4,
    right: width - size * 0.8,
    top: size * 4.6,
    bottom: height - size * 3.4
  };
  const {x, y} = quadrantScales(items, activities, options, box);
  const svg = canvas(width, height, options)
    .attr("data-scales", [...x.range(), ...x.domain(), ...y.range(), ...y.domain()].join(" "))
    .attr("data-chart", "importance-performance");
  addQuadrantAxes(svg, x, y, box, {size, locale, axisLabel});
  const corners = addQuadrantFields(svg, x(importanceCut.value), y(performanceCut.value), box, {
    size,
    locale
  });
  const cut = {size: size * 0.92};
  addCut(svg, importanceCut, {
    ...cut,
    axis: "x",
    place: x,
    from: box.bottom,
    to: box.top - size * 0.6
  });
  addCut(svg, performanceCut, {...cut, axis: "y", place: y, from: box.left, to: box.right});

  for (const item of items) {
    const group = svg
      .append("g")
      .attr("class", `item field-${item.quadrant}${item.isOnTheLine ? " is-on-the-line" : ""}`)
      .attr("data-item", item.key);
    const [px, py] = [x(item.importance), y(item.performance)];
    const line = (className: string, d: string) =>
      group.append("path").attr("class", className).attr("d", d);
    if (item.importanceInterval) {
      line("cross", `M${x(item.importanceInterval.lo)},${py}H${x(item.importanceInterval.hi)}`);
    }
    if (item.performanceInterval) {
      line("cross", `M${px},${y(item.performanceInterval.lo)}V${y(item.performanceInterval.hi)}`);
    }
    group.append("circle").attr("class", "dot").attr("cx", px).attr("cy", py).attr("r", 5);
  }

  const texts = items.map(({label, isOnTheLine}) =>
    isOnTheLine ? say(driverPictureWords.on_line, {label}, locale) : label
  );
  const badge = size * 0.75;
  const places = stacked(activities, x, y, badge);
  const labels = placeLabels(
    items.map(({importance, performance}, i) => ({
      x: x(importance),
      y: y(performance),
      width: labelWidth(texts[i]!) * size + 4,
      height: size * 1.3
    })),
    {x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top},
    [
      ...corners,
      ...places.map(({px, py}) => ({
        x: px - badge,
        y: py - badge,
        width: 2 * badge,
        height: 2 * badge
      }))
    ]
  );
  items.forEach((item, i) => {
    const {x: left, y: top, width: wide, height: high, isFar} = labels[i]!;
    const group = svg
      .append("g")
      .attr(
        "class",
        `item-label field-${item.quadrant}${item.isOnTheLine ? " is-on-the-line" : ""}`
      );
    const [px, py] = [x(item.importance), y(item.performance)];
    if (isFar) {
      const end = Math.max(left, Math.min(px, left + wide));
      const foot = top + high / 2 < py ? top + high : top;
      group.append("path").attr("class", "leader").attr("d", `M${px},${py}L${end},${foot}`);
    }
    group
      .append("text")
      .attr("x", left + 2)
      .attr("y", top + high * 0.76)
      .text(texts[i]!);
  });
  places.forEach(({activity, px, py}) => {
    const group = svg
      .append("g")
      .attr("class", "activity")
      .attr("data-activity", activity.id)
      .attr("transform", `translate(${px},${py})`);
    group.append("title").text(activity.name);
    group.append("circle").attr("class", "activity-reach").attr("r", 22);
    group
      .append("rect")
      .attr("class", "activity-badge")
      .attr("x", -badge)
      .attr("y", -badge)
      .attr("width", 2 * badge)
      .attr("height", 2 * badge)
      .attr("rx", 3);
    group
      .append("text")
      .attr("text-anchor", "middle")
      .attr("y", size * 0.36)
      .text(activity.number);
  });
  return svg.node()!;
}

/** Where the badges stand: below their place, side by side where several share it. */
function stacked(activities: readonly PlacedActivity[], x: Scale, y: Scale, badge: number) {
  const seen = new Map<string, number>();
  return activities.map((activity) => {
    const [px, py] = [x(activity.importance), y(activity.performance)];
    const place = `${px.toFixed(0)} ${py.toFixed(0)}`;
    const nth = seen.get(place) ?? 0;
    seen.set(place, nth + 1);
    return {activity, px: px + nth * 2.3 * badge, py: py + badge + 9};
  });
}
