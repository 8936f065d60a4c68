import {describe, expect, it} from "vitest";
import {AnswerShares} from "../../src/charts/answerShares.js";
import type {AnswerShare} from "../../src/charts/answerShares.js";

const levels: AnswerShare[] = [
  {answer: 1, label: "很不满意", share: 0.5, lo: 0.1, hi: 0.9, n: 4, people: 4},
  {answer: 2, label: "不满意", share: 0.4, lo: 0.25, hi: 0.57, n: 28, people: 28},
  {answer: 3, label: "一般", share: 0.45, lo: 0.41, hi: 0.49, n: 600, people: 600},
  {answer: 4, label: "满意", share: 0.52, lo: 0.5, hi: 0.54, n: 2400, people: 2400},
  {answer: 5, label: "非常满意", share: 0.8, lo: 0.78, hi: 0.82, n: 1234, people: 1234}
];
const draw = (width: number) =>
  AnswerShares([{name: "", data: levels}], {
    width,
    alternative: "The more satisfied, the more come back."
  });
const column = (svg: Element, level: number) => svg.querySelector(`[data-answer="${level}"]`)!;
const texts = (node: Element) => [...node.querySelectorAll("text")].map((text) => text.textContent);

describe("AnswerShares(panels)", () => {
  it("labels each level with its share and its n", () => {
    const svg = draw(800);
    expect(texts(column(svg, 5))).toEqual(["80.0%", "n=1,234"]);
    expect(column(svg, 5).querySelectorAll(".whisker")).toHaveLength(1);
  });

  it("lightens a small sample and withholds what is below the smallest", () => {
    const svg = draw(800);
    expect(column(svg, 2).querySelector("rect")!.getAttribute("class")).toBe("own is-small");
    expect(texts(column(svg, 1))).toEqual(["样本不足", "n=4"]);
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

  it("is shorter on a phone so that neighbours do not touch, at 12 pixels or more", () => {
    const svg = draw(230);
    expect(texts(column(svg, 5))).toEqual(["80%", "1,234"]);
    expect(texts(svg).slice(-2)).toEqual(["非常", "满意"]);
    expect(Number(svg.getAttribute("font-size"))).toBeGreaterThanOrEqual(12);
  });

  it("puts several shares over the same answers, each named", () => {
    const panels = ["came back", "would recommend"].map((name) => ({name, data: levels}));
    const svg = AnswerShares(panels, {width: 800, alternative: ""});
    const [first, second] = svg.querySelectorAll(".panel");
    expect(first!.querySelector("text")!.textContent).toBe("came back");
    const x = (panel: Element) =>
      [...panel.querySelectorAll(".column")].map((node) => node.getAttribute("transform"));
    expect(x(first!)).toEqual(x(second!));
    expect(texts(svg).filter((text) => text === "非常满意")).toHaveLength(1);
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
    await expect(text).toMatchFileSnapshot("output/answerShares.svg");
  });
});
