import {Z95} from "./interval.js";
import type {Estimated} from "./interval.js";

/** Answers to a 0–10 recommendation question: 9–10, 7–8, 0–6. */
export interface Recommendations {
  promoters: number;
  passives: number;
  detractors: number;
}

export interface NetPromoterScore extends Estimated {
  n: number;
  /** Standard error of the raw score. */
  se: number;
}

const pseudo = {promoters: 0.75, passives: 1.5, detractors: 0.75};

/**
 * The net promoter score 100 (p − d), from −100 to 100, with the adjusted Wald interval: three
 * pseudo-answers (¾, 3/2, ¾) are added before its centre and variance p + d − (p − d)² are taken
 * (Rocks 2016, The American Statistician 70, 365–372); the score itself stays raw. Null where there are no answers.
 */
export function netPromoterScore(counts: Recommendations): NetPromoterScore | null {
  const raw = moments(counts);
  if (raw.n === 0) return null;
  const adjusted = moments({
    promoters: counts.promoters + pseudo.promoters,
    passives: counts.passives + pseudo.passives,
    detractors: counts.detractors + pseudo.detractors
  });
  return {
    value: 100 * raw.mean,
    se: 100 * raw.se,
    n: raw.n,
    lo: Math.max(-100, 100 * (adjusted.mean - Z95 * adjusted.se)),
    hi: Math.min(100, 100 * (adjusted.mean + Z95 * adjusted.se))
  };
}

function moments({promoters, passives, detractors}: Recommendations) {
  const n = promoters + passives + detractors;
  const mean = (promoters - detractors) / n;
  const variance = (promoters + detractors) / n - mean * mean;
  return {n, mean, se: Math.sqrt(variance / n)};
}
