import {MINUTES_PER_DAY, isoDay} from "../calendar.js";
import type {Day, Minute} from "../calendar.js";
import type {Dealer} from "../group.js";

const space = 99_999_989; // prime, so that a multiplier permutes

const permuted = (value: number): string =>
  String((value * 48_271 + 9_973) % space).padStart(8, "0");
const compactDay = (day: Day): string => isoDay(day).replaceAll("-", "");

/** The number of a customer at a dealer, in the form of its DMS; slot 1 is a second file of the same. */
export function customerNumber(dealer: Dealer, customer: number, slot: 0 | 1): string {
  const digits = permuted(customer * 2 + slot);
  switch (dealer.dms) {
    case "cedar":
      return `C${digits}`;
    case "maple":
      return `1${digits}`;
    case "willow":
      return `KH-${digits}`;
  }
}

/** A repair order number: unique at a dealer for each car, day and order of the day. */
export function repairOrderNumber(
  dealer: Dealer,
  vehicleId: number,
  opened: Minute,
  nth: number
): string {
  const day = compactDay(Math.floor(opened / MINUTES_PER_DAY));
  const digits = permuted(vehicleId);
  switch (dealer.dms) {
    case "cedar":
      return `R${day.slice(2)}${digits}${nth}`;
    case "maple":
      return `WT${day}${digits}${nth}`;
    case "willow":
      return `${day}-${digits}-${nth}`;
  }
}

/** A number of another document about a car: two letters tell the kinds apart. None has a VIN's 17 characters. */
export function documentNumber(kind: string, vehicleId: number, day: Day, nth = 0): string {
  return `${kind}${compactDay(day).slice(2)}${permuted(vehicleId)}${nth === 0 ? "" : String(nth).padStart(2, "0")}`;
}

/** Engine number of a car. */
export function engineNumber(vehicleId: number): string {
  return `E${permuted(vehicleId + 77)}`;
}
