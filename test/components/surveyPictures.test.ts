import {describe, expect, it} from "vitest";
import type {RatedItem} from "../../src/components/itemGaps.js";
import {priorityBy} from "../../src/components/priorityPicture.js";
import {itemBreakdown} from "../../src/components/surveyBreakdown.js";
import {noFilters} from "../../src/contract/filters.js";
import {manifest} from "./manifest.js";

const item = {
  questionnaire: "q",
  item_id: 1,
  item_code: "A1",
  label_zh: "费用解释",
  label_en: "bill explained",
  scale_min: 1,
  scale_max: 10,
  factor: null,
  factor_label: null,
  weight: null,
  best_in_industry: 9
} as unknown as RatedItem;
const sums = (series: string) => ({
  item_id: 1,
  series,
  last_date: "2026-10-01",
  people: 40,
  n: 40,
  y: 320,
  nn: 40,
  ny: 320,
  yy: 2600
});
const context = {filters: noFilters, manifest, ends: [0.63, 0.9] as const};

describe("priorityBy(items, rows, by)", () => {
  it("puts dealers beside each other, and says so where one alone has answers", () => {
    const both = priorityBy([item], [sums("1"), sums("2")], "dealer", context as never);
    expect(both.querySelectorAll("tbody tr")).toHaveLength(1);
    expect(priorityBy([item], [sums("1")], "dealer", context as never).textContent).toBe(
      "当前筛选只剩一家门店有答卷，没有可对照的。"
    );
  });
});

describe("itemBreakdown(items, rows)", () => {
  it("says that a questionnaire has no rated items", () => {
    expect(itemBreakdown([], []).textContent).toBe("这份问卷没有可评分的题目。");
  });
});
