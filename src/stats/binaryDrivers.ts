import type {DriverSample} from "./driverSample.js";
import type {Drivers} from "./linearDrivers.js";
import type {Patterns} from "./logisticFit.js";
import {logisticSubsets} from "./logisticSubsets.js";
import {shapleyValues, sharesOf} from "./shapleyValues.js";

/** Above this the outcome of a sample, in hundredths of a level, is a yes. */
const YES_ABOVE = 300;

/** McFadden-R² dominance of the predictors of a yes-or-no outcome, over the complete responses. */
export function binaryDrivers(
  sample: DriverSample,
  onFit?: (done: number) => void
): Drivers & {n: number} {
  const patterns = patternsOf(sample);
  const fits = logisticSubsets(patterns, onFit);
  const values = shapleyValues(fits, sample.p);
  const n = patterns.counts.reduce((sum, count) => sum + count, 0);
  return {n, fit: fits[fits.length - 1]!, values, shares: sharesOf(values)};
}

/** The complete responses of a sample, equal ones together. */
export function patternsOf({p, n, values}: DriverSample): Patterns {
  const places = new Map<string, number>();
  const found: {answers: number[]; count: number; events: number}[] = [];
  for (let row = 0; row < n; row++) {
    const answers = values.subarray(row * (p + 1), row * (p + 1) + p);
    const outcome = values[row * (p + 1) + p]!;
    if (outcome === 0 || answers.includes(0)) continue;
    const key = answers.join();
    let place = places.get(key);
    if (place === undefined) {
      place =
        found.push({answers: Array.from(answers, (value) => value / 100), count: 0, events: 0}) - 1;
      places.set(key, place);
    }
    found[place]!.count++;
    if (outcome > YES_ABOVE) found[place]!.events++;
  }
  return {
    p,
    values: Float64Array.from(found.flatMap(({answers}) => answers)),
    counts: Float64Array.from(found, ({count}) => count),
    events: Float64Array.from(found, ({events}) => events)
  };
}
