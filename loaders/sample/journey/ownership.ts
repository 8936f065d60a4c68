import {DAYS_PER_MONTH} from "../calendar.js";
import type {Day} from "../calendar.js";
import type {Random} from "../random.js";
import {truth} from "../truth.js";
import type {Level} from "../truth.js";

export type EndCause = "replaced" | "moved" | "sold" | "total_loss" | "scrapped";

/** How and when a customer's time with a car ends. */
export interface OwnershipEnd {
  day: Day;
  cause: EndCause;
}

/** Draws the end of an ownership; null when it lies beyond the horizon. */
export function ownershipEnd(
  random: Random,
  from: Day,
  ageMonths: number,
  horizon: Day
): OwnershipEnd | null {
  const {ownership} = truth;
  const months = (horizon - from) / DAYS_PER_MONTH;
  for (let month = 1; month < months; month++) {
    const age = ageMonths + month;
    const replaced = ownership.replaced_hazard.find((step) => age < step.to_month)!.hazard;
    const hazards = {
      replaced,
      moved: ownership.moved_hazard,
      sold: ownership.sold_hazard,
      total_loss: ownership.total_loss_hazard,
      scrapped: age < ownership.scrapped_from_month ? 0 : ownership.scrapped_hazard
    };
    const total =
      hazards.replaced + hazards.moved + hazards.sold + hazards.total_loss + hazards.scrapped;
    if (!random.chance(total)) continue;
    const day = from + Math.round((month - random.uniform()) * DAYS_PER_MONTH);
    return {day: Math.max(from + 20, day), cause: random.weighted(hazards)};
  }
  return null;
}

/** Draws whether a replacement is of the same brand, by the last level of satisfaction. */
export function takesSameBrand(random: Random, lastLevel: Level): boolean {
  return random.chance(truth.ownership.same_brand[lastLevel]);
}
