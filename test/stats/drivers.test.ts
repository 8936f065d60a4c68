import {describe, expect, it} from "vitest";
import {choleskySolve} from "../../src/stats/choleskySolve.js";
import {correlations} from "../../src/stats/correlations.js";
import type {CrossProducts} from "../../src/stats/correlations.js";
import {cronbachAlpha} from "../../src/stats/cronbachAlpha.js";
import {linearDrivers} from "../../src/stats/linearDrivers.js";
import {logisticSubsets} from "../../src/stats/logisticSubsets.js";
import {relativeWeights} from "../../src/stats/relativeWeights.js";
import {shapleyValues, sharesOf} from "../../src/stats/shapleyValues.js";
import {subsetFits} from "../../src/stats/subsetFits.js";
import {symmetricEigen} from "../../src/stats/symmetricEigen.js";
import {varianceInflation} from "../../src/stats/varianceInflation.js";
import {teachingData} from "../util/teachingData.js";
import {random} from "./random.js";

/** Sums of rows whose last column is the outcome. */
function crossProductsOf(rows: readonly (readonly number[])[]): CrossProducts {
  const size = rows[0]!.length;
  const total = (of: (row: readonly number[]) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0);
  const products: number[] = [];
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) products.push(total((row) => row[i]! * row[j]!));
  return {size, n: rows.length, sums: rows[0]!.map((_, i) => total((row) => row[i]!)), products};
}

const swiss = teachingData("swiss", [
  "Agriculture",
  "Examination",
  "Education",
  "Catholic",
  "Infant.Mortality",
  "Fertility"
]);
const mtcars = teachingData("mtcars", ["cyl", "disp", "hp", "gear", "mpg"]);

/** Rows of p predictors that share a common part, and an outcome of some of them. */
function manyRows(seed: number, p: number, n: number, common: number): number[][] {
  const next = random(seed);
  const normal = (): number => Array.from({length: 12}, next).reduce((a, b) => a + b, -6);
  return Array.from({length: n}, () => {
    const shared = normal();
    const x = Array.from({length: p}, () => common * shared + normal());
    return [...x, x.reduce((sum, value, i) => sum + value / (i + 1), normal())];
  });
}

describe("linearDrivers(crossProducts)", () => {
  it("gives the LMG shares of R² published for swiss (relaimpo)", () => {
    const {fit, values} = linearDrivers(crossProductsOf(swiss));
    expect(fit).toBeCloseTo(0.7067, 4);
    [0.0571, 0.1712, 0.2601, 0.1056, 0.1128].forEach((value, i) =>
      expect(values[i]).toBeCloseTo(value, 4)
    );
  });

  it("shares R² out without rest and without a negative share, however collinear", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const p = 2 + (seed % 9);
      const {fit, values, shares} = linearDrivers(
        crossProductsOf(manyRows(seed, p, 60, (seed % 5) * 3))
      );
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(fit, 9);
      expect(shares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(-1e-12);
      expect(fit).toBeLessThanOrEqual(1);
    }
  });

  it("gives two identical predictors equal shares, and their variance inflation as infinite", () => {
    const rows = manyRows(3, 3, 80, 0.5).map(([a, b, c, y]) => [a!, b!, a!, c!, y!]);
    const {values, inflation, fit} = linearDrivers(crossProductsOf(rows));
    expect(values[0]).toBeCloseTo(values[2]!, 9);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(fit, 9);
    expect([inflation[0], inflation[2]]).toEqual([Infinity, Infinity]);
    expect(inflation[1]).toBeLessThan(2);
  });

  it("does not depend on the order, the units or the origin of the predictors", () => {
    const rows = manyRows(5, 4, 100, 1);
    const plain = linearDrivers(crossProductsOf(rows)).values;
    const turned = linearDrivers(
      crossProductsOf(rows.map(([a, b, c, d, y]) => [4 - 3 * d!, b!, 100 * c! + 7, a!, 2 * y!]))
    ).values;
    [3, 1, 2, 0].forEach((from, to) => expect(turned[to]).toBeCloseTo(plain[from]!, 8));
  });

  it("gives a predictor or an outcome that never varies nothing to share", () => {
    const rows = manyRows(7, 3, 50, 0).map(([a, b, , y]) => [a!, b!, 4.35, y!]);
    const {values, inflation} = linearDrivers(crossProductsOf(rows));
    expect(values[2]).toBe(0);
    expect(inflation[2]).toBe(1);
    expect(linearDrivers(crossProductsOf(rows.map((row) => [...row.slice(0, 3), 5]))).fit).toBe(0);
  });
});

describe("relativeWeights(correlations)", () => {
  it("gives Johnson's weights published for mtcars", () => {
    const weights = relativeWeights(correlations(crossProductsOf(mtcars)), 4);
    [0.2284797, 0.2221469, 0.2321744, 0.0963886].forEach((weight, i) =>
      expect(weights[i]).toBeCloseTo(weight, 6)
    );
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(0.7791896, 6);
  });

  it("tells the same as LMG where predictors do not hang together", () => {
    const {shares, checkShares} = linearDrivers(crossProductsOf(manyRows(11, 5, 4000, 0)));
    shares.forEach((share, i) => expect(checkShares[i]).toBeCloseTo(share, 2));
  });
});

describe("subsetFits(matrix)", () => {
  it("has R² = r² of one, (r₁² + r₂² − 2 r₁ r₂ r₁₂)/(1 − r₁₂²) of two", () => {
    const [r1, r2, r12] = [0.6, 0.5, 0.3];
    const fits = subsetFits(Float64Array.of(1, r12, r1, r12, 1, r2, r1, r2, 1), 2);
    expect(fits[0]).toBe(0);
    expect(fits[1]).toBeCloseTo(0.36, 12);
    expect(fits[2]).toBeCloseTo(0.25, 12);
    expect(fits[3]).toBeCloseTo((r1 ** 2 + r2 ** 2 - 2 * r1 * r2 * r12) / (1 - r12 ** 2), 12);
  });
});

describe("shapleyValues(fits)", () => {
  it("is the mean over both orders of two", () => {
    const [a, b] = shapleyValues([0, 0.4, 0.3, 0.5], 2);
    expect(a).toBeCloseTo((0.4 + 0.2) / 2, 12);
    expect(b).toBeCloseTo((0.3 + 0.1) / 2, 12);
  });

  it("has equal shares where nothing is explained", () => {
    expect(sharesOf([0, 0, 0, 0])).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});

describe("varianceInflation(matrix)", () => {
  it("is 1/(1 − r²) of two, and 1 where nothing correlates", () => {
    expect(varianceInflation(Float64Array.of(1, 0.8, 0.8, 1), 2, 2)[0]).toBeCloseTo(1 / 0.36, 12);
    expect(varianceInflation(Float64Array.of(1, 0, 0, 1), 2, 2)).toEqual([1, 1]);
  });
});

describe("logisticSubsets(patterns)", () => {
  // One yes-or-no predictor: the fitted chances are the shares themselves.
  const patterns = {
    p: 1,
    values: Float64Array.of(0, 1),
    counts: Float64Array.of(40, 60),
    events: Float64Array.of(10, 45)
  };
  const entropy = (yes: number, no: number): number =>
    yes * Math.log(yes / (yes + no)) + no * Math.log(no / (yes + no));

  it("has the closed form of one yes-or-no predictor", () => {
    const expected = 1 - (entropy(10, 30) + entropy(45, 15)) / entropy(55, 45);
    expect(logisticSubsets(patterns)[1]).toBeCloseTo(expected, 9);
  });

  it("is saturated by two such predictors and their cell shares only with additive logits", () => {
    const odds = (a: number, b: number): number => 1 / (1 + Math.exp(-(-1 + 2 * a + 0.5 * b)));
    const cells = [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1]
    ] as const;
    const count = 1000;
    const events = cells.map(([a, b]) => count * odds(a, b));
    const fits = logisticSubsets({
      p: 2,
      values: Float64Array.from(cells.flat()),
      counts: new Float64Array(4).fill(count),
      events: Float64Array.from(events)
    });
    const total = events.reduce((sum, value) => sum + value, 0);
    const within = events.reduce((sum, value) => sum + entropy(value, count - value), 0);
    expect(fits[3]).toBeCloseTo(1 - within / entropy(total, 4 * count - total), 9);
    expect(fits[3]).toBeGreaterThan(fits[1]!);
    expect(fits[1]).toBeGreaterThan(fits[2]!);
  });

  it("does not break where a predictor tells everything, nothing or is there twice", () => {
    const perfect = {...patterns, events: Float64Array.of(0, 60)};
    expect(logisticSubsets(perfect)[1]).toBeGreaterThan(0.999);
    const never = {...patterns, events: Float64Array.of(0, 0)};
    expect([...logisticSubsets(never)]).toEqual([0, 0]);
    const twice = {...patterns, p: 2, values: Float64Array.of(0, 0, 1, 1)};
    const fits = logisticSubsets(twice);
    expect(fits[3]).toBeCloseTo(fits[1]!, 9);
    expect(shapleyValues(fits, 2)[0]).toBeCloseTo(shapleyValues(fits, 2)[1]!, 9);
  });
});

describe("small linear algebra", () => {
  it("choleskySolve(a, b) solves, and leaves out what earlier rows explain", () => {
    const x = choleskySolve(Float64Array.of(4, 2, 2, 3), [2, 5]);
    expect([...x].map((value) => Number(value.toFixed(12)))).toEqual([-0.5, 2]);
    expect([...choleskySolve(Float64Array.of(4, 2, 2, 1), [4, 2])]).toEqual([1, 0]);
  });

  it("symmetricEigen(a) gives vectors that make a again", () => {
    const a = [
      [2, 1, 0.5],
      [1, 3, -1],
      [0.5, -1, 1]
    ];
    const {values, vectors} = symmetricEigen(a);
    a.forEach((row, i) =>
      row.forEach((value, j) =>
        expect(
          values.reduce((sum, of, k) => sum + of * vectors[i]![k]! * vectors[j]![k]!, 0)
        ).toBeCloseTo(value, 10)
      )
    );
  });
});

describe("cronbachAlpha(scale)", () => {
  const variance = (values: readonly number[]): number => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  };

  it("gives the raw α published for attitude", () => {
    const rows = teachingData("attitude", [
      "rating",
      "complaints",
      "privileges",
      "learning",
      "raises",
      "critical",
      "advance"
    ]);
    const alpha = cronbachAlpha({
      k: 7,
      n: rows.length,
      itemVariances: rows[0]!.reduce((sum, _, i) => sum + variance(rows.map((row) => row[i]!)), 0),
      sumVariance: variance(rows.map((row) => row.reduce((a, b) => a + b, 0)))
    });
    expect(alpha!.value).toBeCloseTo(0.8431, 4);
    expect(alpha!.lo).toBeLessThan(0.8431);
    expect(alpha!.hi).toBeGreaterThan(0.8431);
  });

  it("has Feldt's interval from the tabled F: 2.774 (10, 20) and 3.419 (20, 10)", () => {
    const {value, lo, hi} = cronbachAlpha({k: 3, n: 11, itemVariances: 3, sumVariance: 6})!;
    expect(value).toBeCloseTo(0.75, 12);
    expect(lo).toBeCloseTo(1 - 0.25 * 2.774, 3);
    expect(hi).toBeCloseTo(1 - 0.25 / 3.419, 3);
  });

  it("is unknown for one item, two answers or answers that never vary", () => {
    const scale = {k: 3, n: 50, itemVariances: 1, sumVariance: 2};
    expect(cronbachAlpha({...scale, k: 1})).toBeNull();
    expect(cronbachAlpha({...scale, n: 2})).toBeNull();
    expect(cronbachAlpha({...scale, sumVariance: 0})).toBeNull();
  });
});
