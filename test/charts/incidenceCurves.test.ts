import {describe, expect, it} from "vitest";
import {IncidenceCurves} from "../../src/charts/incidenceCurves.js";
import {cumulativeIncidence} from "../../src/stats/cumulativeIncidence.js";

const row = (time: number, events: number, censored = 0) => ({
  time,
  events,
  competing: 0,
  censored
});
const valued = (table: ReturnType<typeof row>[]) =>
  cumulativeIncidence(table).map((point) => ({...point, value: point.incidence}));
const curves = [
  {part: 3, label: "very satisfied", points: valued([row(6, 10), row(18, 20), row(30, 0, 70)])},
  {part: 2, label: "satisfied", points: valued([row(12, 5), row(24, 0, 45)])},
  {part: 1, label: "less", points: []}
];
const draw = () => IncidenceCurves(curves, {width: 700, alternative: "Repurchase."});
const corners = (part: number, name: string) =>
  draw()
    .querySelector(`.curve-${part} .${name}`)
    ?.getAttribute("d")
    ?.match(/[ML][^MLZ]+/g) ?? [];

describe("IncidenceCurves(curves)", () => {
  it("rises in steps and ends where its own following ends", () => {
    // From 0 flat to month 6, up, flat to 18, up, flat to 30.
    expect(corners(3, "curve-line")).toHaveLength(7);
    const x = (corner: string) => Number(corner.slice(1).split(",")[0]);
    const month = (x(corners(3, "curve-line").at(-1)!) - x(corners(3, "curve-line")[0]!)) / 30;
    const end = x(corners(2, "curve-line").at(-1)!) - x(corners(2, "curve-line")[0]!);
    expect(end / month).toBeCloseTo(24, 1);
  });

  it("has a band where the interval is known, names at the ends, and those at risk below", () => {
    expect(corners(3, "band").length).toBeGreaterThan(4);
    expect(corners(1, "band")).toEqual([]);
    const texts = [...draw().querySelectorAll("text")].map((text) => text.textContent);
    expect(texts.filter((text) => text === "very satisfied")).toHaveLength(2);
    expect(texts).toContain("100");
  });

  it("falls from one where it survives, and names the times of the course", () => {
    const options = {
      width: 700,
      alternative: "Survival.",
      startsAt: 1 as const,
      marks: [{from: 6, to: 12, label: "novelty"}]
    };
    const falling = IncidenceCurves(
      curves.map((curve) => ({
        ...curve,
        points: curve.points.map((point) => ({...point, value: 1 - point.value}))
      })),
      options
    );
    const path = falling.querySelector(".curve-3 .curve-line")!.getAttribute("d")!;
    const heights = path.match(/,([\d.]+)/g)!.map((text) => Number(text.slice(1)));
    expect(heights.at(-1)!).toBeGreaterThan(heights[0]!);
    expect(falling.querySelectorAll(".course line")).toHaveLength(2);
    expect(falling.querySelector(".course text")!.textContent).toBe("novelty");
  });

  it("keeps its shape", async () => {
    await expect(draw().outerHTML.replaceAll("><", ">\n<")).toMatchFileSnapshot(
      "output/incidenceCurves.svg"
    );
  });
});
