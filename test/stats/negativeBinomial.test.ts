import {describe, expect, it} from "vitest";
import {meanOfPower, overNegativeBinomial} from "../../src/stats/negativeBinomial.js";

describe("overNegativeBinomial(s, q, f)", () => {
  it("is the mean s q / (1 − q) of the count, and 1 of 1", () => {
    for (const [s, q] of [
      [0.7, 0.3],
      [25, 0.6]
    ] as const) {
      expect(overNegativeBinomial(s, q, () => 1)).toBeCloseTo(1, 10);
      expect(overNegativeBinomial(s, q, (n) => n)).toBeCloseTo((s * q) / (1 - q), 8);
    }
  });
});

describe("meanOfPower(k, ρ)", () => {
  it("is the sum of ρ^⌊(j + n)/k⌋ over the counts", () => {
    for (const k of [1, 2, 3, 4, 7]) {
      const shares = Array.from({length: k}, (_, j) => (j + 1) / ((k * (k + 1)) / 2));
      for (const [rho, shape, q] of [
        [0.8, 3.5, 0.2],
        [0.3, 40, 0.7],
        [0.99, 0.6, 0.05]
      ] as const) {
        const sum = shares.reduce(
          (total, share, j) =>
            total +
            share * overNegativeBinomial(shape + j, q, (n) => rho ** Math.floor((j + n) / k)),
          0
        );
        expect(meanOfPower(k, rho)(shares, shape, q)).toBeCloseTo(sum, 9);
      }
    }
  });
});
