/** What the upper part of a ranking holds. */
export interface Gain {
  /** Share of the cases, from the top. */
  share: number;
  /** Share of all events that lie among them. */
  captured: number;
  /** How many times as many as in a random part of the same size. */
  lift: number;
}

/**
 * The cumulative gains of a ranking (lift chart): of all events, the share among the cases with the
 * highest scores. Within equal scores events count evenly. Empty where nothing happened.
 *
 * @param shares parts of the ranking, each above 0 and at most 1
 */
export function gains(
  scores: ArrayLike<number>,
  events: ArrayLike<number>,
  shares: readonly number[]
): Gain[] {
  const places = new Map<number, {n: number; events: number}>();
  let total = 0;
  for (let i = 0; i < scores.length; i++) {
    const place = places.get(scores[i]!) ?? {n: 0, events: 0};
    place.n++;
    place.events += events[i]!;
    total += events[i]!;
    places.set(scores[i]!, place);
  }
  if (total === 0) return [];
  const ranked = [...places].sort(([a], [b]) => b - a).map(([, place]) => place);
  return shares.map((share) => {
    let left = share * scores.length;
    let found = 0;
    for (const {n, events: hits} of ranked) {
      if (left <= 0) break;
      found += hits * Math.min(1, left / n);
      left -= n;
    }
    return {share, captured: found / total, lift: found / total / share};
  });
}
