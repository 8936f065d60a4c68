import {describe, expect, it} from "vitest";
import {scaleReliability} from "../../src/stats/scaleReliability.js";

/** R's `attitude` (Chatterjee & Price 1977): thirty departments, one column an item. */
const attitude = [
  [
    43, 63, 71, 61, 81, 43, 58, 71, 72, 67, 64, 67, 69, 68, 77, 81, 74, 65, 65, 50, 50, 64, 53, 40,
    63, 66, 78, 48, 85, 82
  ], // rating
  [
    51, 64, 70, 63, 78, 55, 67, 75, 82, 61, 53, 60, 62, 83, 77, 90, 85, 60, 70, 58, 40, 61, 66, 37,
    54, 77, 75, 57, 85, 82
  ], // complaints
  [
    30, 51, 68, 45, 56, 49, 42, 50, 72, 45, 53, 47, 57, 83, 54, 50, 64, 65, 46, 68, 33, 52, 52, 42,
    42, 66, 58, 44, 71, 39
  ], // privileges
  [
    39, 54, 69, 47, 66, 44, 56, 55, 67, 47, 58, 39, 42, 45, 72, 72, 69, 75, 57, 54, 34, 62, 50, 58,
    48, 63, 74, 45, 71, 59
  ], // learning
  [
    61, 63, 76, 54, 71, 54, 66, 70, 71, 62, 58, 59, 55, 59, 79, 60, 79, 55, 75, 64, 43, 66, 63, 50,
    66, 88, 80, 51, 77, 64
  ], // raises
  [
    92, 73, 86, 84, 83, 49, 68, 66, 83, 80, 67, 74, 63, 77, 77, 54, 79, 80, 85, 78, 64, 80, 80, 57,
    75, 76, 78, 83, 74, 78
  ], // critical
  [
    45, 47, 48, 35, 47, 34, 35, 41, 31, 41, 34, 41, 25, 35, 46, 36, 63, 60, 46, 52, 33, 41, 37, 49,
    33, 72, 49, 38, 55, 39
  ] // advance
];

/** The sums that a query gives of answers held item by item. */
function sumsOf(items: readonly (readonly number[])[]) {
  const n = items[0]!.length;
  const totals = Array.from({length: n}, (_, i) => items.reduce((sum, item) => sum + item[i]!, 0));
  const squares = (values: readonly number[]) => values.reduce((sum, x) => sum + x * x, 0);
  return {
    n,
    items: items.map((item) => ({
      sum: item.reduce((sum, x) => sum + x, 0),
      squares: squares(item)
    })),
    totalSquares: squares(totals)
  };
}

describe("scaleReliability(sums)", () => {
  it("gives the raw coefficient of R's attitude data, with Feldt's interval", () => {
    const alpha = scaleReliability(sumsOf(attitude))!;
    expect(alpha.value).toBeCloseTo(0.8431, 4);
    // R: 1 - (1 - .8431428) * qf(c(.975, .025), 29, 29 * 6)
    expect(alpha.lo).toBeCloseTo(0.7393757, 6);
    expect(alpha.hi).toBeCloseTo(0.9157731, 6);
  });

  it("is Spearman–Brown with two items: 2r/(1+r)", () => {
    const [a, b] = [
      [1, 2, 3, 4, 5],
      [2, 1, 4, 3, 5]
    ];
    // r = .8 by hand: covariance 2, variances 2.5.
    expect(scaleReliability(sumsOf([a!, b!]))!.value).toBeCloseTo(1.6 / 1.8, 12);
  });

  it("is 1 for items that always agree", () => {
    const item = [1, 5, 3, 2, 4, 4];
    const alpha = scaleReliability(sumsOf([item, item, item]))!;
    expect(alpha.value).toBeCloseTo(1, 12);
    expect(alpha.lo).toBeCloseTo(1, 12);
  });

  it("is nothing where nothing varies, and with one item", () => {
    expect(
      scaleReliability(
        sumsOf([
          [4, 4, 4, 4],
          [5, 5, 5, 5],
          [3, 3, 3, 3]
        ])
      )
    ).toBeNull();
    expect(scaleReliability(sumsOf([[1, 2, 3, 4]]))).toBeNull();
  });
});
