import type {Estimated} from "../stats/interval.js";
import {wilsonInterval} from "../stats/wilson.js";
import type {Figure} from "./figure.js";

/** A share of things that are counted one each, with Wilson's interval, as a figure. */
export function countedShare(metric: string, y: number, n: number, group?: string): Figure {
  const interval = wilsonInterval(y, n);
  return {
    metric,
    ...(group === undefined ? {} : {group}),
    value: n > 0 ? y / n : null,
    format: "share",
    n,
    lo: interval?.lo ?? null,
    hi: interval?.hi ?? null
  };
}

/** The value and ends of a figure that has them all. */
export function estimatedOf({value, lo, hi}: Figure): Estimated | null {
  return value === null || lo == null || hi == null ? null : {value, lo, hi};
}
