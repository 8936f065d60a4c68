import {correlations} from "./correlations.js";
import type {DriverSample} from "./driverSample.js";
import {lmg} from "./linearDrivers.js";
import {seeded} from "./randomNumbers.js";

/** What came out of one pass over a sample, or of one replicate of it. */
export interface DriverPass {
  fit: number;
  shares: number[];
  /** Mean level of each predictor over everyone who answered it. */
  means: number[];
}

/** Shares and means of all replicates, one after another, p each. */
export interface DriverReplicates {
  count: number;
  shares: Float64Array;
  means: Float64Array;
  fits: Float64Array;
}

export interface ResampleOptions {
  replicates: number;
  /** Responses to draw for a replicate; at most n. */
  draw: number;
  seed: number;
}

const PROGRESS_EVERY = 25;

/**
 * Case bootstrap by customer: each replicate draws customers with replacement, with all their responses,
 * and takes LMG shares of the complete responses and means of all (m-out-of-n where fewer are drawn than
 * there are; Bickel, Götze & van Zwet 1997). Yields how many replicates are done.
 */
export function* resampleDrivers(
  sample: DriverSample,
  {replicates, draw, seed}: ResampleOptions
): Generator<number, DriverReplicates> {
  const {p, n, starts} = sample;
  const customers = starts.length - 1;
  const drawn = Math.max(1, Math.round((customers * Math.min(draw, n)) / n));
  const random = seeded(seed);
  const times = new Uint16Array(customers);
  const passOver = passes(sample);
  const result: DriverReplicates = {
    count: replicates,
    shares: new Float64Array(replicates * p),
    means: new Float64Array(replicates * p),
    fits: new Float64Array(replicates)
  };
  for (let replicate = 0; replicate < replicates; replicate++) {
    times.fill(0);
    for (let i = 0; i < drawn; i++) times[random.below(customers)]!++;
    const {shares, means, fit} = passOver(times);
    result.shares.set(shares, replicate * p);
    result.means.set(means, replicate * p);
    result.fits[replicate] = fit;
    if ((replicate + 1) % PROGRESS_EVERY === 0) yield replicate + 1;
  }
  return result;
}

/** The same statistics of the sample itself. */
export function samplePass(sample: DriverSample): DriverPass {
  return passes(sample)(new Uint16Array(sample.starts.length - 1).fill(1));
}

function passes({p, starts, values}: DriverSample): (times: Uint16Array) => DriverPass {
  const size = p + 1;
  const rows = Float64Array.from(values, (value) => value / 100);
  const isComplete = Uint8Array.from({length: values.length / size}, (_, row) =>
    Number(values.subarray(row * size, (row + 1) * size).every((value) => value !== 0))
  );
  const sums = new Float64Array(size);
  const products = new Float64Array((size * (size + 1)) / 2);
  const answered = new Float64Array(p);
  const totals = new Float64Array(p);
  const matrix = new Float64Array(size * size);
  return (times) => {
    for (const array of [sums, products, answered, totals]) array.fill(0);
    let n = 0;
    for (let customer = 0; customer < times.length; customer++) {
      const weight = times[customer]!;
      if (weight === 0) continue;
      for (let row = starts[customer]!; row < starts[customer + 1]!; row++) {
        const from = row * size;
        for (let i = 0; i < p; i++) {
          const value = rows[from + i]!;
          if (value === 0) continue;
          answered[i]! += weight;
          totals[i]! += weight * value;
        }
        if (isComplete[row] === 0) continue;
        n += weight;
        for (let i = 0, at = 0; i < size; i++) {
          const weighted = weight * rows[from + i]!;
          sums[i]! += weighted;
          for (let j = i; j < size; j++, at++) products[at]! += weighted * rows[from + j]!;
        }
      }
    }
    const {fit, shares} = lmg(correlations({size, n, sums, products}, matrix), p);
    return {fit, shares, means: Array.from(totals, (total, i) => total / answered[i]!)};
  };
}
