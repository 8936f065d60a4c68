import type {Day} from "../calendar.js";
import {DAYS_PER_MONTH} from "../calendar.js";
import type {DealerGroup} from "../group.js";
import {dealerWeight} from "../group.js";
import type {Random} from "../random.js";
import {truth} from "../truth.js";

export type Entry = "bought_in_window" | "bought_before_window" | "bought_elsewhere";

/** What is drawn about a customer before anything happens. */
export interface Profile {
  customer: number;
  kind: "person" | "company" | "fleet";
  dealer: number;
  secondDealer: number | null;
  entry: Entry;
  /** Delivery of the first car, or the first visit with a car bought elsewhere. */
  entryDay: Day;
  vehicleCount: number; // at the entry
  inclination: number; // to be satisfied; standard normal, as the next five
  priceSensitivity: number;
  trust: number;
  value: number;
  income: number;
  kmPerMonth: number;
}

/** Draws the profile of a customer. */
export function profileOf(random: Random, customer: number, group: DealerGroup): Profile {
  const {population} = truth;
  const kindRoll = random.uniform();
  const kind =
    kindRoll < population.fleet_share
      ? "fleet"
      : kindRoll < population.fleet_share + population.company_share
        ? "company"
        : "person";
  const dealer = chooseDealer(random, group);
  const other = random.integer(0, Math.max(0, group.dealers.length - 2));
  const hasSecond = random.chance(population.second_dealer_share) && group.dealers.length > 1;
  const entryRoll = random.uniform();
  const entry: Entry =
    entryRoll < population.bought_in_window_share
      ? "bought_in_window"
      : entryRoll < population.bought_in_window_share + population.bought_before_window_share
        ? "bought_before_window"
        : "bought_elsewhere";
  const end = group.dealers[dealer]!.end;
  const before = Math.round(population.bought_before_window_months * DAYS_PER_MONTH);
  const entryDay =
    entry === "bought_before_window"
      ? group.start - random.integer(1, before)
      : random.integer(group.start, end - 10);
  const [fewest, most] = population.fleet_vehicles;
  return {
    customer,
    kind,
    dealer,
    secondDealer: hasSecond ? (other >= dealer ? other + 1 : other) : null,
    entry,
    entryDay,
    vehicleCount:
      kind === "fleet"
        ? random.integer(fewest, most)
        : random.chance(population.second_car_share)
          ? 2
          : 1,
    inclination: random.normal(),
    priceSensitivity: random.normal(),
    trust: random.normal(),
    value: random.normal(),
    income: random.normal(),
    kmPerMonth:
      population.km_per_month_median * Math.exp(population.km_per_month_log_sd * random.normal())
  };
}

function chooseDealer(random: Random, {dealers}: DealerGroup): number {
  let total = 0;
  for (const {index} of dealers) total += dealerWeight(index);
  let rest = random.uniform() * total;
  for (const {index} of dealers) {
    rest -= dealerWeight(index);
    if (rest < 0) return index;
  }
  return dealers.length - 1;
}
