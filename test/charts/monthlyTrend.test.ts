import {describe, expect, it} from "vitest";
import {MonthlyTrend} from "../../src/charts/monthlyTrend.js";
import type {MonthPoint} from "../../src/charts/monthlyTrend.js";

const month = (month: string, value: number | null, isPartial = false): MonthPoint => ({
  month,
  value,
  lo: value === null ? null : value - 5,
  hi: value === null ? null : value + 5,
  isPartial
});
const options = {width: 500, alternative: "Visits by month.", format: (v: number) => `${v} 次`};
const line = (svg: Element) => svg.querySelector('[data-mark="line"] path')!.getAttribute("d")!;

describe("MonthlyTrend(months)", () => {
  const months = [
    month("2026-07-01", 100),
    month("2026-08-01", 110),
    month("2026-09-01", 120),
    month("2026-10-01", 30, true)
  ];

  it("leaves a month that is not over out of the line and marks it hollow", () => {
    const svg = MonthlyTrend(months, options);
    expect(line(svg).match(/[ML]/g)).toHaveLength(3);
    const hollow = svg.querySelector('[data-mark="dot"][fill="var(--paper)"] circle');
    expect(hollow).not.toBeNull();
    expect(svg.textContent).toContain("本月未完");
  });

  it("labels the last full month", () => {
    const svg = MonthlyTrend(months, options);
    expect(svg.textContent).toContain("120 次");
    expect(svg.getAttribute("data-last")).toBe("2026年9月");
  });

  it("breaks the line where a month is withheld", () => {
    const gap = [
      month("2026-06-01", 90),
      month("2026-07-01", 95),
      month("2026-08-01", null),
      ...months.slice(2, 3),
      month("2026-10-01", 100)
    ];
    expect(line(MonthlyTrend(gap, options)).match(/M/g)).toHaveLength(2);
  });

  it("draws nothing but axes of no data", () => {
    const svg = MonthlyTrend([], options);
    expect(svg.querySelector("circle")).toBeNull();
    expect(svg.getAttribute("aria-label")).toBe("Visits by month.");
  });
});
