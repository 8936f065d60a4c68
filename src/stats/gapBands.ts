/** An item's place in a list ranked by its gap. */
export interface RankedGap {
  index: number; // in the list given
  gap: number;
  /** Share of the total gap of this item and all before it. */
  cumulative: number;
  /** 0 for the first band. */
  band: number;
}

/**
 * Items ranked by their gap, largest first, and cut in bands by cumulative share of the total gap: an
 * item belongs to the band in which its own share begins. What has no gap is in the last band and adds
 * nothing; null gaps are left out.
 *
 * @param ends where each band but the last ends, ascending shares of the total
 */
export function gapBands(gaps: readonly (number | null)[], ends: readonly number[]): RankedGap[] {
  const ranked = gaps
    .flatMap((gap, index) => (gap === null ? [] : [{index, gap}]))
    .sort((a, b) => b.gap - a.gap || a.index - b.index);
  const total = ranked.reduce((sum, {gap}) => sum + Math.max(0, gap), 0);
  let before = 0;
  return ranked.map(({index, gap}) => {
    const share = total === 0 ? 0 : Math.max(0, gap) / total;
    const open = ends.findIndex((end) => before < end - 1e-9);
    const band = gap <= 0 || open < 0 ? ends.length : open;
    before += share;
    return {index, gap, cumulative: total === 0 ? 1 : before, band};
  });
}

/**
 * Places that cannot be told apart: for each value of a ranked list, the best and the worst place it may
 * have, by intervals that do not overlap. Places count from 1.
 */
export function placeRanges(
  intervals: readonly {lo: number; hi: number}[]
): {best: number; worst: number}[] {
  return intervals.map(({lo, hi}) => ({
    best: 1 + intervals.filter((other) => other.lo > hi).length,
    worst: intervals.length - intervals.filter((other) => other.hi < lo).length
  }));
}
