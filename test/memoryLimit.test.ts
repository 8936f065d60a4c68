import {describe, expect, it} from "vitest";
import {memoryLimit} from "../loaders/memoryLimit.js";

const gigabyte = 1e9;

describe("memoryLimit(bytes, of)", () => {
  it("is the usual one for extracts of a million repair orders", () => {
    expect(memoryLimit(1.2 * gigabyte, "extracts", 16 * gigabyte)).toBe("900MB");
    expect(memoryLimit(0.2 * gigabyte, "marts", 16 * gigabyte)).toBe("900MB");
  });

  it("grows with larger sets, up to half of the machine's memory", () => {
    expect(memoryLimit(5 * gigabyte, "extracts", 16 * gigabyte)).toBe("3600MB");
    expect(memoryLimit(80 * gigabyte, "extracts", 16 * gigabyte)).toBe("8000MB");
  });

  it("is never less than the usual one", () => {
    expect(memoryLimit(8 * gigabyte, "extracts", 1 * gigabyte)).toBe("900MB");
  });
});
