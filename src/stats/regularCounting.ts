import type {CountingModel, VisitHistory} from "./countingModel.js";
import {meanRate} from "./countingModel.js";
import {logGamma} from "./gamma.js";
import {meanOfPower, overNegativeBinomial} from "./negativeBinomial.js";

export interface RegularOptions {
  /** Stages between two visits: 1 is a Poisson process, more make visits regular (Erlang-k). */
  stages?: number; // defaults to 1
  /** Whether a customer can stop right after the first day, too. */
  stopsAtOnce?: boolean; // defaults to true
  /** Whether customers differ in how likely they are to stop; else there is one probability for all. */
  stopsDiffer?: boolean; // defaults to true
}

/** How customers stop, by the parameters of a model. */
interface Stopping {
  /** The probability to go on at a chance to stop (the first is 0), having gone on before. */
  goesOn(parameters: readonly number[], chance: number): number;
  /** Its logarithm. */
  logGoesOn(parameters: readonly number[], chance: number): number;
  /** The odds of having stopped at the last of so many chances, against having gone on. */
  odds(parameters: readonly number[], chances: number): number;
}

/** With a probability ~ Beta(a, b). */
const betaStopping: Stopping = {
  goesOn: ({2: a, 3: b}, chance) => (b! + chance) / (a! + b! + chance),
  logGoesOn: ({2: a, 3: b}, chance) => -Math.log1p(a! / (b! + chance)),
  odds: ({2: a, 3: b}, chances) => (chances > 0 ? a! / (b! + chances - 1) : 0)
};

/** With one probability for all, given by its odds. */
const sameStopping: Stopping = {
  goesOn: ({2: odds}) => 1 / (1 + odds!),
  logGoesOn: ({2: odds}) => -Math.log1p(odds!),
  odds: ({2: odds}, chances) => (chances > 0 ? odds! : 0)
};

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
  const {goesOn, logGoesOn, odds} = stopsDiffer ? betaStopping : sameStopping;

  /** Likelihoods of being alive in each stage, over that of the first, at the end of the time observed. */
  const stageSum = (shape: number, alpha: number, since: number, observed: number): number => {
    let term = 1;
    let sum = 1;
    for (let j = 1; j < k; j++) {
      term *= ((shape + j - 1) * since) / (j * (alpha + observed));
      sum += term;
    }
    return sum;
  };

  const alive = (parameters: readonly number[], {x, last, observed}: VisitHistory): number => {
    const [r, alpha] = parameters as [number, number];
    const shape = r + k * x;
    const since = observed - last;
    const gone = odds(parameters, x + zero) * Math.exp(shape * Math.log1p(since / (alpha + last)));
    return 1 / (1 + gone / stageSum(shape, alpha, since, observed));
  };

  let last = {chance: NaN, mean: visitsAtOneChance(k, 1)};
  const atOneChance = (chance: number): MeanVisits => {
    if (chance !== last.chance) last = {chance, mean: visitsAtOneChance(k, chance)};
    return last.mean;
  };

  /** What of a likelihood depends on the number of visits alone: factors of being alive, and the odds of having stopped. */
  const byCount = (parameters: readonly number[]) => {
    const [r] = parameters as [number];
    let [rates, going] = [0, zero === 1 ? logGoesOn(parameters, 0) : 0];
    const of = [{shared: going, logOdds: Math.log(odds(parameters, zero))}];
    return (x: number): {shared: number; logOdds: number} => {
      for (let n = of.length; n <= x; n++) {
        for (let i = k * (n - 1); i < k * n; i++) rates += Math.log(r + i);
        going += logGoesOn(parameters, n + zero - 1);
        const logOdds = Math.log(odds(parameters, n + zero));
        of.push({shared: rates + going - n * logGamma(k), logOdds});
      }
      return of[x]!;
    };
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
    // Written in ratios, so that it stays exact where parameters grow together without end.
    logLikelihood(parameters, {size, x, last, observed, logGaps}) {
      const [r, alpha] = parameters as [number, number];
      const counts = byCount(parameters);
      const logAlpha = Math.log(alpha);
      let sum = 0;
      for (let i = 0; i < size; i++) {
        const n = x[i]!;
        const shape = r + k * n;
        const since = observed[i]! - last[i]!;
        const {shared, logOdds} = counts(n);
        const longer = Math.log1p(observed[i]! / alpha);
        const stopped = logOdds + shape * Math.log1p(since / (alpha + last[i]!));
        const stages = k === 1 ? 1 : stageSum(shape, alpha, since, observed[i]!);
        sum += shared - r * longer - k * n * (logAlpha + longer);
        sum += stopped < 700 ? Math.log(stages + Math.exp(stopped)) : stopped;
        if (k > 1) sum += (k - 1) * logGaps[i]!;
      }
      return sum;
    },
    alive,
    expected(parameters, history, times) {
      const [r, alpha] = parameters as [number, number];
      const {x, last, observed} = history;
      const shape = r + k * x;
      const stages: number[] = [1];
      for (let j = 1; j < k; j++)
        stages[j] =
          (stages[j - 1]! * (shape + j - 1) * (observed - last)) / (j * (alpha + observed));
      const all = stages.reduce((sum, share) => sum + share, 0);
      const shares = stages.map((share) => share / all);
      const mean = stopsDiffer
        ? visitsWhereStoppingDiffers(k, (n) => goesOn(parameters, x + zero + n - 1))
        : atOneChance(goesOn(parameters, 0));
      const here = alive(parameters, history);
      return times.map((time) => here * mean(shares, shape, time / (alpha + observed + time)));
    }
  };
}

/**
 * The mean of visits to come of someone alive, who is in each stage with the given share, after a negative binomial
 * count of stages with such a shape (in the first stage) and such a q.
 */
type MeanVisits = (shares: readonly number[], shape: number, q: number) => number;

/** By summing over the stages. */
function visitsWhereStoppingDiffers(k: number, goesOn: (n: number) => number): MeanVisits {
  const visits = expectedVisits(k, goesOn);
  return (shares, shape, q) =>
    shares.reduce(
      (sum, share, j) =>
        sum + share * overNegativeBinomial(shape + j, q, (stage) => visits(stage + j)),
      0
    );
}

/**
 * With one chance ρ to go on, m visits' worth of stages bring (1 − ρᵐ)/(1 − ρ) visits, so that only the mean of ρ to the
 * power of ⌊stages/k⌋ is needed.
 */
function visitsAtOneChance(k: number, chance: number): MeanVisits {
  const power = meanOfPower(k, chance);
  return (shares, shape, q) => (1 - power(shares, shape, q)) / (1 - chance);
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
