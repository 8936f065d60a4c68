import type {DriverIntervals} from "./driverIntervals.js";
import type {Cuts} from "./quadrants.js";
import {quadrantOf} from "./quadrants.js";

/** Best level there is. */
const TOP_LEVEL = 5;

/** What there is to gain: importance times the distance from the best level. */
export const roomToGain = (importance: number, performance: number): number =>
  importance * (TOP_LEVEL - performance);

/**
 * The order in which to work on items: those that are important and below target first, then the
 * others, each by what there is to gain.
 */
export function priorityOrder(
  importance: readonly number[],
  performance: readonly number[],
  cuts: Cuts
): number[] {
  const urgent = importance.map((share, i) =>
    Number(quadrantOf(share, performance[i]!, cuts) === "concentrate")
  );
  const room = importance.map((share, i) => roomToGain(share, performance[i]!));
  return [...importance.keys()].sort((i, j) => urgent[j]! - urgent[i]! || room[j]! - room[i]!);
}

/** How often each item is among the first `size` of that order over the replicates. */
export function priorityChances(
  {count, shares, means}: DriverIntervals,
  cuts: Cuts,
  size: number,
  importance: readonly number[] | null = null
): number[] {
  const p = means.length / count;
  const chances = Array.from({length: p}, () => 0);
  for (let from = 0; from < means.length; from += p) {
    const order = priorityOrder(
      importance ?? Array.from(shares.subarray(from, from + p)),
      Array.from(means.subarray(from, from + p)),
      cuts
    );
    for (const i of order.slice(0, size)) chances[i]! += 1 / count;
  }
  return chances;
}
