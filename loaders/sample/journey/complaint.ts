import {MINUTES_PER_DAY} from "../calendar.js";
import type {Day, Minute} from "../calendar.js";
import type {Random} from "../random.js";
import {touchpoints, truth} from "../truth.js";
import type {Handling, Severity, Touchpoint} from "../truth.js";
import type {Experience} from "./experience.js";

/** A complaint about one experience. */
export interface Complaint {
  received: Minute;
  severity: Severity;
  handling: Handling;
  /** The touchpoint that was worst. */
  about: Touchpoint;
  answered: Minute;
  /** When it was resolved; null when it never was. */
  resolved: Minute | null;
}

/** Draws whether an experience leads to a complaint, and how that is handled. */
export function maybeComplaint(random: Random, experience: Experience, day: Day): Complaint | null {
  const {after_sale, after_service, severe_share, handling: shares} = truth.complaints;
  const rates = experience.journey === "sales" ? after_sale : after_service;
  if (!random.chance(rates[experience.level])) return null;
  const severity: Severity = random.chance(severe_share) ? "severe" : "mild";
  const handling = random.weighted(shares[severity]);
  const received = (day + random.integer(1, 6)) * MINUTES_PER_DAY + random.integer(510, 1080);
  const days =
    handling === "quickly"
      ? random.between(0.15, truth.complaints.quickly_within_days - 0.1)
      : random.between(4.5, 24);
  return {
    received,
    severity,
    handling,
    about: worst(experience),
    answered:
      received + Math.round(Math.min(days * 0.4, random.exponential(0.8)) * MINUTES_PER_DAY),
    resolved: handling === "unresolved" ? null : received + Math.round(days * MINUTES_PER_DAY)
  };
}

function worst({journey, qualities}: Experience): Touchpoint {
  let at = 0;
  for (let i = 1; i < qualities.length; i++) if (qualities[i]! < qualities[at]!) at = i;
  return touchpoints[journey][at]!;
}
