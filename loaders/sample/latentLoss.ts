import {settings} from "../../src/contract/settings.js";
import {addMonths, monthsBetween} from "./calendar.js";
import type {Day} from "./calendar.js";
import {truth} from "./truth.js";

/**
 * The first loss of a car, dated at the service that was due: nobody came until the grace was over,
 * and that is known at the as-of. Null when it never happened, or not yet.
 *
 * @param delivered delivery here within the window; null for a car that enters with its first visit
 * @param visits days it came in, ascending
 */
export function firstLoss(delivered: Day | null, visits: readonly Day[], asOf: Day): Day | null {
  const {first_service_months, service_months} = truth.visits;
  const starts = [
    ...(delivered === null ? [] : [{from: delivered, interval: first_service_months}]),
    ...visits.map((from) => ({from, interval: service_months}))
  ];
  for (const [i, {from, interval}] of starts.entries()) {
    const due = addMonths(from, interval);
    const lastDay = addMonths(due, settings.grace_months);
    const next = starts[i + 1]?.from ?? null;
    if (next !== null && next <= lastDay) continue;
    return lastDay <= asOf ? due : null;
  }
  return null;
}

/** The whole months from a day to a later one. */
export function wholeMonths(from: Day, to: Day): number {
  let months = Math.floor(monthsBetween(from, to)) + 1;
  while (months > 0 && addMonths(from, months) > to) months--;
  return months;
}

/** Months of ownership in one band of hazards, and how many bands there are. */
export const hazardBand = {months: 12, count: 4} as const;

/**
 * Months at risk in each band of ownership, of a car observed after `entered` months that was lost, or no
 * longer known, at `ended` months.
 */
export function monthsAtRisk(entered: number, ended: number): number[] {
  return Array.from({length: hazardBand.count}, (_, band) => {
    const [from, to] = [band * hazardBand.months, (band + 1) * hazardBand.months];
    return Math.max(0, Math.min(ended, to) - Math.max(entered, from));
  });
}
