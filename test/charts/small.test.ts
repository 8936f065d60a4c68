import {describe, expect, it} from "vitest";
import {BalanceBar} from "../../src/charts/balanceBar.js";
import {labelLines, labelWidth} from "../../src/charts/labelLines.js";

describe("labelLines(text, limit)", () => {
  it("breaks Chinese into about equal lines", () => {
    expect(labelLines("非常满意", 10)).toEqual(["非常满意"]);
    expect(labelLines("非常满意", 3)).toEqual(["非常", "满意"]);
    expect(labelLines("非常不满意", 3)).toEqual(["非常不", "满意"]);
  });

  it("keeps Chinese words, and a number with its unit, in one line", () => {
    expect(labelLines("再次购买同一厂家", 6)).toEqual(["再次购买", "同一厂家"]);
    expect(labelLines("按保养计划，宽限 3 个月", 7)).toEqual(["按保养计划，", "宽限 3 个月"]);
    expect(labelLines("满意度", 2)).toEqual(["满意", "度"]);
  });

  it("begins no line with a closing mark", () => {
    expect(labelLines("满意者（汽车）", 3)).toEqual(["满意者", "（汽车）"]);
  });

  it("breaks other scripts at spaces only", () => {
    expect(labelLines("very satisfied", 5)).toEqual(["very", "satisfied"]);
    expect(labelWidth("ab")).toBeCloseTo(1.12, 6);
  });
});

describe("BalanceBar(parts)", () => {
  it("fills its width, with at least two pixels for a part that is not empty", () => {
    const svg = BalanceBar(
      [
        {part: "accepted", count: 100_000},
        {part: "merged", count: 0},
        {part: "excluded", count: 3000},
        {part: "refused", count: 1}
      ],
      {width: 200, alternative: "Nearly all rows were accepted."}
    );
    const widths = [...svg.querySelectorAll("rect")].map((rect) =>
      Number(rect.getAttribute("width"))
    );
    expect(widths).toHaveLength(3);
    expect(widths[2]).toBe(2);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(200, 6);
  });
});
