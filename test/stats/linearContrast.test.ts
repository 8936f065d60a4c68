import {describe, expect, it} from "vitest";
import {linearContrast} from "../../src/stats/linearContrast.js";
import {newcombeDifference} from "../../src/stats/newcombe.js";
import {wilsonInterval} from "../../src/stats/wilson.js";

const proportion = (successes: number, n: number) => ({
  value: successes / n,
  ...wilsonInterval(successes, n)!
});

describe("linearContrast(terms)", () => {
  it("is Newcombe's difference for weights 1 and −1", () => {
    const [a, b] = [proportion(56, 70), proportion(48, 80)];
    const contrast = linearContrast([
      [1, a],
      [-1, b]
    ]);
    expect(contrast).toEqual(newcombeDifference(a, b));
    // Newcombe 1998: 56/70 − 48/80, 0.0524 to 0.3339.
    expect(contrast.lo).toBeCloseTo(0.0524, 4);
    expect(contrast.hi).toBeCloseTo(0.3339, 4);
  });

  it("approaches the normal interval of the sum where samples are large", () => {
    const n = 1e6;
    const shares = [0.6, 0.75, 0.9] as const;
    const weights = [1, -2, 1] as const;
    const contrast = linearContrast(
      shares.map((p, i) => [weights[i]!, proportion(p * n, n)] as const)
    );
    const variance = shares.reduce((sum, p, i) => sum + weights[i]! ** 2 * ((p * (1 - p)) / n), 0);
    const half = 1.959963984540054 * Math.sqrt(variance);
    expect(contrast.value).toBeCloseTo(0, 12);
    expect(contrast.hi - contrast.value).toBeCloseTo(half, 5);
    expect(contrast.value - contrast.lo).toBeCloseTo(half, 5);
  });

  it("turns round with the signs of its weights", () => {
    const [a, b] = [proportion(3, 10), proportion(9, 10)];
    const one = linearContrast([
      [2, a],
      [-1, b]
    ]);
    const other = linearContrast([
      [-2, a],
      [1, b]
    ]);
    expect(other.value).toBeCloseTo(-one.value, 12);
    expect(other.lo).toBeCloseTo(-one.hi, 12);
    expect(other.hi).toBeCloseTo(-one.lo, 12);
  });
});
