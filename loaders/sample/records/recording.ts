import type {SourceName} from "../../../src/contract/sources.js";
import {MINUTES_PER_DAY, addMonths} from "../calendar.js";
import type {Day, Minute} from "../calendar.js";
import type {Dealer, DealerGroup} from "../group.js";
import type {CustomerLife, Ownership} from "../journey/life.js";
import type {Person} from "../people.js";
import type {Random} from "../random.js";
import type {Row} from "../report.js";
import {truth} from "../truth.js";
import {catalogue, plateOf, vinOf} from "../vehicles.js";
import {customerNumber} from "./numbers.js";

/** Takes the rows of the source tables, each as often as it stands in its file. */
export type Emit = (table: SourceName, dealer: number, row: Row, copies?: number) => void;

/** One customer while the rows about them are written. */
export interface Recording {
  group: DealerGroup;
  life: CustomerLife;
  person: Person;
  /** Draws everything that is detail only and changes nothing in the life. */
  random: Random;
  emit: Emit;
  /** From this visit of a car on, the customer's second file at the home dealer is used; null without one. */
  secondFileFrom: Day | null;
  /** A phrase for free text that the privacy tests look for. */
  plantedPhrase: string | null;
  /** The advisor and the consultant they keep to. */
  advisor: number;
}

/** A car as extracts name it. */
export interface CarIdentity {
  vin: string;
  plate: string;
}

/** What a customer's car is called. */
export function carIdentity(
  group: DealerGroup,
  life: CustomerLife,
  ownership: Ownership
): CarIdentity {
  const {model, vehicleId, modelYear} = ownership;
  return {
    vin: vinOf(vehicleId, catalogue.indexOf(model), modelYear),
    plate: plateOf(
      group.dealers[life.profile.dealer]!.plateHead,
      vehicleId,
      model.series.endsWith("EV")
    )
  };
}

/** The customer number that a dealer's DMS uses on a day. */
export function numberOn(
  {group, life, secondFileFrom}: Recording,
  dealer: number,
  day: Day
): string {
  const isSecond =
    secondFileFrom !== null && dealer === life.profile.dealer && day >= secondFileFrom;
  return customerNumber(group.dealers[dealer]!, life.profile.customer, isSecond ? 1 : 0);
}

/** The advisor whom the customer mostly sees at a dealer. */
export function advisorAt({random, advisor}: Recording, dealer: Dealer): string {
  const names = dealer.advisors;
  return names[random.chance(0.7) ? advisor % names.length : random.integer(0, names.length - 1)]!;
}

/** Whether the extracts of a dealer cover a day. */
export function isCovered({group}: Recording, dealer: number, day: Day): boolean {
  return day >= group.start && day <= group.dealers[dealer]!.end;
}

/** Whether a day is recent enough for what the dealer's system does not keep for ever. */
export function isKept(
  {group}: Pick<Recording, "group">,
  dealer: Dealer,
  what: keyof typeof truth.kept_months,
  day: Day
): boolean {
  return day >= keptFrom(group, dealer, what) && day <= dealer.end;
}

/** First day of what the dealer's system still lists. */
export function keptFrom(
  group: DealerGroup,
  dealer: Dealer,
  what: keyof typeof truth.kept_months
): Day {
  return Math.max(group.start, addMonths(dealer.end, -truth.kept_months[what]));
}

/** Whether a point in time is known when a dealer's extracts were made; null stays null. */
export function knownBy(dealer: Dealer, at: Minute | null): Minute | null {
  return at !== null && at <= dealer.end * MINUTES_PER_DAY + 18 * 60 ? at : null;
}

/** Whether a car is electric. */
export function isElectric({model}: Ownership): boolean {
  return model.series.endsWith("EV");
}
