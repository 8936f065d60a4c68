import {dayOfMinute} from "../calendar.js";
import type {Day} from "../calendar.js";
import {dirt} from "../dirt.js";
import type {Ownership} from "../journey/life.js";
import type {Random} from "../random.js";

/** What the odometer of a car showed, dirt included. */
export interface OdometerReadings {
  /** Reading at the visit of that place, and whether the odometer was replaced just before. */
  of: (visit: number) => {mileage: number; isReplaced: boolean};
  last: number | null;
  replacedOn: Day | null;
}

/** Draws what is read off the odometer at each visit. */
export function odometerReadings(random: Random, {visits}: Ownership): OdometerReadings {
  const isReplaced = visits.length >= 3 && random.chance(dirt.odometer_replaced.rate);
  const replacedAt = isReplaced ? random.integer(2, visits.length - 1) : -1;
  const offset = isReplaced ? visits[replacedAt]!.mileage - 300 : 0;
  const readings = visits.map(({mileage}, i) => {
    const shown = isReplaced && i >= replacedAt ? mileage - offset : mileage;
    const isBackwards = i > 0 && !isReplaced && random.chance(dirt.mileage_backwards.rate);
    // Further back than the visit before, which a line through the readings must leave out.
    return isBackwards ? Math.max(10, visits[i - 1]!.mileage - random.integer(1500, 6000)) : shown;
  });
  return {
    of: (visit) => ({mileage: readings[visit]!, isReplaced: visit === replacedAt}),
    last: readings.at(-1) ?? null,
    replacedOn: isReplaced ? dayOfMinute(visits[replacedAt]!.opened) : null
  };
}
