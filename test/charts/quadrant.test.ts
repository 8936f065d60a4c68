import {describe, expect, it} from "vitest";
import {Quadrant} from "../../src/charts/quadrant.js";
import type {QuadrantCell, QuadrantOptions} from "../../src/charts/quadrant.js";

const group = (name: string) => ({group: name, label: name, share: 0.25, note: "20%–30%"});
const options = (more: Partial<QuadrantOptions> = {}): QuadrantOptions => ({
  width: 700,
  alternative: "Four groups.",
  levels: [1, 2, 3, 4, 5].map((level) => ({level, label: `level ${level}`})),
  rows: [1, 2, 3, 4].map((row) => ({row, label: String(row)})),
  rest: "not back",
  axis: "months",
  across: {name: "satisfied", stops: [2, 3, 4, 5], value: 4, write: (value) => `from ${value}`},
  along: {
    name: "window",
    stops: [1, 2, 3],
    value: 2,
    write: (value) => `${value} m`,
    rowOf: (v) => v
  },
  groups: [group("kept-unsatisfied"), group("kept"), group("gone-unsatisfied"), group("gone")],
  ...more
});
const cells: QuadrantCell[] = [
  {level: 5, row: 2, count: 900},
  {level: 5, row: 3, count: 100},
  {level: 4, row: null, count: 400},
  {level: 3, row: 1, count: 50}
];
const groupsOf = (svg: Element) =>
  [...svg.querySelectorAll(".cells > g")].map((g) => g.getAttribute("class"));

describe("Quadrant(cells, options)", () => {
  it("colours each place by the side of the cuts on which it stands", () => {
    expect(groupsOf(Quadrant(cells, options()))).toEqual([
      "group-kept",
      "group-gone",
      "group-gone",
      "group-kept-unsatisfied"
    ]);
    const strict = options({along: {...options().along, value: 1}});
    expect(groupsOf(Quadrant(cells, strict))[0]).toBe("group-gone");
  });

  it("is darker where there are more", () => {
    const opacities = [...Quadrant(cells, options()).querySelectorAll(".cell")].map((rect) =>
      Number(rect.getAttribute("fill-opacity"))
    );
    expect(opacities[0]).toBe(1);
    expect(opacities[0]!).toBeGreaterThan(opacities[2]!);
    expect(opacities[2]!).toBeGreaterThan(opacities[1]!);
  });

  it("draws each response as a dot where there are few", () => {
    const few = cells.map((cell) => ({...cell, count: cell.count / 50}));
    const svg = Quadrant(few, options());
    expect(svg.querySelectorAll(".dot")).toHaveLength(18 + 2 + 8 + 1);
    expect(svg.querySelector(".cell")).toBeNull();
  });

  it("puts the lines between the places that they part", () => {
    const svg = Quadrant(cells, options());
    const shiftOf = (node: Element | null | undefined): number[] =>
      node!
        .getAttribute("transform")!
        .match(/[\d.]+/g)!
        .map(Number);
    const shift = (name: string) => shiftOf(svg.querySelector(`[data-cut=${name}]`));
    const places = [...svg.querySelectorAll(".cells > g")];
    const place = (index: number) => shiftOf(places[index]);
    expect(shift("satisfied")[0]).toBeCloseTo(place(2)[0]!, 1);
    expect(shift("window")[1]).toBeCloseTo(place(1)[1]!, 1);
  });

  it("keeps its shape", async () => {
    await expect(Quadrant(cells, options()).outerHTML.replaceAll("><", ">\n<")).toMatchFileSnapshot(
      "output/quadrant.svg"
    );
  });
});
