import {describe, expect, it} from "vitest";
import type {RiskSample} from "../../loaders/risk/modelRisk.js";
import {fitRisk, foretell, validateRisk} from "../../loaders/risk/modelRisk.js";
import {riskFeatureNames, riskLevels} from "../../src/contract/risk.js";
import {random as randomSource} from "../stats/random.js";

const place = (name: string): number => riskFeatureNames.indexOf(name as never);

/** Vehicles whose loss depends on recency, and where asked on satisfaction; everything else is noise. */
function sample(seed: number, {n = 4000, dissatisfaction = 0} = {}): RiskSample {
  const random = randomSource(seed);
  const width = riskFeatureNames.length;
  const levels = new Uint8Array(n * width);
  const customers = new Int32Array(n);
  const lost = new Uint8Array(n);
  const daysOverdue = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    const recency = Math.floor(random() * 4);
    const satisfaction = random() < 0.3 ? 4 : 1;
    levels[row * width + place("recency")] = recency;
    levels[row * width + place("satisfaction")] = satisfaction;
    levels[row * width + place("mileage")] = Math.floor(random() * 3);
    customers[row] = row;
    daysOverdue[row] = -120 + 60 * recency;
    const logit = -1.5 + 0.5 * recency + (satisfaction === 4 ? dissatisfaction : 0);
    lost[row] = random() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
  }
  return {n, levels, customers, lost, daysOverdue};
}

describe("fitRisk(sample, score)", () => {
  it("recovers planted effects within their intervals, and finds none where there is none", () => {
    const fit = fitRisk(sample(1, {dissatisfaction: 1.2}), "model")!;
    const columns = riskLevels.filter(({level}) => level > 0);
    const of = (name: string) =>
      fit.coefficients[1 + columns.findIndex((one) => one.name === name)]!;
    const recency = of("recency:overdue_1_month");
    expect(recency.lo!).toBeLessThan(1.5);
    expect(recency.hi!).toBeGreaterThan(1.5);
    // Nobody is without an answer: dissatisfied is compared with very satisfied.
    const difference =
      of("satisfaction:dissatisfied").value - of("satisfaction:very_satisfied").value;
    expect(difference).toBeGreaterThan(1);
    expect(difference).toBeLessThan(1.4);
    expect(of("mileage:low").lo!).toBeLessThan(0);
    expect(of("mileage:low").hi!).toBeGreaterThan(0);
    expect(of("company:company").se).toBeNull();
  });

  it("foretells as many losses as there were", () => {
    const known = sample(2, {dissatisfaction: 1});
    const foretold = foretell(fitRisk(known, "rule")!, known, "rule");
    const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
    expect(sum(foretold)).toBeCloseTo(sum(known.lost), 4);
  });
});

describe("validateRisk(training, validation)", () => {
  it("prefers the model where more than recency counts, and is calibrated on later data", async () => {
    const {checks, isModelBetter} = await validateRisk(
      sample(3, {dissatisfaction: 1.2}),
      sample(4, {dissatisfaction: 1.2})
    );
    expect(isModelBetter).toBe(true);
    const slope = checks.find(({score, measure}) => score === "model" && measure === "slope")!;
    expect(slope.lo!).toBeLessThan(1);
    expect(slope.hi!).toBeGreaterThan(1);
  });

  it("keeps to the rule where nothing but recency counts", async () => {
    expect((await validateRisk(sample(5), sample(6))).isModelBetter).toBe(false);
  });

  it("says nothing with too few losses", async () => {
    expect((await validateRisk(sample(7, {n: 60}), sample(8))).checks).toEqual([]);
  });
});
