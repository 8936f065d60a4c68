import {describe, expect, it} from "vitest";
import {binaryDrivers, patternsOf} from "../../src/stats/binaryDrivers.js";
import {driverIntervals, ranksOf, shareDifference} from "../../src/stats/driverIntervals.js";
import type {DriverReplicates} from "../../src/stats/driverReplicates.js";
import {resampleDrivers, samplePass} from "../../src/stats/driverReplicates.js";
import {PACKED_ZERO, unpackSample} from "../../src/stats/driverSample.js";
import type {DriverSample} from "../../src/stats/driverSample.js";
import {priorityChances, priorityOrder, roomToGain} from "../../src/stats/priorities.js";
import {quadrantChances, quadrantOf} from "../../src/stats/quadrants.js";
import {quantile, stepQuantile} from "../../src/stats/quantile.js";
import {seeded, xoshiro128} from "../../src/stats/randomNumbers.js";
import {random} from "./random.js";

/** Responses as the query packs them: drivers, empty slots up to ten, the outcome. */
const pack = (rows: readonly (readonly [isFirst: boolean, ...levels: number[]])[]): string =>
  rows
    .map(([isFirst, ...levels]) => {
      const drivers = levels.slice(0, -1);
      const all = [...drivers, ...Array<number>(10 - drivers.length).fill(0), levels.at(-1)!];
      const codes = all.map((level) => String.fromCharCode(PACKED_ZERO + 100 * level));
      return (isFirst ? "+" : "-") + codes.join("");
    })
    .join("");

/** Customers with `each` equal responses: three items of which the first drives the outcome most, the last not. */
function answers(customers: number, seed: number, each = 1): string {
  const next = random(seed);
  const level = (): number => 1 + Math.floor(5 * next());
  return pack(
    Array.from({length: customers}, () => {
      const [a, b, c] = [level(), level(), level()];
      const outcome = Math.round((3 * a + b + 2 * level()) / 6);
      return Array.from({length: each}, (_, i) => [i === 0, a, b, c, outcome] as const);
    }).flat()
  );
}

function resampled(sample: DriverSample, draw = sample.n, replicates = 1000): DriverReplicates {
  const work = resampleDrivers(sample, {replicates, draw, seed: 1});
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const spread = ({shares}: DriverReplicates, p: number): number => {
  const first = shares.filter((_, at) => at % p === 0);
  const mean = first.reduce((sum, value) => sum + value, 0) / first.length;
  return Math.sqrt(first.reduce((sum, value) => sum + (value - mean) ** 2, 0) / first.length);
};

describe("xoshiro128(state)", () => {
  it("gives the reference implementation's first numbers", () => {
    const {bits} = xoshiro128([1, 2, 3, 4]);
    expect([bits(), bits(), bits(), bits(), bits()]).toEqual([
      11520, 0, 5927040, 70819200, 2031721883
    ]);
  });

  it("is even over a range, and the same for the same seed", () => {
    const counts = [0, 0, 0, 0, 0];
    const {below} = seeded(42);
    for (let i = 0; i < 50_000; i++) counts[below(5)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
    expect(seeded(7).bits()).toBe(seeded(7).bits());
    expect(seeded(7).bits()).not.toBe(seeded(8).bits());
  });
});

describe("quantiles", () => {
  it("quantile(sorted, p) interpolates, stepQuantile(sorted, p) does not", () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(stepQuantile([1, 2, 3, 4], 0.25)).toBe(1);
    expect(stepQuantile([1, 2, 3, 4], 0.26)).toBe(2);
    expect([quantile([5], 0.975), stepQuantile([5], 0)]).toEqual([5, 5]);
  });
});

describe("unpackSample(packed, p)", () => {
  it("reads answers, missing ones and who gave them", () => {
    const sample = unpackSample(
      pack([
        [true, 4, 0, 5],
        [false, 1.25, 2, 3],
        [true, 1, 1, 1]
      ]),
      2
    );
    expect(sample).toMatchObject({p: 2, n: 3});
    expect([...sample.starts]).toEqual([0, 2, 3]);
    expect([...sample.values]).toEqual([400, 0, 500, 125, 200, 300, 100, 100, 100]);
  });

  it("throws where a character is lost", () => {
    expect(() => unpackSample("+ab", 2)).toThrow(/3 characters/);
  });
});

describe("samplePass(sample)", () => {
  it("takes means of all answers, shares of complete responses", () => {
    const rows = unpackSample(
      pack([
        [true, 5, 0, 5],
        [true, 1, 2, 1],
        [true, 4, 3, 4],
        [true, 2, 4, 2]
      ]),
      2
    );
    const {means, fit, shares} = samplePass(rows);
    expect(means).toEqual([3, 3]);
    expect(fit).toBeCloseTo(1, 9);
    expect(shares[0]).toBeGreaterThan(shares[1]!);
  });
});

describe("resampleDrivers(sample)", () => {
  it("gives the same replicates for the same seed and says how far it is", () => {
    const sample = unpackSample(answers(100, 1), 3);
    const steps = [...resampleDrivers(sample, {replicates: 50, draw: 100, seed: 3})];
    expect(steps).toEqual([25, 50]);
    expect(resampled(sample, 100, 50)).toEqual(resampled(sample, 100, 50));
  });

  it("draws customers, not responses: answers given four times tell no more than once", () => {
    const once = spread(resampled(unpackSample(answers(200, 2), 3)), 3);
    const fourTimes = spread(resampled(unpackSample(answers(200, 2, 4), 3)), 3);
    expect(fourTimes / once).toBeCloseTo(1, 1);
  });

  it("covers the planted shares in about 95 % of samples", () => {
    // Of 3a + b + 2e over independent items of equal variance, a explains 9 of 10, b 1, c none.
    let hits = 0;
    const samples = 60;
    for (let seed = 1; seed <= samples; seed++) {
      const sample = unpackSample(answers(300, 100 + seed), 3);
      const pass = samplePass(sample);
      const {shareIntervals} = driverIntervals(pass, pass, resampled(sample, 300, 300));
      if (shareIntervals[0]!.lo <= 0.9 && shareIntervals[0]!.hi >= 0.9) hits++;
    }
    expect(hits / samples).toBeGreaterThan(0.85);
  });
});

describe("driverIntervals(whole, pool, replicates, scales)", () => {
  const sample = unpackSample(answers(400, 4), 3);
  const pass = samplePass(sample);

  it("are percentiles of shares, means and ranks", () => {
    const {shareIntervals, meanIntervals, rankIntervals} = driverIntervals(
      pass,
      pass,
      resampled(sample)
    );
    pass.shares.forEach((share, i) => {
      expect(shareIntervals[i]!.lo).toBeLessThanOrEqual(share + 0.01);
      expect(shareIntervals[i]!.hi).toBeGreaterThan(share);
    });
    // The mean of 400 independent levels of 1 to 5: ± 1.96 √2/√400.
    expect(meanIntervals[0]!.hi - meanIntervals[0]!.lo).toBeCloseTo(
      (2 * 1.96 * Math.SQRT2) / 20,
      1
    );
    expect(rankIntervals[0]).toEqual({lo: 1, hi: 1});
    expect(rankIntervals[1]).toEqual({lo: 2, hi: 2});
  });

  it("have, with a quarter drawn and scaled by a half, the width of the whole bootstrap", () => {
    const whole = driverIntervals(pass, pass, resampled(sample));
    const part = driverIntervals(pass, pass, resampled(sample, 100), {shares: 0.5, means: 0.5});
    const width = ({lo, hi}: {lo: number; hi: number}): number => hi - lo;
    const ratio = width(part.meanIntervals[0]!) / width(whole.meanIntervals[0]!);
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.15);
  });

  it("tell which of two shares is larger, where they can be told apart", () => {
    const intervals = driverIntervals(pass, pass, resampled(sample));
    expect(shareDifference(intervals, 0, 1).lo).toBeGreaterThan(0);
    const twins = unpackSample(pack(twinRows(200)), 3);
    const twinPass = samplePass(twins);
    const alike = driverIntervals(twinPass, twinPass, resampled(twins));
    const {lo, hi} = shareDifference(alike, 0, 1);
    expect(lo).toBeLessThan(0);
    expect(hi).toBeGreaterThan(0);
  });

  it("ranksOf(values, p) ranks within each run, ties sharing the better rank", () => {
    expect([...ranksOf(Float64Array.of(0.2, 0.5, 0.2, 1, 2, 3), 3)]).toEqual([2, 1, 2, 3, 2, 1]);
  });
});

/** Two items that mostly agree, the outcome their mean. */
function twinRows(n: number): [boolean, ...number[]][] {
  const next = random(9);
  return Array.from({length: n}, () => {
    const a = 1 + Math.floor(5 * next());
    const b = next() < 0.8 ? a : 1 + Math.floor(5 * next());
    return [true, a, b, 1 + Math.floor(5 * next()), (a + b) / 2];
  });
}

describe("quadrants", () => {
  const cuts = {importance: 0.25, performance: 4};

  it("quadrantOf(importance, performance, cuts) counts a cut as above", () => {
    expect(quadrantOf(0.3, 3.9, cuts)).toBe("concentrate");
    expect(quadrantOf(0.25, 4, cuts)).toBe("keep_up");
    expect(quadrantOf(0.1, 3, cuts)).toBe("low_priority");
    expect(quadrantOf(0.1, 4.5, cuts)).toBe("overkill");
  });

  const intervals = {
    count: 4,
    shares: Float64Array.of(0.3, 0.7, 0.3, 0.7, 0.2, 0.8, 0.2, 0.8),
    means: Float64Array.of(3.9, 4.5, 4.1, 4.5, 3.9, 4.5, 4.1, 3.5),
    shareIntervals: [],
    meanIntervals: [],
    rankIntervals: []
  };

  it("quadrantChances(intervals, i, cuts) counts replicates; stated importance stays where it is", () => {
    expect(quadrantChances(intervals, 0, cuts)).toEqual({
      concentrate: 0.25,
      keep_up: 0.25,
      low_priority: 0.25,
      overkill: 0.25
    });
    expect(quadrantChances(intervals, 0, cuts, 0.5)).toMatchObject({
      concentrate: 0.5,
      keep_up: 0.5
    });
  });

  it("priorityOrder(…) puts what is important and below target first, then what there is most to gain", () => {
    expect(roomToGain(0.5, 4)).toBe(0.5);
    expect(priorityOrder([0.5, 0.26, 0.14, 0.1], [4.2, 3.9, 2, 4.9], cuts)).toEqual([1, 2, 0, 3]);
    expect(priorityChances(intervals, cuts, 1)).toEqual([0.25, 0.75]);
  });
});

describe("binaryDrivers(sample)", () => {
  it("finds the item on which a yes depends, and puts equal answers together", () => {
    const next = random(12);
    const rows = Array.from({length: 800}, () => {
      const [a, b] = [1 + Math.floor(5 * next()), 1 + Math.floor(5 * next())];
      return [true, a, b, next() < a / 6 ? 5 : 1] as const;
    });
    const sample = unpackSample(pack(rows), 2);
    const {shares, fit, n} = binaryDrivers(sample);
    expect(n).toBe(800);
    expect(patternsOf(sample).counts).toHaveLength(25);
    expect(shares[0]).toBeGreaterThan(0.95);
    expect(fit).toBeGreaterThan(0.1);
    // To first order the shares are those of the linear R², which is why replicates use it.
    const linear = samplePass(sample);
    expect(linear.shares[0]).toBeCloseTo(shares[0]!, 1);
  });

  it("leaves out responses that are not complete", () => {
    const sample = unpackSample(
      pack([
        [true, 0, 5],
        [true, 4, 0],
        [true, 4, 5],
        [true, 3, 1]
      ]),
      1
    );
    expect(binaryDrivers(sample).n).toBe(2);
  });
});
