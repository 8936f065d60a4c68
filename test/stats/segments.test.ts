import {describe, expect, it} from "vitest";
import {concentrationCurve, gini, shareOfTop} from "../../src/stats/gini.js";
import {sameProportionP} from "../../src/stats/twoProportions.js";

const each = (values: readonly number[]) => values.map((value) => ({value, count: 1}));

describe("gini(values)", () => {
  it("is the formula of Davidson (2009), worked out in R", () => {
    // x <- c(1,2,3.5,4,7,10); n <- 6; i <- 1:6; G <- sum((2*i-n-1)*x)/((n-1)*n*mean(x)); Gp <- G*(n-1)/n;
    // Z <- -(Gp+1)*x + ((2*i-1)/n)*x - (2/n)*cumsum(x); sqrt(sum((Z-mean(Z))^2))/(n*mean(x))
    const {value, lo, hi} = gini(each([1, 2, 3.5, 4, 7, 10]))!;
    expect(value).toBeCloseTo(0.44, 10);
    expect((hi - lo) / 2).toBeCloseTo(1.959963984540054 * 0.1039602, 6);
    expect((hi + lo) / 2).toBeCloseTo(0.44, 10);
    // The same with 2 twice: 0.488 and 0.08979265.
    const ties = gini([
      {value: 1, count: 1},
      {value: 2, count: 2},
      {value: 3, count: 1},
      {value: 7, count: 1},
      {value: 10, count: 1}
    ])!;
    expect(ties.value).toBeCloseTo(0.488, 10);
  });

  it("is 0 where all are equal, 1 where one has all, and (n + 1)/3n − … for 1 to n", () => {
    expect(gini([{value: 5, count: 40}])).toEqual({
      value: 0,
      lo: expect.closeTo(0),
      hi: expect.closeTo(0)
    });
    expect(gini(each([0, 0, 0, 12]))!.value).toBeCloseTo(1, 12);
    // 1, 2, …, n: Σ(2i − n − 1) i / ((n − 1) Σ i) = (n + 1)/(3 (n + 1)) = 1/3 exactly.
    expect(gini(each(Array.from({length: 200}, (_, i) => i + 1)))!.value).toBeCloseTo(1 / 3, 12);
  });

  it("has the true value of an exponential distribution, 1/2, within its interval", () => {
    const n = 4000;
    const values = Array.from({length: n}, (_, i) => -Math.log(1 - (i + 0.5) / n));
    const {value, lo, hi} = gini(each(values))!;
    expect(value).toBeCloseTo(0.5, 2);
    // Its standard error is that of the limit: √(1/12 · …)/√n; the interval is narrow and holds 1/2.
    expect(lo).toBeLessThan(0.5);
    expect(hi).toBeGreaterThan(0.5);
    expect(hi - lo).toBeLessThan(0.03);
  });

  it("is none for fewer than two, or without a positive sum", () => {
    expect(gini([])).toBeNull();
    expect(gini(each([5]))).toBeNull();
    expect(gini(each([-3, 3]))).toBeNull();
  });
});

describe("concentrationCurve(values)", () => {
  const curve = concentrationCurve([
    {value: 1, count: 5},
    {value: 5, count: 3},
    {value: 40, count: 2}
  ]);

  it("goes from the most valuable down", () => {
    expect(curve).toEqual([
      {people: 0, share: 0},
      {people: 0.2, share: 0.8},
      {people: 0.5, share: 0.95},
      {people: 1, share: 1}
    ]);
  });

  it("has the area of the coefficient under it", () => {
    const area = curve
      .slice(1)
      .reduce(
        (sum, {people, share}, i) =>
          sum + ((people - curve[i]!.people) * (share + curve[i]!.share)) / 2,
        0
      );
    const {value} = gini([
      {value: 1, count: 5},
      {value: 5, count: 3},
      {value: 40, count: 2}
    ])!;
    expect((2 * area - 1) * (10 / 9)).toBeCloseTo(value, 12);
  });

  it("shareOfTop(curve, people) reads it between its points", () => {
    expect(shareOfTop(curve, 0.2)).toBeCloseTo(0.8);
    expect(shareOfTop(curve, 0.1)).toBeCloseTo(0.4);
    expect(shareOfTop(curve, 0.75)).toBeCloseTo(0.975);
    expect(shareOfTop([], 0.2)).toBeNull();
  });
});

describe("sameProportionP(a, b)", () => {
  it("is prop.test(correct = FALSE) of R", () => {
    // prop.test(c(30, 18), c(80, 90), correct = FALSE)$p.value
    expect(sameProportionP({yes: 30, n: 80}, {yes: 18, n: 90})).toBeCloseTo(0.01140479404, 7);
    expect(sameProportionP({yes: 5, n: 40}, {yes: 12, n: 41})).toBeCloseTo(0.06390473621, 7);
  });

  it("is 1 where all or none are, and none where a group is empty", () => {
    expect(sameProportionP({yes: 0, n: 5}, {yes: 0, n: 9})).toBe(1);
    expect(sameProportionP({yes: 5, n: 5}, {yes: 9, n: 9})).toBe(1);
    expect(sameProportionP({yes: 0, n: 0}, {yes: 1, n: 9})).toBeNull();
  });
});
