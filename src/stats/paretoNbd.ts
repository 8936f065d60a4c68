import type {CountingModel, VisitHistory} from "./countingModel.js";
import {meanRate} from "./countingModel.js";
import {logSum} from "./gamma.js";

// Gauss–Legendre on [−1, 1], eight points: abscissae and weights of the positive half (Abramowitz & Stegun 1964, table 25.4).
const nodes = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const weights = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

/** The time since the last visit is cut evenly in the logarithm of α + t, so that e^−this is the most it falls in a piece. */
const steepest = 5;

/** What is integrated, by v = ln((α+t)/(α+t_last)); no closure, which would be made anew for every customer. */
function integrand(
  v: number,
  power: number,
  steps: number,
  last: number,
  start: number,
  beta: number
): number {
  return Math.exp(power * v - steps * Math.log1p((last + start * Math.expm1(v)) / beta));
}

/**
 * The logarithm of the odds of having stopped since the last visit, against going on: of
 * ∫ (α+t)^−(r+x) s βˢ (β+t)^−(s+1) dt until the end of the time observed, which is what the difference
 * of hypergeometric functions of Schmittlein, Morrison & Colombo (1987) stands for; as an integral it neither
 * cancels nor overflows.
 */
function logOdds(
  [r, alpha, s, beta]: readonly [number, number, number, number],
  {x, last, observed}: VisitHistory
): number {
  const since = observed - last;
  if (since <= 0) return -Infinity;
  const width = Math.log1p(since / (alpha + last));
  const fall = Math.abs(1 - r - x) * width + (s + 1) * Math.log1p(since / (beta + last));
  const pieces = Math.ceil(fall / steepest);
  const half = width / (2 * pieces);
  const [power, steps, start] = [1 - r - x, s + 1, alpha + last];
  // Relative to the value at the last visit, where the first factor is largest.
  let sum = 0;
  for (let piece = 0; piece < pieces; piece++) {
    const middle = (2 * piece + 1) * half;
    for (let i = 0; i < 4; i++) {
      const off = half * nodes[i]!;
      sum +=
        weights[i]! *
        (integrand(middle - off, power, steps, last, start, beta) +
          integrand(middle + off, power, steps, last, start, beta));
    }
  }
  return (
    Math.log((sum * half * (alpha + last) * s) / beta) +
    (r + x) * width +
    s * Math.log1p(observed / beta)
  );
}

/**
 * Pareto/NBD (Schmittlein, Morrison & Colombo 1987): visits at a rate λ ~ Gamma(r, α), and a customer stops
 * at any time, at a rate μ ~ Gamma(s, β). Expectations as in Fader & Hardie (2005, note on deriving it).
 */
export function paretoNbd(): CountingModel {
  const alive = (parameters: readonly number[], history: VisitHistory): number => {
    const four = parameters as [number, number, number, number];
    return 1 / (1 + Math.exp(logOdds(four, history)));
  };
  return {
    parameters: ["r", "alpha", "s", "beta"],
    starts: (histories) => {
      const rate = meanRate(histories) * 2;
      const time = histories.observed.reduce((sum, t) => sum + t, 0) / Math.max(histories.size, 1);
      return [
        [1, 1 / rate, 0.5, time / 2],
        [4, 4 / rate, 1.5, time]
      ];
    },
    // Written in ratios, so that it stays exact where parameters grow together without end.
    logLikelihood(parameters, {size, x, last, observed}) {
      const four = parameters as [number, number, number, number];
      const [r, alpha, s, beta] = four;
      const counts = [0];
      let sum = 0;
      for (let i = 0; i < size; i++) {
        const history = {x: x[i]!, last: last[i]!, observed: observed[i]!};
        for (let n = counts.length; n <= history.x; n++)
          counts.push(counts[n - 1]! + Math.log(r + n - 1));
        sum +=
          counts[history.x]! -
          r * Math.log1p(history.observed / alpha) -
          history.x * Math.log(alpha + history.observed) -
          s * Math.log1p(history.observed / beta) +
          logSum(0, logOdds(four, history));
      }
      return sum;
    },
    alive,
    expected(parameters, history, times) {
      const [r, alpha, s, beta] = parameters as [number, number, number, number];
      const {x, observed} = history;
      const rate = ((r + x) * (beta + observed)) / (alpha + observed);
      const here = alive(parameters, history);
      return times.map((time) => {
        const growth = Math.log1p(time / (beta + observed));
        // (1 − e^−(s−1)g)/(s−1), which is g at s = 1.
        const power = (s - 1) * growth;
        const span = Math.abs(power) < 1e-9 ? growth : -Math.expm1(-power) / (s - 1);
        return here * rate * span;
      });
    }
  };
}
