import {describe, expect, it} from "vitest";
import {canaries} from "../../loaders/sample/canaries.js";
import {defaultOptions} from "../../loaders/sample/group.js";

describe("canaries(options)", () => {
  const planted = canaries();

  it("names about forty identifiers of every kind, each once", () => {
    expect(planted.length).toBeGreaterThanOrEqual(30);
    expect(new Set(planted.map(({value}) => value)).size).toBe(planted.length);
    expect(new Set(planted.map(({kind}) => kind)).size).toBe(11);
    for (const {value} of planted) expect([...value].length).toBeGreaterThanOrEqual(4);
  });

  it("has nobody to plant in a sample of one", () => {
    const one = {...defaultOptions, customers: 1, seed: 5};
    expect(() => canaries(one)).toThrow("nobody to plant");
  });
});
