import {describe, expect, it} from "vitest";
import {
  formatBytes,
  formatChange,
  formatCount,
  formatDate,
  formatList,
  formatMonth,
  formatPeriod,
  formatPoints,
  formatRange,
  formatShare,
  formatYuan
} from "../../src/i18n/format.js";

describe("formatting", () => {
  it("formatShare(x) has one decimal, and none where there is no value", () => {
    expect(formatShare(0.6128)).toBe("61.3%");
    expect(formatShare(1, "en", 0)).toBe("100%");
    expect(formatShare(null)).toBe("—");
  });

  it("formatCount(x) separates thousands and has a real minus", () => {
    expect(formatCount(1234567)).toBe("1,234,567");
    expect(formatCount(-12)).toBe("−12");
  });

  it("formatPoints(x) is signed unless its size is asked for; nothing changed has no sign", () => {
    expect(formatPoints(0.0314)).toBe("+3.1 个百分点");
    expect(formatPoints(-0.0314)).toBe("−3.1 个百分点");
    expect(formatPoints(-0.0314, "zh", {signed: false})).toBe("3.1 个百分点");
    expect(formatPoints(0.00001)).toBe("0.0 个百分点");
    expect(formatPoints(0.02, "en")).toBe("+2.0 percentage points");
    expect(formatChange(-0.1)).toBe("−10.0%");
  });

  it("formatRange(lo, hi) has a word where a dash would stand beside a minus", () => {
    expect(formatRange("1.4", "2.9")).toBe("1.4–2.9");
    expect(formatRange(formatCount(-24), formatCount(-5))).toBe("−24 至 −5");
    expect(formatRange(formatCount(-24), formatCount(5), "en")).toBe("−24 to 5");
  });

  it("formatYuan(x) speaks of 万 and 亿 in Chinese, of thousands and millions in English", () => {
    expect(formatYuan(9876)).toBe("9,876 元");
    expect(formatYuan(12_345)).toBe("1.2 万元");
    expect(formatYuan(34_560_000)).toBe("3,456 万元");
    expect(formatYuan(123_456_789)).toBe("1.2 亿元");
    expect(formatYuan(-50_000)).toBe("−5.0 万元");
    expect(formatYuan(34_560_000, "en")).toBe("¥34.6 m");
  });

  it("dates, months and periods read as they are said", () => {
    expect(formatDate("2026-03-05")).toBe("2026年3月5日");
    expect(formatDate("2026-03-05T10:00:00Z", "en")).toBe("5/3/2026");
    expect(formatMonth("2026-03-01")).toBe("2026年3月");
    expect(formatPeriod(null, null)).toBe("全部时间");
    expect(formatPeriod("2025-01", null)).toBe("2025年1月起");
    expect(formatPeriod("2025-01", "2025-01")).toBe("2025年1月");
    expect(formatPeriod("2025-01", "2025-12")).toBe("2025年1月–2025年12月");
  });

  it("lists and sizes", () => {
    expect(formatList(["甲"])).toBe("甲");
    expect(formatList(["甲", "乙", "丙"])).toBe("甲、乙和丙");
    expect(formatList(["a", "b", "c"], "en")).toBe("a, b and c");
    expect(formatBytes(4_203_718)).toBe("4.2 MB");
    expect(formatBytes(68_627)).toBe("69 kB");
  });
});
