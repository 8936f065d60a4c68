import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {CountingModel, VisitHistory} from "../../src/stats/countingModel.js";
import {visitHistories} from "../../src/stats/countingModel.js";
import {fitCounting} from "../../src/stats/fitCounting.js";
import {expectedSpend, fitGammaGamma, gammaGammaLogLikelihood} from "../../src/stats/gammaGamma.js";
import {logBeta, logGamma, logSum} from "../../src/stats/gamma.js";
import type {Fit} from "../../src/stats/maximumLikelihood.js";
import {drawParameters} from "../../src/stats/maximumLikelihood.js";
import {paretoNbd} from "../../src/stats/paretoNbd.js";
import {seeded} from "../../src/stats/randomNumbers.js";
import {regularCounting} from "../../src/stats/regularCounting.js";
import {random} from "./random.js";

const bgNbd = regularCounting({stopsAtOnce: false});
const mbgNbd = regularCounting();

/** ₂F₁(a, b; c; z) by its series, 0 ≤ z < 1. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; Math.abs(term) > 1e-17 * sum; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
  }
  return sum;
}

const folder = process.env.REFERENCE_DATA;
interface Cdnow extends VisitHistory {
  spend: number;
}
const cdnow = (): Cdnow[] =>
  readFileSync(join(folder!, "cdnow_summary.csv"), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [, x, last, observed, spend] = line.split(",").map(Number);
      return {x: x!, last: last!, observed: observed!, spend: spend!};
    });

const fitted = (fit: Fit | string): Fit => {
  if (typeof fit === "string") throw new Error(fit);
  return fit;
};
const rounded = ({parameters}: Fit, digits: number): number[] =>
  parameters.map((value) => Number(value.toFixed(digits)));

describe.skipIf(!folder)("the CDNOW sample (REFERENCE_DATA)", () => {
  it("gives the published BG/NBD (Fader, Hardie & Lee 2005)", () => {
    const fit = fitted(fitCounting(bgNbd, visitHistories(cdnow())));
    expect(rounded(fit, 3)).toEqual([0.243, 4.414, 0.793, 2.426]);
    expect(fit.logLikelihood).toBeCloseTo(-9582.4, 1);
    const first = {x: 2, last: 30.43, observed: 38.86};
    expect(bgNbd.alive(fit.parameters, first)).toBeCloseTo(0.7266, 4);
    expect(bgNbd.expected(fit.parameters, first, [39])[0]).toBeCloseTo(1.226, 3);
  });

  it("gives the published Pareto/NBD", () => {
    const histories = visitHistories(cdnow());
    const fit = fitted(fitCounting(paretoNbd(), histories));
    expect(rounded(fit, 3).slice(0, 3)).toEqual([0.553, 10.578, 0.606]);
    expect(fit.logLikelihood).toBeCloseTo(-9595, 1);
    // β is published as 11.669; the likelihood is flat there, and ours is no smaller.
    expect(Math.abs(fit.parameters[3]! - 11.669)).toBeLessThan(0.002);
    const published = paretoNbd().logLikelihood([0.553, 10.578, 0.606, 11.669], histories);
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(published);
  });

  it("gives the published Gamma–Gamma over 946 repeaters (Fader & Hardie 2013)", () => {
    const repeaters = cdnow().flatMap(({x, spend}) => (x > 0 ? [{visits: x, mean: spend}] : []));
    expect(repeaters).toHaveLength(946);
    const fit = fitted(fitGammaGamma(repeaters));
    expect(rounded(fit, 2).slice(0, 2)).toEqual([6.25, 3.74]);
    // γ is published as 15.44; the likelihood is flat there, and ours is no smaller.
    expect(Math.abs(fit.parameters[2]! - 15.44)).toBeLessThan(0.01);
    const published = gammaGammaLogLikelihood([6.25, 3.74, 15.44], repeaters);
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(published);
  });
});

const parameters = [0.8, 3.5, 0.9, 2.7];
const histories: VisitHistory[] = [
  {x: 0, last: 0, observed: 30},
  {x: 1, last: 4, observed: 12},
  {x: 2, last: 30.43, observed: 38.86},
  {x: 9, last: 20, observed: 41},
  {x: 40, last: 35, observed: 36}
];
const sumOf = (model: CountingModel, of: readonly number[], history: VisitHistory): number =>
  model.logLikelihood(of, visitHistories([history]));

describe("closed forms", () => {
  it("BG/NBD: likelihood, probability alive and expectation (Fader, Hardie & Lee 2005, 6 and 10)", () => {
    const [r, alpha, a, b] = parameters as [number, number, number, number];
    for (const history of histories) {
      const {x, last, observed} = history;
      const a1 = logGamma(r + x) - logGamma(r) + r * Math.log(alpha);
      const a2 = logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x);
      const a3 = -(r + x) * Math.log(alpha + observed);
      const a4 =
        x > 0 ? Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + last) : -Infinity;
      expect(sumOf(bgNbd, parameters, history)).toBeCloseTo(a1 + a2 + logSum(a3, a4), 8);
      const alive = 1 / (1 + Math.exp(a4 - a3));
      expect(bgNbd.alive(parameters, history)).toBeCloseTo(alive, 10);
      // a = 0.9 keeps (a + b + x − 1)/(a − 1) away from its pole.
      const t = 24;
      const expected =
        alive *
        ((a + b + x - 1) / (a - 1)) *
        (1 -
          ((alpha + observed) / (alpha + observed + t)) ** (r + x) *
            hypergeometric(r + x, b + x, a + b + x - 1, t / (alpha + observed + t)));
      const ours = bgNbd.expected(parameters, history, [t])[0]!;
      expect(Math.abs(ours / expected - 1)).toBeLessThan(1e-6);
    }
  });

  it("MBG/NBD: expectation as that of BG/NBD with one more chance to stop (Batislam et al. 2007)", () => {
    const [r, alpha, a, b] = parameters as [number, number, number, number];
    for (const history of histories) {
      const {x, last, observed} = history;
      const stopped = (a / (b + x)) * ((alpha + observed) / (alpha + last)) ** (r + x);
      const alive = 1 / (1 + stopped);
      expect(mbgNbd.alive(parameters, history)).toBeCloseTo(alive, 10);
      const t = 10;
      const expected =
        alive *
        ((a + b + x) / (a - 1)) *
        (1 -
          ((alpha + observed) / (alpha + observed + t)) ** (r + x) *
            hypergeometric(r + x, b + x + 1, a + b + x, t / (alpha + observed + t)));
      expect(Math.abs(mbgNbd.expected(parameters, history, [t])[0]! / expected - 1)).toBeLessThan(
        1e-6
      );
    }
  });

  it("MBG/CNBD-k with one stage is MBG/NBD, and with a and b large in ratio the model with one probability", () => {
    const same = regularCounting({stages: 3, stopsDiffer: false});
    const differing = regularCounting({stages: 3});
    for (const history of histories) {
      expect(sumOf(regularCounting({stages: 1}), parameters, history)).toBe(
        sumOf(mbgNbd, parameters, history)
      );
      const large = [0.8, 3.5, 2e6, 8e6];
      expect(same.alive([0.8, 3.5, 0.25], history)).toBeCloseTo(differing.alive(large, history), 5);
      const [limit] = same.expected([0.8, 3.5, 0.25], history, [12]);
      expect(differing.expected(large, history, [12])[0]).toBeCloseTo(limit!, 4);
    }
  });

  it("Pareto/NBD: likelihood and probability alive with hypergeometric functions, either way round", () => {
    for (const [r, alpha, s, beta] of [
      [0.553, 10.578, 0.606, 11.669],
      [1.4, 9, 0.8, 6]
    ] as const) {
      for (const history of histories) {
        const {x, last, observed} = history;
        const c = r + s + x;
        const [low, high, second] = alpha >= beta ? [beta, alpha, s + 1] : [alpha, beta, r + x];
        const part = (t: number) =>
          hypergeometric(c, second, c + 1, (high - low) / (high + t)) / (high + t) ** c;
        const stopped = (s / c) * (part(last) - part(observed));
        const going = (alpha + observed) ** -(r + x) * (beta + observed) ** -s;
        const logLikelihood =
          logGamma(r + x) -
          logGamma(r) +
          r * Math.log(alpha) +
          s * Math.log(beta) +
          Math.log(going + stopped);
        const four = [r, alpha, s, beta];
        expect(sumOf(paretoNbd(), four, history)).toBeCloseTo(logLikelihood, 6);
        expect(paretoNbd().alive(four, history)).toBeCloseTo(going / (going + stopped), 7);
      }
    }
  });

  it("expectations begin at 0 and grow with time, never faster than the rate", () => {
    for (const model of [bgNbd, mbgNbd, regularCounting({stages: 4}), paretoNbd()]) {
      for (const history of histories) {
        const visits = model.expected(parameters, history, [0, 1, 12, 120]);
        expect(visits[0]).toBeCloseTo(0, 10);
        for (let i = 1; i < visits.length; i++) expect(visits[i]).toBeGreaterThan(visits[i - 1]!);
      }
    }
  });

  it("the logarithm of the beta function", () => {
    // R 4: lbeta(0.5, 2.25), lbeta(100, 3)
    expect(logBeta(0.5, 2.25)).toBeCloseTo(0.222_021_991, 8);
    expect(logBeta(100, 3)).toBeCloseTo(-13.152_116_336, 8);
  });
});

/** Customers who come at Erlang-k intervals and stop after each visit with a probability ~ Beta(a, b). */
function simulate(size: number, k: number, rate: number, shape: [number, number]) {
  const next = random(20_260);
  const gamma = (n: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum -= Math.log(1 - next());
    return sum;
  };
  return Array.from({length: size}, () => {
    // Whole shapes: λ ~ Gamma(3), p ~ Beta from two gamma numbers.
    const lambda = (gamma(3) / 3) * rate * k;
    const up = gamma(shape[0]);
    const p = up / (up + gamma(shape[1]));
    const observed = 12 + 48 * next();
    const history = {x: 0, last: 0, observed, logGaps: 0};
    while (next() >= p) {
      const gap = gamma(k) / lambda;
      if (history.last + gap > observed) break;
      history.x++;
      history.last += gap;
      history.logGaps += Math.log(gap);
    }
    return history;
  });
}

describe("fitCounting(model, histories)", () => {
  it("recovers the parameters of simulated regular customers", () => {
    const stages = 3;
    const fit = fitted(
      fitCounting(regularCounting({stages}), visitHistories(simulate(4000, stages, 0.25, [1, 4])))
    );
    const truth = [3, 3 / (0.25 * stages), 1, 4];
    fit.parameters.forEach((value, i) => {
      const error = Math.sqrt(fit.covariance[i]![i]!);
      expect(Math.abs(Math.log(value / truth[i]!))).toBeLessThan(3 * error);
      expect(error).toBeLessThan(0.5);
    });
  });

  it("finds regular customers more likely regular", () => {
    const histories = visitHistories(simulate(1500, 3, 0.25, [1, 4]));
    const likely = [1, 3].map(
      (stages) => fitted(fitCounting(regularCounting({stages}), histories)).logLikelihood
    );
    expect(likely[1]).toBeGreaterThan(likely[0]! + 100);
  });

  it("refuses models that fit the better the larger their parameters grow", () => {
    // Everyone comes at the same rate and stops with the same probability.
    const next = random(7);
    const histories = visitHistories(
      Array.from({length: 2000}, () => {
        const history = {x: 0, last: 0, observed: 40};
        while (next() >= 0.2) {
          const gap = -5 * Math.log(1 - next());
          if (history.last + gap > history.observed) break;
          history.x++;
          history.last += gap;
        }
        return history;
      })
    );
    expect(fitCounting(mbgNbd, histories)).toBe("not_identified");
  });

  it("refuses fewer than 200 repeaters, and parameters that the data do not tell", () => {
    const simulated = simulate(3000, 1, 0.25, [1, 4]);
    const repeaters = simulated.filter(({x}) => x > 0);
    expect(fitCounting(mbgNbd, visitHistories(repeaters.slice(0, 199)))).toBe("too_few_repeaters");
    // Everyone alike: neither the spread of rates nor that of stopping can be told from none.
    const alike = Array.from({length: 400}, () => ({x: 4, last: 24, observed: 24.1}));
    expect(fitCounting(bgNbd, visitHistories(alike))).toBe("not_identified");
  });
});

describe("Gamma–Gamma", () => {
  it("expects a customer's mean pulled towards that of all, the more so the fewer the visits", () => {
    const of = [6.25, 3.74, 15.44];
    // Fader & Hardie (2013): pγ/(q − 1) for anyone, p(γ + x z̄)/(px + q − 1) after x visits.
    const all = (6.25 * 15.44) / 2.74;
    expect(expectedSpend(of, {visits: 0, mean: 0})).toBeCloseTo(all, 10);
    const once = expectedSpend(of, {visits: 1, mean: 100});
    const often = expectedSpend(of, {visits: 20, mean: 100});
    expect(once).toBeCloseTo((6.25 * 115.44) / (6.25 + 2.74), 10);
    expect(all < once && once < often && often < 100).toBe(true);
  });

  it("refuses fewer than 200 customers", () => {
    expect(fitGammaGamma(Array.from({length: 199}, () => ({visits: 2, mean: 5})))).toBe(
      "too_few_repeaters"
    );
  });
});

describe("drawParameters(fit, random)", () => {
  it("has the logarithms' mean and covariance", () => {
    const fit = {
      parameters: [2, 5],
      logLikelihood: 0,
      covariance: [
        [0.04, 0.03],
        [0.03, 0.09]
      ]
    };
    const source = seeded(7);
    const draws = Array.from({length: 4000}, () => drawParameters(fit, source).map(Math.log));
    const mean = (f: (draw: number[]) => number) =>
      draws.reduce((sum, draw) => sum + f(draw), 0) / draws.length;
    const [m0, m1] = [mean(([x]) => x!), mean(([, y]) => y!)];
    expect(m0).toBeCloseTo(Math.log(2), 1);
    expect(m1).toBeCloseTo(Math.log(5), 1);
    expect(Math.abs(mean(([x]) => (x! - m0) ** 2) - 0.04)).toBeLessThan(0.003);
    expect(Math.abs(mean(([x, y]) => (x! - m0) * (y! - m1)) - 0.03)).toBeLessThan(0.004);
  });
});
