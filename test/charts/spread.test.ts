import {describe, expect, it} from "vitest";
import {spread} from "../../src/charts/spread.js";

describe("spread(places, gap)", () => {
  it("leaves alone what is apart", () => {
    expect(spread([0, 20, 50], 10)).toEqual([0, 20, 50]);
  });

  it("moves what touches apart, about its middle, in its order", () => {
    expect(spread([10, 12], 10)).toEqual([6, 16]);
    expect(spread([12, 10], 10)).toEqual([16, 6]);
    expect(spread([10, 10, 10], 10)).toEqual([0, 10, 20]);
  });

  it("moves on what it would push others onto", () => {
    const places = spread([0, 1, 11], 10);
    expect(places[1]! - places[0]!).toBeGreaterThanOrEqual(10 - 1e-9);
    expect(places[2]! - places[1]!).toBeGreaterThanOrEqual(10 - 1e-9);
    expect(places.reduce((sum, place) => sum + place, 0)).toBeCloseTo(12);
  });

  it("of nothing is nothing", () => {
    expect(spread([], 10)).toEqual([]);
  });
});
