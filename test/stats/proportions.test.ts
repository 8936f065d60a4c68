import {describe, expect, it} from "vitest";
import {clusteredProportion, effectiveN} from "../../src/stats/clusteredProportion.js";
import {clusterSums, ratioVariance} from "../../src/stats/clusterSums.js";
import {newcombeDifference} from "../../src/stats/newcombe.js";
import {wilsonInterval} from "../../src/stats/wilson.js";
import {random} from "./random.js";

const proportion = (successes: number, n: number) => ({
  value: successes / n,
  ...wilsonInterval(successes, n)!
});

describe("Wilson's interval", () => {
  // Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718]
  ])("%i of %i is %f to %f", (successes, n, lo, hi) => {
    const interval = wilsonInterval(successes, n)!;
    expect(interval.lo).toBeCloseTo(lo, 4);
    expect(interval.hi).toBeCloseTo(hi, 4);
  });

  it("ends exactly at 0 and 1, never beyond", () => {
    for (let n = 1; n < 200; n += 7) {
      expect(wilsonInterval(0, n)!.lo).toBe(0);
      expect(wilsonInterval(n, n)!.hi).toBe(1);
    }
  });

  it("holds the roots of (p̂ − p)² = z² p(1−p)/n", () => {
    for (const [successes, n] of [
      [3.7, 11.2],
      [40, 100],
      [999, 1000]
    ] as const) {
      const {lo, hi} = wilsonInterval(successes, n)!;
      for (const p of [lo, hi]) {
        const z2 = ((successes / n - p) ** 2 * n) / (p * (1 - p));
        expect(z2).toBeCloseTo(1.959963984540054 ** 2, 9);
      }
    }
  });

  it("is null without answers and refuses what is no proportion", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(() => wilsonInterval(3, 2)).toThrow("3 of 2");
    expect(() => wilsonInterval(NaN, 2)).toThrow();
  });
});

describe("Newcombe's difference, method 10", () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 10, 0.6075, 1]
  ])("%i/%i − %i/%i is %f to %f", (a, m, b, n, lo, hi) => {
    const difference = newcombeDifference(proportion(a, m), proportion(b, n));
    expect(difference.value).toBeCloseTo(a / m - b / n, 12);
    expect(difference.lo).toBeCloseTo(lo, 4);
    expect(difference.hi).toBeCloseTo(hi, 4);
  });

  it("turns round with its arguments", () => {
    const [a, b] = [proportion(56, 70), proportion(48, 80)];
    const there = newcombeDifference(a, b);
    const back = newcombeDifference(b, a);
    expect([back.lo, back.hi]).toEqual([-there.hi, -there.lo]);
  });
});

describe("a proportion clustered by customer", () => {
  it("is Wilson's where every customer answers once", () => {
    const sums = clusterSums(Array.from({length: 263}, (_, i) => ({n: 1, y: i < 81 ? 1 : 0})));
    expect(effectiveN(sums)).toBeCloseTo(263, 9);
    const {lo, hi} = clusteredProportion(sums)!;
    expect(lo).toBeCloseTo(0.2553, 4);
    expect(hi).toBeCloseTo(0.3662, 4);
  });

  it("counts customers, not answers, where a customer's answers always agree", () => {
    // m customers with k equal answers: the variance is p(1−p)/(m−1), so n_eff = n (m−1)/(n−1).
    const [m, k] = [40, 5];
    const sums = clusterSums(Array.from({length: m}, (_, i) => ({n: k, y: i < 16 ? k : 0})));
    expect(effectiveN(sums)).toBeCloseTo((m * k * (m - 1)) / (m * k - 1), 9);
  });

  it("has the variance of the jackknife where customers answer equally often", () => {
    const next = random(7);
    const clusters = Array.from({length: 25}, () => ({n: 4, y: Math.floor(next() * 5)}));
    const mean = (list: typeof clusters) =>
      list.reduce((sum, {y}) => sum + y, 0) / list.reduce((sum, {n}) => sum + n, 0);
    const whole = mean(clusters);
    const without = clusters.map((_, i) => mean(clusters.filter((_, j) => j !== i)));
    const jackknife = (24 / 25) * without.reduce((sum, x) => sum + (x - whole) ** 2, 0);
    expect(ratioVariance(clusterSums(clusters))).toBeCloseTo(jackknife, 12);
  });

  it("is never narrower than independent answers would make it", () => {
    const sums = clusterSums(Array.from({length: 50}, () => ({n: 2, y: 1})));
    expect(effectiveN(sums)).toBe(100);
    const mixed = clusterSums([...Array(30).fill({n: 2, y: 1}), ...Array(5).fill({n: 2, y: 2})]);
    expect(effectiveN(mixed)).toBe(70);
  });

  it("at 0 and 1 counts repeated answers as if they always agreed", () => {
    const clusters = [
      {n: 1, y: 1},
      {n: 1, y: 1},
      {n: 4, y: 4}
    ];
    expect(effectiveN(clusterSums(clusters))).toBeCloseTo(36 / 18, 12);
    const {value, hi} = clusteredProportion(clusterSums(clusters))!;
    expect([value, hi]).toEqual([1, 1]);
    expect(effectiveN(clusterSums([{n: 5, y: 2}]))).toBe(1);
  });

  it("is null without answers", () => {
    expect(clusteredProportion(clusterSums([]))).toBeNull();
  });

  it("covers the truth in about 95 of 100 samples where a customer's answers resemble each other", () => {
    const next = random(20261122);
    const truth = 0.7;
    const covered = {clustered: 0, naive: 0};
    const samples = 2000;
    for (let sample = 0; sample < samples; sample++) {
      const clusters = Array.from({length: 80}, () => {
        const own = next() < 0.5 ? 0.45 : 0.95; // mean .7
        const n = 1 + Math.floor(next() * 6);
        let y = 0;
        for (let i = 0; i < n; i++) if (next() < own) y++;
        return {n, y};
      });
      const sums = clusterSums(clusters);
      const holds = ({lo, hi}: {lo: number; hi: number}) => lo <= truth && truth <= hi;
      if (holds(clusteredProportion(sums)!)) covered.clustered++;
      if (holds(wilsonInterval(sums.y, sums.n)!)) covered.naive++;
    }
    expect(covered.clustered / samples).toBeGreaterThan(0.935);
    expect(covered.clustered / samples).toBeLessThan(0.97);
    expect(covered.naive / samples).toBeLessThan(0.9);
  });
});
