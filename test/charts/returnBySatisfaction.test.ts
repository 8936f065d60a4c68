// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {ReturnBySatisfaction} from "../../src/charts/returnBySatisfaction.js";
import type {LevelReturn} from "../../src/charts/returnBySatisfaction.js";

const levels: LevelReturn[] = [
  {level: 1, label: "很不满意", share: 0.5, lo: 0.1, hi: 0.9, n: 4, people: 4},
  {level: 2, label: "不满意", share: 0.4, lo: 0.25, hi: 0.57, n: 28, people: 28},
  {level: 3, label: "一般", share: 0.45, lo: 0.41, hi: 0.49, n: 600, people: 600},
  {level: 4, label: "满意", share: 0.52, lo: 0.5, hi: 0.54, n: 2400, people: 2400},
  {level: 5, label: "非常满意", share: 0.8, lo: 0.78, hi: 0.82, n: 1234, people: 1234}
];
const draw = (width: number) =>
  ReturnBySatisfaction(levels, {width, alternative: "The more satisfied, the more come back."});
const column = (svg: Element, level: number) => svg.querySelector(`[data-level="${level}"]`)!;
const texts = (node: Element) => [...node.querySelectorAll("text")].map((text) => text.textContent);

describe("ReturnBySatisfaction(levels)", () => {
  it("labels each level with its share and its n", () => {
    const svg = draw(800);
    expect(texts(column(svg, 5))).toEqual(["80.0%", "非常满意", "n=1,234"]);
    expect(column(svg, 5).querySelectorAll(".whisker")).toHaveLength(1);
  });

  it("lightens a small sample and withholds what is below the smallest", () => {
    const svg = draw(800);
    expect(column(svg, 2).querySelector("rect")!.getAttribute("class")).toBe("own is-small");
    expect(texts(column(svg, 1))).toEqual(["样本不足", "很不满意", "n=4"]);
    expect(column(svg, 1).querySelector("rect")!.getAttribute("fill")).toMatch(
      /^url\(#hatch-\d+\)$/
    );
    expect(column(svg, 1).querySelector(".whisker")).toBeNull();
  });

  it("draws heights in proportion to the share", () => {
    const height = (level: number) =>
      Number(column(draw(800), level).querySelector("rect")!.getAttribute("height"));
    expect(height(5) / height(4)).toBeCloseTo(0.8 / 0.52, 6);
  });

  it("breaks labels on a phone so that neighbours do not touch, at 12 pixels or more", () => {
    const svg = draw(270);
    expect(texts(column(svg, 5))).toEqual(["80.0%", "非常", "满意", "n=1,234"]);
    expect(Number(svg.getAttribute("font-size"))).toBeGreaterThanOrEqual(12);
  });

  it("has a text alternative", () => {
    const svg = draw(800);
    expect(svg.getAttribute("role")).toBe("img");
    expect(svg.getAttribute("aria-label")).toBe("The more satisfied, the more come back.");
  });

  it("keeps its shape", async () => {
    const text = draw(800)
      .outerHTML.replaceAll(/hatch-\d+/g, "hatch")
      .replaceAll("><", ">\n<");
    await expect(text).toMatchFileSnapshot("output/returnBySatisfaction.svg");
  });
});
