import {settings} from "../../src/contract/settings.js";
import {addMonths} from "./calendar.js";
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
