import type {DriverIntervals} from "./driverIntervals.js";

/** The four fields of importance × performance (Martilla & James 1977). */
export type Quadrant = "concentrate" | "keep_up" | "low_priority" | "overkill";

export interface Cuts {
  importance: number;
  performance: number;
}

/** The field of an item; at a cut it counts as above. */
export function quadrantOf(importance: number, performance: number, cuts: Cuts): Quadrant {
  const isImportant = importance >= cuts.importance;
  const isGood = performance >= cuts.performance;
  if (isImportant) return isGood ? "keep_up" : "concentrate";
  return isGood ? "overkill" : "low_priority";
}

/**
 * How often item i lies in each field over the replicates.
 *
 * @param importance fixed importance where it is stated and does not vary; null for the replicates' shares
 */
export function quadrantChances(
  {count, shares, means}: DriverIntervals,
  i: number,
  cuts: Cuts,
  importance: number | null = null
): Record<Quadrant, number> {
  const p = means.length / count;
  const chances = {concentrate: 0, keep_up: 0, low_priority: 0, overkill: 0};
  for (let at = i; at < means.length; at += p) {
    chances[quadrantOf(importance ?? shares[at]!, means[at]!, cuts)] += 1 / count;
  }
  return chances;
}
