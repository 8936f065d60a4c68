import {MINUTES_PER_DAY} from "../calendar.js";
import type {Day} from "../calendar.js";
import type {DealerGroup} from "../group.js";
import type {CustomerLife} from "../journey/life.js";
import type {Random} from "../random.js";
import {truth} from "../truth.js";
import type {Level} from "../truth.js";

/** People recommended to on average, by level of satisfaction (S3); the disappointed recommend to nobody. */
export function recommendedPeople(level: Level): number {
  const {delighted, lukewarm} = truth.word_of_mouth;
  if (level === 5) return delighted.recommends * delighted.people;
  return level >= 3 ? lukewarm.recommends * lukewarm.people : 0;
}

/** The level of a customer's last sale or visit before a day; null when there was none. */
export function levelBefore({ownerships}: CustomerLife, day: Day): Level | null {
  let level: Level | null = null;
  let latest = -Infinity;
  for (const {sale, visits} of ownerships) {
    const moments = visits.map((visit) => ({
      at: visit.opened / MINUTES_PER_DAY,
      of: visit.experience
    }));
    if (sale) moments.push({at: sale.delivered, of: sale.experience});
    for (const {at, of} of moments)
      if (at < day - 10 && at > latest) [latest, level] = [at, of.level];
  }
  return level;
}

const tries = 30;

/**
 * Draws who sent a buyer or prospect of a dealer: anyone satisfied before that day, as likely as the
 * people they recommend to are many. Null when none of the customers tried fits.
 */
export function drawReferrer(
  random: Random,
  group: DealerGroup,
  dealer: number,
  day: Day,
  lifeOf: (customer: number) => CustomerLife,
  self: number | null
): CustomerLife | null {
  const most = recommendedPeople(5);
  for (let i = 0; i < tries; i++) {
    const customer = random.integer(0, group.options.customers - 1);
    const roll = random.uniform() * most;
    if (customer === self) continue;
    const life = lifeOf(customer);
    if (life.profile.dealer !== dealer || life.profile.kind !== "person") continue;
    const level = levelBefore(life, day);
    if (level !== null && roll < recommendedPeople(level)) return life;
  }
  return null;
}
