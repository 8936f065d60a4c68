import {DAYS_PER_MONTH, MINUTES_PER_DAY, monthsBetween} from "../calendar.js";
import type {Day, Minute} from "../calendar.js";
import type {DealerGroup} from "../group.js";
import {otherBrands} from "../group.js";
import type {Random} from "../random.js";
import {truth} from "../truth.js";
import type {Model} from "../vehicles.js";
import {chooseModel, modelYearOf} from "../vehicles.js";
import type {Complaint} from "./complaint.js";
import {maybeComplaint} from "./complaint.js";
import type {Experience} from "./experience.js";
import {experienceOf} from "./experience.js";
import type {OwnershipEnd} from "./ownership.js";
import {ownershipEnd} from "./ownership.js";
import type {Profile} from "./profile.js";
import {returnProbability} from "./returning.js";
import {liveOwnership} from "./visits.js";

export type VisitKind =
  "first_service" | "service" | "mechanical" | "accident" | "body" | "warranty" | "recall";

export interface Visit {
  opened: Minute;
  dealer: number;
  nth: number; // of the car, from 1
  kind: VisitKind;
  mileage: number;
  experience: Experience;
  complaint: Complaint | null;
  /** Came in again because the work had not been right. */
  rework: Minute | null;
  byAppointment: boolean;
  /** Whether the customer decided to keep coming: the latent truth behind return. */
  stays: boolean;
}

export interface Sale {
  dealer: number;
  delivered: Day;
  experience: Experience;
  complaint: Complaint | null;
  kind: "first" | "additional" | "replacement";
  previousBrand: string | null;
  stays: boolean;
}

/** A customer's time with one car. */
export interface Ownership {
  vehicleId: number;
  nth: number; // of the customer, from 0
  model: Model;
  modelYear: number;
  /** Delivery, by whomever. */
  delivered: Day;
  /** Null for a car bought elsewhere. */
  sale: Sale | null;
  saleDateKnown: boolean;
  visits: Visit[];
  end: OwnershipEnd | null;
  /** Brand of the car that replaced it, and whether from this group. */
  replacedWith: {brand: string; here: boolean} | null;
}

export interface CustomerLife {
  profile: Profile;
  ownerships: Ownership[];
}

/** Cars a customer can have in all. */
export const vehiclesPerCustomer = 16;

/** A car about to be bought from the group. */
export interface Purchase {
  day: Day;
  kind: Sale["kind"];
  previousBrand: string | null;
}

/** Lives through a customer's years with the group. */
export function liveCustomer(random: Random, profile: Profile, group: DealerGroup): CustomerLife {
  for (let attempt = 0; ; attempt++) {
    const life = attemptLife(random, profile, group);
    // Extracts list only customers of earlier years who still came when the window opens.
    const isSeen = life.ownerships.some(({sale, visits}) =>
      [...visits.map(({opened}) => opened / MINUTES_PER_DAY), sale?.delivered ?? -Infinity].some(
        (day) => day >= group.start
      )
    );
    if (isSeen || attempt === 40) return life;
  }
}

function attemptLife(random: Random, profile: Profile, group: DealerGroup): CustomerLife {
  const ownerships: Ownership[] = [];
  const end = group.dealers[profile.dealer]!.end;
  const pending: Purchase[] = [];
  for (let nth = 0; nth < profile.vehicleCount; nth++) {
    const day = nth === 0 ? profile.entryDay : profile.entryDay + random.integer(0, 700);
    const previousBrand = random.chance(0.25) ? random.pick(otherBrands) : null;
    const kind = nth > 0 ? "additional" : previousBrand === null ? "first" : "replacement";
    pending.push({day, kind, previousBrand});
  }
  for (let purchase = pending.shift(); purchase; purchase = pending.shift()) {
    if (purchase.day > end - 5 || ownerships.length === vehiclesPerCustomer) continue;
    const isElsewhere = profile.entry === "bought_elsewhere" && ownerships.length === 0;
    const ownership = startOwnership(
      random,
      profile,
      group,
      purchase,
      ownerships.length,
      isElsewhere
    );
    const additional = liveOwnership(random, profile, group, ownership, purchase.day);
    ownerships.push(ownership);
    if (additional) pending.push(additional);
    if (ownership.replacedWith?.here)
      pending.push({
        day: ownership.end!.day,
        kind: "replacement",
        previousBrand: ownership.replacedWith.brand
      });
  }
  return {profile, ownerships};
}

function startOwnership(
  random: Random,
  profile: Profile,
  group: DealerGroup,
  purchase: Purchase,
  nth: number,
  isElsewhere: boolean
): Ownership {
  const [youngest, oldest] = truth.population.bought_elsewhere_age_months;
  const delivered = isElsewhere
    ? purchase.day - Math.round(random.between(youngest, oldest) * DAYS_PER_MONTH)
    : purchase.day;
  const dealer = group.dealers[profile.dealer]!;
  const experience = experienceOf(random, "sales", dealer, profile.inclination, profile.value);
  const complaint = maybeComplaint(random, experience, delivered);
  const stage = {serviceNth: 0, monthsOwned: 0};
  const stays = random.chance(returnProbability(profile, experience, complaint, stage));
  const {kind, previousBrand} = purchase;
  return {
    vehicleId: profile.customer * vehiclesPerCustomer + nth,
    nth,
    model: chooseModel(random, profile.income),
    modelYear: modelYearOf(delivered),
    delivered,
    sale: isElsewhere
      ? null
      : {dealer: dealer.index, delivered, experience, complaint, kind, previousBrand, stays},
    saleDateKnown:
      !isElsewhere || random.chance(truth.population.bought_elsewhere_sale_date_known_share),
    visits: [],
    end: ownershipEnd(random, purchase.day, monthsBetween(delivered, purchase.day), group.end),
    replacedWith: null
  };
}
