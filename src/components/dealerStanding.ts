import type {Manifest} from "../contract/manifest.js";
import type {MetricId} from "../contract/metrics.js";
import {benjaminiHochberg} from "../stats/benjaminiHochberg.js";
import type {Estimated} from "../stats/interval.js";
import {newcombeDifference} from "../stats/newcombe.js";
import type {Figure} from "./figure.js";
import type {Measured} from "./measures.js";
import {addSums, FALSE_DISCOVERY_RATE, isShown, measureNamed, pValue} from "./measures.js";

/** A dealer's share and how far it is from the other dealers together. */
export interface DealerStanding {
  dealer_id: number;
  name: string;
  measure: Measured;
  /** Its share less that of all others pooled. */
  difference: Estimated;
  /** The difference stands up among those of all dealers (Benjamini–Hochberg at 5 %). */
  isApart: boolean;
}

/** The figures by which dealers are compared, the first that at least two of them have. */
const YARDSTICKS: readonly MetricId[] = ["service_retention_rate", "came_back", "satisfied_share"];

/**
 * The dealers by the first yardstick that at least two of them have enough people for, the lowest
 * first; empty where there is none.
 */
export function dealerStandings(
  measures: readonly Measured[],
  {dealers}: Pick<Manifest, "dealers">,
  yardsticks: readonly MetricId[] = YARDSTICKS
): DealerStanding[] {
  for (const yardstick of yardsticks) {
    const all = measures.filter(
      (measure) => measure.id === yardstick && measure.dealer_id !== null && isShown(measure)
    );
    if (all.length < 2) continue;
    const differences = all.map((measure) => {
      const others = addSums(all.filter((other) => other !== measure).map(({sums}) => sums));
      const rest = measureNamed(yardstick, others).estimate;
      return newcombeDifference(measure.estimate as Estimated, rest as Estimated);
    });
    const q = benjaminiHochberg(differences.map(pValue));
    return all
      .map((measure, index) => ({
        dealer_id: measure.dealer_id!,
        name: dealers.find(({dealer_id}) => dealer_id === measure.dealer_id)?.short_name ?? "",
        measure,
        difference: differences[index]!,
        isApart: q[index]! <= FALSE_DISCOVERY_RATE
      }))
      .sort((a, b) => a.measure.estimate.value! - b.measure.estimate.value!);
  }
  return [];
}

/** How far a dealer is from the others, as a figure without its sign. */
export const differenceFigure = (
  {id, dealer_id}: Measured,
  {value, lo, hi}: Estimated
): Figure => ({
  metric: `${id}:difference`,
  group: `dealer:${dealer_id}`,
  value,
  format: "points_size",
  lo,
  hi
});
