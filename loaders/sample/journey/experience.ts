import type {Dealer} from "../group.js";
import {normalQuantile} from "../normal.js";
import type {Random} from "../random.js";
import {touchpoints, truth} from "../truth.js";
import type {Journey, Level, Touchpoint} from "../truth.js";

/** One sale or visit as the customer lived it. */
export interface Experience {
  journey: Journey;
  dealer: number;
  /** Quality of each touchpoint, in standard deviations, in the order of `touchpoints`. */
  qualities: readonly number[];
  /** What the experience as such adds to every touchpoint (halo). */
  halo: number;
  level: Level;
}

const {touchpoint_parts: parts, service_drivers, sales_drivers} = truth.satisfaction;
const drivers: Readonly<Record<Journey, Readonly<Partial<Record<Touchpoint, number>>>>> = {
  sales: sales_drivers,
  service: service_drivers
};
const weights: Readonly<Record<Journey, readonly number[]>> = {
  sales: touchpoints.sales.map((name) => drivers.sales[name] ?? 0),
  service: touchpoints.service.map((name) => drivers.service[name] ?? 0)
};

function overallSd(journey: Journey): number {
  const sum = weights[journey].reduce((total, weight) => total + weight, 0);
  const squares = weights[journey].reduce((total, weight) => total + weight * weight, 0);
  const {value_weight, unexplained_sd} = truth.satisfaction;
  return Math.sqrt(
    sum * sum * (parts.customer ** 2 + parts.experience ** 2) +
      squares * parts.own ** 2 +
      value_weight ** 2 +
      unexplained_sd ** 2
  );
}

const sd: Readonly<Record<Journey, number>> = {
  sales: overallSd("sales"),
  service: overallSd("service")
};

const {level_shares: shares} = truth.satisfaction;
const cuts = [
  normalQuantile(shares[1]),
  normalQuantile(shares[1] + shares[2]),
  normalQuantile(shares[1] + shares[2] + shares[3]),
  normalQuantile(1 - shares[5])
] as const;

/** The level of an overall satisfaction in standard deviations. */
export function levelOf(overall: number): Level {
  if (overall < cuts[0]) return 1;
  if (overall < cuts[1]) return 2;
  if (overall < cuts[2]) return 3;
  return overall < cuts[3] ? 4 : 5;
}

/**
 * Draws one experience of a customer at a dealer.
 *
 * @param inclination the customer's own, standard normal
 * @param value perceived value, standard normal
 */
export function experienceOf(
  random: Random,
  journey: Journey,
  dealer: Dealer,
  inclination: number,
  value: number
): Experience {
  const halo = random.normal();
  const shared = parts.customer * inclination + parts.experience * halo;
  let overall = truth.satisfaction.value_weight * value;
  const names = touchpoints[journey];
  const qualities = new Array<number>(names.length);
  for (let i = 0; i < names.length; i++) {
    const quality = shared + parts.own * random.normal() + dealer.shifts[names[i]!];
    qualities[i] = quality;
    overall += weights[journey][i]! * quality;
  }
  overall += truth.satisfaction.unexplained_sd * random.normal();
  return {journey, dealer: dealer.index, qualities, halo, level: levelOf(overall / sd[journey])};
}
