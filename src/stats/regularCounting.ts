import type {CountingModel, VisitHistory} from "./countingModel.js";
import {meanRate} from "./countingModel.js";
import {logBeta, logGamma, logSum} from "./gamma.js";

export interface RegularOptions {
  /** Stages between two visits: 1 is a Poisson process, more make visits regular (Erlang-k). */
  stages?: number; // defaults to 1
  /** Whether a customer can stop right after the first day, too. */
  stopsAtOnce?: boolean; // defaults to true
  /** Whether customers differ in how likely they are to stop; else there is one probability for all. */
  stopsDiffer?: boolean; // defaults to true
}

/** How customers stop: the logarithm of not having, and of having just, after so many chances; visits to come. */
interface Stopping {
  going(chances: number): number;
  stopped(chances: number): number;
  /** The chance to go on once more after `n` visits to come, having gone on before. */
  goesOn(chances: number, n: number): number;
}

/** With a probability ~ Beta(a, b). */
function betaStopping(a: number, b: number): Stopping {
  const normal = logBeta(a, b);
  return {
    going: (chances) => logBeta(a, b + chances) - normal,
    stopped: (chances) => logBeta(a + 1, b + chances - 1) - normal,
    goesOn: (chances, n) => (b + chances + n - 1) / (a + b + chances + n - 1)
  };
}

/** With one probability for all, given by its odds. */
function sameStopping(odds: number): Stopping {
  const going = -Math.log1p(odds);
  return {
    going: (chances) => chances * going,
    stopped: (chances) => Math.log(odds) + chances * going,
    goesOn: () => Math.exp(going)
  };
}

/**
 * Models in which customers come at Erlang-k intervals, their stages at a rate λ ~ Gamma(r, α), and stop
 * after a visit with a probability p ~ Beta(a, b): BG/NBD (Fader, Hardie & Lee 2005: one stage, nobody stops
 * before the first repeat), MBG/NBD (Batislam et al. 2007; Hoppe & Wagner 2007) and MBG/CNBD-k
 * (Reutterer, Platzer & Schröder 2021); with one probability for all, the limit of these when a and b grow, in
 * their ratio. Given the stage j reached since the last visit, λ is
 * Gamma(r + kx + j, α + T), and stages to come are negative binomial, so that expectations need no
 * approximation.
 */
export function regularCounting({
  stages: k = 1,
  stopsAtOnce = true,
  stopsDiffer = true
}: RegularOptions = {}): CountingModel {
  const zero = stopsAtOnce ? 1 : 0;
  const stoppingOf = ([, , a, b]: readonly number[]): Stopping =>
    stopsDiffer ? betaStopping(a!, b!) : sameStopping(a!);

  /** Per number of visits: what of a likelihood does not depend on times. */
  const perCount = ([r, alpha]: readonly number[], x: number, stopping: Stopping) => {
    const shared = logGamma(r! + k * x) - logGamma(r!) + r! * Math.log(alpha!) - x * logGamma(k);
    return {
      alive: shared + stopping.going(x + zero),
      stopped: x + zero > 0 ? shared + stopping.stopped(x + zero) : -Infinity
    };
  };

  /** Likelihoods of being alive in each stage, over that of the first, at the end of the time observed. */
  const stageSum = (r: number, alpha: number, {x, last, observed}: VisitHistory): number => {
    let term = 1;
    let sum = 1;
    for (let j = 1; j < k; j++) {
      term *= ((r + k * x + j - 1) * (observed - last)) / (j * (alpha + observed));
      sum += term;
    }
    return sum;
  };

  const logParts = (
    parameters: readonly number[],
    history: VisitHistory,
    count = perCount(parameters, history.x, stoppingOf(parameters))
  ) => {
    const [r, alpha] = parameters as [number, number];
    const {x, last, observed} = history;
    return {
      alive:
        count.alive -
        (r + k * x) * Math.log(alpha + observed) +
        Math.log(stageSum(r, alpha, history)),
      stopped: count.stopped - (r + k * x) * Math.log(alpha + last)
    };
  };

  const alive = (parameters: readonly number[], history: VisitHistory): number => {
    const parts = logParts(parameters, history);
    return 1 / (1 + Math.exp(parts.stopped - parts.alive));
  };

  return {
    parameters: stopsDiffer ? ["r", "alpha", "a", "b"] : ["r", "alpha", "stop_odds"],
    starts: (histories) => {
      const rate = meanRate(histories) * 2 * k;
      return stopsDiffer
        ? [
            [1, 1 / rate, 0.5, 1.5],
            [4, 4 / rate, 1, 4],
            [0.5, 0.5 / rate, 3, 12]
          ]
        : [
            [1, 1 / rate, 0.3],
            [6, 6 / rate, 0.15]
          ];
    },
    logLikelihood(parameters, histories) {
      const stopping = stoppingOf(parameters);
      const counts: ReturnType<typeof perCount>[] = [];
      let sum = 0;
      for (let i = 0; i < histories.size; i++) {
        const x = histories.x[i]!;
        const history = {x, last: histories.last[i]!, observed: histories.observed[i]!};
        const parts = logParts(
          parameters,
          history,
          (counts[x] ??= perCount(parameters, x, stopping))
        );
        sum += logSum(parts.alive, parts.stopped);
        if (k > 1) sum += (k - 1) * histories.logGaps[i]!;
      }
      return sum;
    },
    alive,
    expected(parameters, history, times) {
      const [r, alpha] = parameters as [number, number];
      const {x, last, observed} = history;
      const {goesOn} = stoppingOf(parameters);
      const visits = expectedVisits(k, (n) => goesOn(x + zero, n));
      const stageShares: number[] = [1];
      for (let j = 1; j < k; j++)
        stageShares[j] =
          (stageShares[j - 1]! * (r + k * x + j - 1) * (observed - last)) /
          (j * (alpha + observed));
      const all = stageShares.reduce((sum, share) => sum + share, 0);
      const here = alive(parameters, history);
      return times.map((time) => {
        let sum = 0;
        stageShares.forEach((share, j) => {
          const q = time / (alpha + observed + time);
          sum +=
            (share / all) * overNegativeBinomial(r + k * x + j, q, (stage) => visits(stage + j));
        });
        return here * sum;
      });
    }
  };
}

/** Visits expected once so many stages have passed, of someone alive who goes on with these chances. */
function expectedVisits(k: number, goesOn: (n: number) => number): (stages: number) => number {
  const sums = [0];
  let term = 1;
  return (stages) => {
    const visits = Math.floor(stages / k);
    while (sums.length <= visits) {
      const n = sums.length;
      if (n > 1) term *= goesOn(n - 1);
      sums.push(sums[n - 1]! + term);
    }
    return sums[visits]!;
  };
}

/** The mean of a function of a negative binomial count: Γ(s+n)/(Γ(s) n!) (1−q)ˢ qⁿ, summed outwards from its mode. */
function overNegativeBinomial(s: number, q: number, f: (count: number) => number): number {
  if (q <= 0) return f(0);
  const mode = s > 1 ? Math.floor(((s - 1) * q) / (1 - q)) : 0;
  const top = Math.exp(
    logGamma(s + mode) - logGamma(s) - logGamma(mode + 1) + s * Math.log1p(-q) + mode * Math.log(q)
  );
  const least = top * 1e-13;
  let sum = top * f(mode);
  let below = top;
  for (let n = mode; n > 0 && below > least; n--) {
    below *= n / ((s + n - 1) * q);
    sum += below * f(n - 1);
  }
  let above = top;
  for (let n = mode + 1; above > least; n++) {
    above *= ((s + n - 1) * q) / n;
    sum += above * f(n);
  }
  return sum;
}
