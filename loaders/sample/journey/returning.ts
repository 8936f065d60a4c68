import type {Random} from "../random.js";
import {returnAfterComplaint, truth} from "../truth.js";
import type {Complaint} from "./complaint.js";
import type {Experience} from "./experience.js";
import type {Profile} from "./profile.js";

interface Stage {
  /** How many services the car has had here, the one just done included; 0 after the delivery. */
  serviceNth: number;
  monthsOwned: number;
}

/** Not `**`, whose last digit differs between versions of the JavaScript engine. */
const power = (base: number, exponent: number): number => Math.exp(exponent * Math.log(base));

function stageOdds({serviceNth, monthsOwned}: Stage, priceSensitivity: number): number {
  const {returning} = truth;
  const {novelty_ends: novelty, warranty_ends: warranty} = returning;
  let odds = serviceNth === 1 ? returning.after_first_service_odds : 1;
  if (monthsOwned >= novelty.from_month && monthsOwned < novelty.to_month) odds *= novelty.odds;
  if (monthsOwned >= warranty.from_month && monthsOwned < warranty.to_month) odds *= warranty.odds;
  if (monthsOwned >= warranty.to_month) odds *= returning.after_warranty_odds;
  if (monthsOwned >= warranty.from_month)
    odds *= power(returning.price_sensitivity_odds, priceSensitivity);
  return odds;
}

/**
 * The probability that a customer keeps to the service plan after an experience: satisfaction and the
 * handling of a complaint decide; stage of ownership, price sensitivity and trust move the odds of
 * those who are neither dissatisfied nor complaining.
 */
export function returnProbability(
  profile: Profile,
  experience: Experience,
  complaint: Complaint | null,
  stage: Stage
): number {
  const {returning} = truth;
  if (complaint) return returnAfterComplaint(complaint.handling, complaint.severity);
  if (profile.kind !== "person") return returning.company;
  const table = stage.serviceNth === 0 ? returning.first_service : returning.after_service;
  const base = table[experience.level];
  if (experience.level <= 2) return base;
  const odds =
    ((1 - base) / base) *
    stageOdds(stage, profile.priceSensitivity) *
    power(returning.trust_odds, profile.trust);
  return 1 / (1 + odds);
}

/** Months until the next visit of someone who keeps to the plan: regular, a little late, never beyond the window. */
export function monthsToNext(random: Random, profile: Profile, isFirstService: boolean): number {
  const {visits} = truth;
  const interval = isFirstService
    ? visits.first_service_months
    : Math.min(visits.service_months, visits.service_km / profile.kmPerMonth);
  const latest = isFirstService ? visits.latest_first_service_months : visits.latest_months;
  const months =
    interval * (1 + visits.regularity_sd * random.normal()) +
    random.exponential(visits.lateness_months);
  return Math.min(latest, Math.max(0.6 * interval, months));
}
