import {describe, expect, it} from "vitest";
import {AgainstCourse} from "../../src/charts/againstCourse.js";

const course = [
  {label: "汽车行业", low: 0.85, high: 0.95},
  {label: "单一数值", low: 0.75, high: 0.75}
];
const options = {width: 600, alternative: "Most of the lost had said they were satisfied."};

describe("AgainstCourse(own, course)", () => {
  it("draws the own share solid and the course's figures dashed, on one scale", () => {
    const own = {label: "本店", share: 0.5, lo: 0.4, hi: 0.6};
    const svg = AgainstCourse(own, course, options);
    const circle = Number(svg.querySelector("circle.own")!.getAttribute("cx"));
    const range = svg.querySelector(".course rect")!;
    const x = Number(range.getAttribute("x"));
    const width = Number(range.getAttribute("width"));
    expect(width / 0.1).toBeCloseTo((x - circle) / 0.35, 6);
    expect(svg.querySelectorAll(".course line")).toHaveLength(1);
  });

  it("labels both", () => {
    const svg = AgainstCourse({label: "本店", share: 0.5, lo: 0.4, hi: 0.6}, course, options);
    const texts = [...svg.querySelectorAll(".own-row text, .course text")].map(
      (t) => t.textContent
    );
    expect(texts).toEqual(["本店50.0%", "汽车行业85%–95%", "单一数值75%"]);
  });

  it("hatches an own share that is withheld", () => {
    const svg = AgainstCourse({label: "本店", share: null, lo: null, hi: null}, course, options);
    expect(svg.querySelector("circle")).toBeNull();
    expect(svg.querySelector(".own-row .hatched")).not.toBeNull();
  });
});
