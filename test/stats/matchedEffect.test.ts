import {describe, expect, it} from "vitest";
import type {MatchedSums} from "../../src/stats/matchedEffect.js";
import {matchedEffect} from "../../src/stats/matchedEffect.js";

/** The sums of observations given one by one, as the query makes them. */
function sumsOf(
  rows: readonly {treated: number; stratum: string; y: number; customer: number}[]
): MatchedSums {
  const strata = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) strata.set(row.stratum, [...(strata.get(row.stratum) ?? []), row]);
  const customers = new Map<number, {a: number; b: number}>();
  let [matchedTreated, matchedControls] = [0, 0];
  for (const part of strata.values()) {
    const share = part.reduce((sum, {treated}) => sum + treated, 0) / part.length;
    if (share === 0 || share === 1) continue;
    const mean = part.reduce((sum, {y}) => sum + y, 0) / part.length;
    for (const {treated, y, customer} of part) {
      const r = treated - share;
      const own = customers.get(customer) ?? {a: 0, b: 0};
      own.a += r * (y - mean);
      own.b += r * r;
      customers.set(customer, own);
      matchedTreated += treated;
      matchedControls += 1 - treated;
    }
  }
  const all = [...customers.values()];
  const sum = (f: (c: {a: number; b: number}) => number): number =>
    all.reduce((total, customer) => total + f(customer), 0);
  return {
    treated: rows.filter(({treated}) => treated === 1).length,
    matchedTreated,
    matchedControls,
    sums: {
      people: all.length,
      n: sum(({b}) => b),
      y: sum(({a}) => a),
      nn: sum(({b}) => b * b),
      ny: sum(({a, b}) => a * b),
      yy: sum(({a}) => a * a)
    },
    covariates: []
  };
}

// R's warpbreaks with y = breaks > 26, wool A as the treatment, tension as the stratum and 18 clusters.
const y = "011011101001000111100001100101011101100011011000000001";
const threads = Array.from(y, (value, i) => ({
  y: Number(value),
  treated: i < 27 ? 1 : 0,
  stratum: "LMH"[Math.floor(i / 9) % 3]!,
  customer: i % 18
}));
const none = {smallest: 5};

describe("matchedEffect(sums)", () => {
  it("is least squares with an intercept for each stratum, clustered by customer", () => {
    // R: f <- lm(y ~ t + tension); S <- rowsum(X * resid, cl); B %*% (t(S) %*% S * 18/17) %*% B, qt(.975, 17)
    const {effect} = matchedEffect(sumsOf(threads), none);
    expect(effect!.value).toBeCloseTo(0.037037037037, 10);
    expect(effect!.lo).toBeCloseTo(-0.220041122032, 6);
    expect(effect!.hi).toBeCloseTo(0.294115196106, 6);
  });

  it("weights strata of unequal shares the same way", () => {
    const uneven = threads.filter((_, i) => i < 20 || i > 26);
    const {effect} = matchedEffect(sumsOf(uneven), none);
    expect(effect!.value).toBeCloseTo(0.0128205128205, 10);
    expect(effect!.lo).toBeCloseTo(-0.2507719062841, 6);
    expect(effect!.hi).toBeCloseTo(0.2764129319251, 6);
  });

  it("is refused with too few, without anyone similar, and where they still differ", () => {
    const sums = sumsOf(threads);
    const covariate = {
      name: "visits",
      treated: 5,
      control: 3,
      treatedVariance: 4,
      controlVariance: 4,
      matchedTreated: 4,
      matchedControl: 3.7
    };
    expect(matchedEffect(sums)).toMatchObject({refusal: "too_few", effect: null});
    expect(matchedEffect({...sums, treated: 60}, none)).toMatchObject({
      refusal: "no_overlap",
      overlap: 0.45
    });
    const unbalanced = matchedEffect({...sums, covariates: [covariate]}, none);
    expect(unbalanced.refusal).toBe("no_balance");
    expect(unbalanced.balance[0]!.before).toBeCloseTo(1, 12);
    expect(unbalanced.balance[0]!.after).toBeCloseTo(0.15, 12);
    const balanced = {...covariate, matchedControl: 3.85};
    expect(matchedEffect({...sums, covariates: [balanced]}, none).refusal).toBeNull();
  });
});
