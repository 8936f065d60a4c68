import {describe, expect, it} from "vitest";
import {ShareCurves} from "../../src/charts/shareCurves.js";

const draw = (points: {x: number; share: number}[]) =>
  ShareCurves([{part: 1, label: "resolved", form: "steps", points}], {
    ...{width: 600, alternative: "Resolved.", domain: [0, 30], ticks: [], axis: "days"},
    measure: "resolved"
  });
const paths = (points: {x: number; share: number}[]) =>
  [...draw(points).querySelectorAll("path")].map((path) => path.getAttribute("d")!);

describe("ShareCurves(series)", () => {
  it("keeps a share until the next place, and draws no line where there is none", () => {
    const drawn = paths([
      {x: 0, share: 0},
      {x: 10, share: 0.5}
    ]);
    expect(Math.max(...drawn.map((path) => path.split("L").length))).toBeGreaterThan(2);
    expect(paths([]).length).toBe(drawn.length - 1);
    for (const path of [...drawn, ...paths([])]) expect(path).toMatch(/^M[\d.]+,[\d.]+/);
    expect(draw([]).textContent).toContain("resolved");
  });
});
