// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {GroupShares} from "../../src/charts/groupShares.js";
import type {GroupShare} from "../../src/charts/groupShares.js";

const groups: GroupShare[] = [
  {group: "gone", label: "满意却流失", share: 0.3, lo: 0.28, hi: 0.32, count: 300},
  {group: "kept", label: "满意且回厂", share: 0.5, lo: 0.48, hi: 0.52, count: 500},
  {group: "kept-unsatisfied", label: "未满意仍回厂", share: 0.08, lo: 0.07, hi: 0.1, count: 80},
  {group: "gone-unsatisfied", label: "未满意且流失", share: 0.12, lo: 0.1, hi: 0.14, count: 120}
];
const options = {width: 700, alternative: "Three in ten.", people: 800};
const text = (svg: Element, group: string) =>
  [...svg.querySelectorAll(`[data-group="${group}"] text`)].map((node) => node.textContent);

describe("GroupShares(groups)", () => {
  it("labels each group with name, count and share", () => {
    expect(text(GroupShares(groups, options), "gone")).toEqual(["满意却流失n=300", "30.0%"]);
  });

  it("gives each group its fixed colour class and a length in proportion", () => {
    const svg = GroupShares(groups, options);
    const width = (group: string) =>
      Number(svg.querySelector(`.group-${group}`)!.getAttribute("width"));
    expect(width("kept") / width("gone")).toBeCloseTo(0.5 / 0.3, 6);
  });

  it("withholds all shares where all groups together are too few", () => {
    const svg = GroupShares(groups, {...options, people: 8});
    expect(svg.querySelectorAll(".hatched")).toHaveLength(4);
    expect(svg.textContent).not.toContain("%");
  });

  it("keeps its shape", async () => {
    const svg = GroupShares(groups, options).outerHTML;
    const shape = svg.replaceAll(/hatch-\d+/g, "hatch").replaceAll("><", ">\n<");
    await expect(shape).toMatchFileSnapshot("output/groupShares.svg");
  });
});
