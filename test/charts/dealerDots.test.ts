import {describe, expect, it} from "vitest";
import {DealerDots} from "../../src/charts/dealerDots.js";

const dealers = [
  {dealer: "星辰", share: 0.7, lo: 0.66, hi: 0.74, n: 900, people: 900},
  {dealer: "众合", share: 0.6, lo: 0.5, hi: 0.7, n: 25, people: 25},
  {dealer: "瑞达", share: 0.9, lo: 0.5, hi: 1, n: 6, people: 6}
];
const options = {width: 500, alternative: "Dealers.", pooled: 0.66};

describe("DealerDots(dealers)", () => {
  it("draws a dot and an interval for each dealer with enough answers, lighter for few", () => {
    const svg = DealerDots(dealers, options);
    const fills = [...svg.querySelectorAll("circle")].map((dot) => dot.getAttribute("fill"));
    expect(fills).toEqual(["var(--own)", "var(--own-small)"]);
    expect(svg.querySelectorAll('[data-mark="rule"] line')).toHaveLength(3);
  });

  it("withholds the value of a dealer with too few", () => {
    const text = DealerDots(dealers, options).textContent;
    expect(text).toContain("70.0%");
    expect(text).toContain("样本不足");
    expect(text).not.toContain("90.0%");
  });

  it("names all dealers pooled beside their line", () => {
    expect(DealerDots(dealers, options).textContent).toContain("各店合计 66.0%");
  });
});
