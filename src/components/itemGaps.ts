import {benjaminiHochberg} from "../stats/benjaminiHochberg.js";
import type {ClusterSums} from "../stats/clusterSums.js";
import type {RankedGap} from "../stats/gapBands.js";
import {gapBands} from "../stats/gapBands.js";
import {clusteredMean} from "../stats/mean.js";
import type {MeanDifference} from "../stats/meanDifference.js";
import {meanDifference} from "../stats/meanDifference.js";
import {sampleState} from "../stats/sampleState.js";
import {FALSE_DISCOVERY_RATE} from "./measures.js";

/** A rated item, as the query has it. */
export interface RatedItem {
  questionnaire: string;
  questionnaire_label: string | null;
  item_id: number;
  label_zh: string | null;
  label_en: string | null;
  item_code: string;
  scale_min: number;
  scale_max: number;
  factor: string | null;
  factor_label: string | null;
  weight: number | null;
  best_in_industry: number | null;
}

/** Scores of an item as sums over customers. */
export interface ItemSums extends ClusterSums {
  item_id: number;
  series: string;
  last_date: string;
}

/** An item of the list of priorities. */
export interface ItemGap extends RankedGap {
  item: RatedItem;
  own: number;
  lo: number | null; // of the gap
  hi: number | null;
  people: number;
  isSmall: boolean;
  /** Since the wave before, where there is one. */
  change: (MeanDifference & {holds: boolean}) | null;
}

/** The two latest waves, the later first; fewer where there are fewer. */
export function latestWaves(rows: readonly ItemSums[]): string[] {
  const last = new Map<string, string>();
  for (const {series, last_date} of rows) {
    if (last_date > (last.get(series) ?? "")) last.set(series, last_date);
  }
  return [...last]
    .sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0))
    .slice(0, 2)
    .map(([wave]) => wave);
}

/**
 * The items with their gap to the best in the industry, ranked and cut in bands; those without a best
 * score or with too few answers are left out. Changes between the two latest waves are tested together.
 *
 * @param ends where the bands end, shares of the total gap
 */
export function itemGaps(
  items: readonly RatedItem[],
  rows: readonly ItemSums[],
  byWave: readonly ItemSums[],
  ends: readonly number[],
  series = "all"
): ItemGap[] {
  const known = items.flatMap((item) => {
    const sums = rows.find((row) => row.item_id === item.item_id && row.series === series);
    const mean = sums && clusteredMean(sums);
    if (!sums || !mean || item.best_in_industry === null) return [];
    const state = sampleState(sums.people);
    return state === "withheld" ? [] : [{item, sums, mean, isSmall: state === "small"}];
  });
  const [now, before] = latestWaves(byWave);
  const differences = known.map(({item}) => {
    const of = (wave: string | undefined) =>
      byWave.find((row) => row.item_id === item.item_id && row.series === wave);
    const [a, b] = [of(now), of(before)];
    const isKnown = (sums: ItemSums | undefined): sums is ItemSums =>
      sums !== undefined && sampleState(sums.people) !== "withheld";
    return isKnown(a) && isKnown(b) ? meanDifference(a, b) : null;
  });
  const tested = differences.filter((difference) => difference !== null);
  const q = benjaminiHochberg(tested.map(({p}) => p));
  const gaps = known.map(({item, mean}) => item.best_in_industry! - mean.value);
  return gapBands(gaps, ends).map((ranked) => {
    const {item, sums, mean, isSmall} = known[ranked.index]!;
    const difference = differences[ranked.index]!;
    return {
      ...ranked,
      item,
      own: mean.value,
      lo: mean.interval === null ? null : item.best_in_industry! - mean.interval.hi,
      hi: mean.interval === null ? null : item.best_in_industry! - mean.interval.lo,
      people: sums.people,
      isSmall,
      change:
        difference === null
          ? null
          : {...difference, holds: q[tested.indexOf(difference)]! <= FALSE_DISCOVERY_RATE}
    };
  });
}
