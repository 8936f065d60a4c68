import {describe, expect, it} from "vitest";
import {headerWidth, splitHead, usualWidth} from "../../loaders/read/delimiter.js";

describe("usualWidth", () => {
  it.each([
    [[], 1],
    [[1], 1],
    [[1, 2, 1, 20], 20],
    [[1, 2, 2, 1, 6], 6],
    [[3, 3, 4, 11, 3], 3],
    [[1, 4, 4, 4, 4, 1], 4],
    [[2, 2, 3, 3, 3, 1], 3]
  ])("of %j is %i", (widths, expected) => {
    expect(usualWidth(widths)).toBe(expected);
  });
});

describe("headerWidth", () => {
  it("is that of the first record as wide as usual", () => {
    expect(headerWidth([1, 2, 20, 17, 17, 18, 17, 23])).toBe(20);
    expect(headerWidth([])).toBe(1);
  });
});

describe("splitHead", () => {
  it("leaves out a last line that may be cut off", () => {
    const records = (complete: boolean) => splitHead("a,b\n1,2\n3", "\n", complete, null).records;
    expect(records(true)).toHaveLength(3);
    expect(records(false)).toHaveLength(2);
  });

  it("prefers tabs to commas that happen to agree better", () => {
    const rows = Array.from({length: 20}, (_, i) => `省,市,区,路\t${i}`);
    expect(splitHead(`地址,含省\t号\n${rows.join("\n")}`, "\n", true, null).delimiter).toBe("\t");
  });

  it("keeps 60 records", () => {
    expect(splitHead("a,b\n".repeat(100), "\n", true, null).records).toHaveLength(60);
  });
});
