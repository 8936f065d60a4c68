import {describe, expect, it} from "vitest";
import {clusterSums} from "../../src/stats/clusterSums.js";
import {kishEffectiveN} from "../../src/stats/kish.js";
import {clusteredMean, meanInterval} from "../../src/stats/mean.js";
import {twoSidedP} from "../../src/stats/normal.js";
import {t95} from "../../src/stats/studentT.js";

// Miles per gallon of the 32 cars of R's mtcars (Henderson & Velleman 1981).
const mpg = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7,
  32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4
];

const relative = (actual: number, expected: number) => Math.abs(actual / expected - 1);

describe("quantiles and probabilities", () => {
  it.each([
    [1, 12.706204736432095],
    [2, 4.302652729696142],
    [5, 2.570581835636314],
    [29, 2.045229642132703],
    [100, 1.983971518523554],
    [10_000, 1.960201263621358]
  ])("t with %i degrees of freedom", (degreesOfFreedom, expected) => {
    expect(relative(t95(degreesOfFreedom), expected)).toBeLessThan(1e-6);
  });

  it("two-sided p-values", () => {
    expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(twoSidedP(-2.5758293035489004)).toBeCloseTo(0.01, 12);
    expect(twoSidedP(0)).toBe(1);
    expect(relative(twoSidedP(6), 1.973175290075396e-9)).toBeLessThan(1e-6);
  });
});

describe("the mean of independent values", () => {
  it("has R's t.test(mtcars$mpg) interval", () => {
    const {value, n, interval} = meanInterval(mpg)!;
    expect(value).toBeCloseTo(20.090625, 10);
    expect(n).toBe(32);
    expect(interval!.lo).toBeCloseTo(17.91768, 5);
    expect(interval!.hi).toBeCloseTo(22.26357, 5);
  });

  it("has no interval with one value and is null with none", () => {
    expect(meanInterval([3])).toEqual({value: 3, n: 1, interval: null});
    expect(meanInterval([])).toBeNull();
  });
});

describe("the mean of clustered events", () => {
  it("is that of independent values where every customer has one", () => {
    const clustered = clusteredMean(clusterSums(mpg.map((y) => ({n: 1, y}))))!;
    const {interval} = meanInterval(mpg)!;
    expect(clustered.value).toBeCloseTo(20.090625, 10);
    expect(clustered.interval!.lo).toBeCloseTo(interval!.lo, 8);
    expect(clustered.interval!.hi).toBeCloseTo(interval!.hi, 8);
  });

  it("is the ratio of totals, with residuals y − R n of the customers", () => {
    // R = 12/6 = 2, residuals 3 − 2, 5 − 4, 4 − 6: 1, 1, −2; 3/2 · 6 / 36 = 1/4; t(2) = 4.3027.
    const mean = clusteredMean(
      clusterSums([
        {n: 1, y: 3},
        {n: 2, y: 5},
        {n: 3, y: 4}
      ])
    )!;
    expect(mean.value).toBe(2);
    expect(mean.n).toBe(6);
    expect(mean.interval!.hi - 2).toBeCloseTo(4.302652729696142 * 0.5, 6);
  });

  it("has no interval with one customer and is null with none", () => {
    expect(clusteredMean(clusterSums([{n: 2, y: 7}]))).toEqual({value: 3.5, n: 2, interval: null});
    expect(clusteredMean(clusterSums([]))).toBeNull();
  });
});

describe("Kish's effective n", () => {
  it("is n for equal weights and less for others", () => {
    expect(kishEffectiveN([2, 2, 2, 2])).toBe(4);
    expect(kishEffectiveN([1, 2, 3])).toBeCloseTo(36 / 14, 12);
    expect(kishEffectiveN([1, 0, 0])).toBe(1);
    expect(kishEffectiveN([])).toBe(0);
  });
});
