// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {ShareCurves} from "../../src/charts/shareCurves.js";

const draw = (points: {x: number; share: number}[]) =>
  ShareCurves([{part: 1, label: "resolved", form: "steps", points}], {
    ...{width: 600, alternative: "Resolved.", domain: [0, 30], ticks: [], axis: "days"},
    measure: "resolved"
  });
const line = (points: {x: number; share: number}[]) =>
  draw(points).querySelector(".curve-line")?.getAttribute("d");

describe("ShareCurves(series)", () => {
  it("keeps a share until the next place, and draws no line where there is none", () => {
    const corners = line([
      {x: 0, share: 0},
      {x: 10, share: 0.5}
    ])!.split("L");
    expect(corners.length).toBeGreaterThan(2);
    expect(corners[0]).toMatch(/^M[\d.]+,[\d.]+$/);
    expect(line([])).toBeUndefined();
    expect(draw([]).textContent).toContain("resolved");
  });
});
