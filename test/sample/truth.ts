import {join} from "node:path";
import {defaultOptions} from "../../loaders/sample/group.js";
import type {LatentTruth, Share} from "../../loaders/sample/latent.js";
import {latentTruth, shareOf} from "../../loaders/sample/latent.js";
import {root} from "./sampleFiles.js";

export type Interval = readonly [low: number, high: number];

let known: LatentTruth | null = null;

/** What is true of the committed sample, computed once from the generator's own records. */
export function sampleTruth(): LatentTruth {
  return (known ??= latentTruth(defaultOptions, join(root, "data/reference")));
}

/**
 * Where a share computed from the marts must lie: the true one, and as much beside it as `tolerance`
 * of the rows may be lost or moved by dirt (a response without a link, an as-of that differs by days).
 */
export function around(share: Share, tolerance = 0.01): Interval {
  return [shareOf(share) - tolerance, shareOf(share) + tolerance];
}

/** Where a count computed from the marts must lie. */
export function aroundCount(count: number, tolerance = 0.01): Interval {
  return [count * (1 - tolerance), count * (1 + tolerance)];
}

/** Where the share of a sample of this size lies 99.9 times in 100 when the planted one is true. */
export function chanceInterval(planted: number, of: number): Interval {
  const half = 3.29 * Math.sqrt((planted * (1 - planted)) / of);
  return [planted - half, planted + half];
}

/** Whether a value lies within an interval. */
export function isWithin(value: number, [low, high]: Interval): boolean {
  return value >= low && value <= high;
}
