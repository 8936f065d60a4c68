import {describe, expect, it} from "vitest";
import {areaUnderCurve, compareAreas} from "../../src/stats/areaUnderCurve.js";
import {calibration} from "../../src/stats/calibration.js";
import {gains} from "../../src/stats/gains.js";
import {logisticRegression, oddsRatio} from "../../src/stats/logisticRegression.js";
import {teachingData} from "../util/teachingData.js";

const cars = teachingData("mtcars", ["mpg", "vs", "am", "carb", "hp"]).map((row) => ({
  mpg: row[0]!,
  vs: row[1]!,
  am: row[2]!,
  carb: row[3]!,
  hp: row[4]!
}));
const vs = cars.map((car) => car.vs);
const patterns = {
  p: 2,
  values: Float64Array.from(cars.flatMap(({mpg, am}) => [mpg, am])),
  counts: Float64Array.from(cars, () => 1),
  events: Float64Array.from(vs)
};

describe("logisticRegression(patterns, clusters)", () => {
  it("agrees with R's glm(vs ~ mpg + am, binomial, mtcars)", () => {
    const fit = logisticRegression(patterns)!;
    const expected = [
      [-12.705115797, 4.625330821],
      [0.680920529, 0.252381349],
      [-3.007273855, 1.599496033]
    ];
    expect(fit.logLikelihood).toBeCloseTo(-10.3231464346, 8);
    fit.coefficients.forEach(({value, se}, i) => {
      expect(value).toBeCloseTo(expected[i]![0]!, 5);
      expect(se).toBeCloseTo(expected[i]![1]!, 4);
    });
    expect(fit).toMatchObject({n: 32, events: 14, isSeparated: false});
  });

  it("clusters as the sandwich does", () => {
    // R: A <- vcov(m); S <- rowsum(X * (vs - fitted), carb); A %*% (t(S) %*% S * 6/5) %*% A
    const fit = logisticRegression(patterns, {
      cluster: cars.map(({carb}) => carb),
      pattern: [...cars.keys()],
      event: vs
    })!;
    expect(fit.coefficients[0]!.se).toBeCloseTo(4.819456956, 4);
    expect(fit.coefficients[1]!.se).toBeCloseTo(0.305216968, 5);
    expect(fit.coefficients[2]!.se).toBeCloseTo(2.058993476, 5);
  });

  it("of one yes-or-no predictor is the table's odds ratio, with Woolf's interval", () => {
    const fit = logisticRegression({
      p: 1,
      values: Float64Array.of(1, 0),
      counts: Float64Array.of(40, 50),
      events: Float64Array.of(30, 20)
    })!;
    const odds = oddsRatio(fit.coefficients[1]!)!;
    const half = 1.959963984540054 * Math.sqrt(1 / 30 + 1 / 10 + 1 / 20 + 1 / 30);
    expect(odds.value).toBeCloseTo(4.5, 6);
    expect(odds.lo).toBeCloseTo(4.5 * Math.exp(-half), 6);
    expect(odds.hi).toBeCloseTo(4.5 * Math.exp(half), 6);
  });

  it("stays finite where an answer foretells the outcome, as Firth's: half a case more in each cell", () => {
    const fit = logisticRegression({
      p: 1,
      values: Float64Array.of(1, 0),
      counts: Float64Array.of(12, 20),
      events: Float64Array.of(12, 5)
    })!;
    expect(fit.isSeparated).toBe(true);
    expect(fit.coefficients[1]!.value).toBeCloseTo(Math.log((12.5 / 0.5) * (15.5 / 5.5)), 6);
  });

  it("gives a predictor that others explain no interval, and nothing where nothing varies", () => {
    const twice = logisticRegression({
      ...patterns,
      values: Float64Array.from(cars.flatMap(({mpg}) => [mpg, 2 * mpg]))
    })!;
    expect(twice.coefficients[2]).toEqual({value: 0, se: null, lo: null, hi: null});
    expect(logisticRegression({...patterns, events: new Float64Array(32)})).toBeNull();
  });
});

describe("areaUnderCurve(scores, events)", () => {
  // R, by the kernel: K <- outer(x, z, \(a, b) (a > b) + .5 * (a == b)); mean(K);
  // sqrt(var(rowMeans(K)) / length(x) + var(colMeans(K)) / length(z))
  it("has DeLong's interval", () => {
    const area = areaUnderCurve(
      cars.map(({mpg}) => mpg),
      vs
    )!;
    expect(area.value).toBeCloseTo(0.9107142857143, 10);
    expect(area.lo).toBeCloseTo(0.9107142857143 - 1.959963984540054 * 0.0505531034023, 10);
    expect(area.hi).toBe(1);
  });

  it("compares two rankings of the same cases", () => {
    const weights = teachingData("mtcars", ["wt"]).map((row) => -row[0]!);
    const {second, difference} = compareAreas(
      cars.map(({mpg}) => mpg),
      weights,
      vs
    )!;
    expect(second.value).toBeCloseTo(0.8412698412698, 10);
    expect(difference.value).toBeCloseTo(0.0694444444444, 10);
    expect(difference.hi - difference.value).toBeCloseTo(1.959963984540054 * 0.0398227967347, 10);
  });

  it("is a half for a score that says nothing, and null without both kinds", () => {
    expect(areaUnderCurve([1, 1, 1, 1], [0, 1, 0, 1])!.value).toBe(0.5);
    expect(areaUnderCurve([1, 2, 3], [1, 0, 0])).toBeNull();
  });
});

describe("calibration(probabilities, events)", () => {
  it("agrees with R's glm(vs ~ qlogis(p)) and mean((p - vs)^2)", () => {
    const p = cars.map(({mpg}) =>
      Math.min(0.999, Math.max(0.001, 1 / (1 + Math.exp(-(mpg - 20) / 3))))
    );
    const {slope, brier, happened, bins} = calibration(p, vs, {count: 4})!;
    expect(slope!.value).toBeCloseTo(1.29124056, 5);
    expect(slope!.hi - slope!.value).toBeCloseTo(1.959963984540054 * 0.475265908761, 4);
    expect(brier).toBeCloseTo(0.131607553194, 10);
    expect(happened.value).toBeCloseTo(14 / 32, 12);
    expect(bins.reduce((sum, {n}) => sum + n, 0)).toBe(32);
  });

  it("keeps equal probabilities in one bin", () => {
    const {bins, slope} = calibration([0.2, 0.2, 0.2, 0.8], [0, 0, 1, 1], {count: 4})!;
    expect(bins.map(({n}) => n)).toEqual([3, 1]);
    expect(slope).not.toBeNull();
    expect(calibration([], [])).toBeNull();
  });
});

describe("gains(scores, events, shares)", () => {
  it("counts the events among the highest scores, evenly within equal ones", () => {
    const found = gains(
      [4, 3, 2, 2, 1, 0, 0, 0, 0, 0],
      [1, 0, 1, 0, 0, 0, 0, 0, 0, 0],
      [0.1, 0.3, 1]
    );
    expect(found.map(({captured}) => captured)).toEqual([0.5, 0.75, 1]);
    expect(found.map(({lift}) => lift)).toEqual([5, 2.5, 1]);
    expect(gains([1, 2], [0, 0], [0.5])).toEqual([]);
  });
});
