import {calendarDate} from "./calendar.js";
import type {Day} from "./calendar.js";
import type {Random} from "./random.js";

export interface Model {
  series: string;
  name: string;
  listPrice: number; // yuan
  /** How dear its upkeep is beside the others. */
  upkeep: number;
}

/** The invented brand's catalogue. */
export const catalogue: readonly Model[] = [
  {series: "川行", name: "川行 1.5L 舒适型", listPrice: 109_800, upkeep: 0.85},
  {series: "川行", name: "川行 1.5T 豪华型", listPrice: 132_800, upkeep: 0.9},
  {series: "川越", name: "川越 1.5T 两驱", listPrice: 149_800, upkeep: 1},
  {series: "川越", name: "川越 2.0T 四驱", listPrice: 189_800, upkeep: 1.15},
  {series: "川境", name: "川境 2.0T 商务型", listPrice: 199_800, upkeep: 1.2},
  {series: "川境", name: "川境 2.0T 旗舰型", listPrice: 249_800, upkeep: 1.35},
  {series: "川朗", name: "川朗 七座", listPrice: 229_800, upkeep: 1.25},
  {series: "川驰EV", name: "川驰EV 510", listPrice: 169_800, upkeep: 0.7}
];

const popularity = [0.19, 0.17, 0.2, 0.12, 0.11, 0.07, 0.06, 0.08];
export const colours = ["珍珠白", "曜石黑", "星空灰", "极光蓝", "赤霞红", "香槟金"] as const;

/** A model as customers choose them; dearer ones for those who earn more. */
export function chooseModel(random: Random, income: number): Model {
  let best = 0;
  let bestScore = -Infinity;
  for (let i = 0; i < catalogue.length; i++) {
    const fit = 0.35 * income * ((catalogue[i]!.listPrice - 165_000) / 45_000);
    const score = Math.log(popularity[i]!) + fit - Math.log(random.exponential(1));
    if (score > bestScore) [best, bestScore] = [i, score];
  }
  return catalogue[best]!;
}

const vinValues: Readonly<Record<string, number>> = Object.fromEntries([
  ...[..."0123456789"].map((letter, i) => [letter, i] as const),
  ...[..."ABCDEFGH"].map((letter, i) => [letter, i + 1] as const),
  ...[..."JKLMN"].map((letter, i) => [letter, i + 1] as const),
  ["P", 7],
  ["R", 9],
  ...[..."STUVWXYZ"].map((letter, i) => [letter, i + 2] as const)
]);
const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const vinAlphabet = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
const yearLetters = "ABCDEFGHJKLMNPRSTVWXY123456789";

/** The ninth character that a VIN's other sixteen require (ISO 3779, GB 16735). */
export function vinCheckDigit(vin: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (vinValues[vin[i]!] ?? 0) * vinWeights[i]!;
  const rest = sum % 11;
  return rest === 10 ? "X" : String(rest);
}

/**
 * The VIN of a vehicle: its maker code 0AT belongs to no country, so that it can be no real car;
 * the check digit is right.
 */
export function vinOf(vehicleId: number, modelIndex: number, modelYear: number): string {
  const high = Math.floor(vehicleId / 1_000_000);
  const year = yearLetters[(modelYear - 1980) % 30]!;
  const head = `0AT${vinAlphabet[modelIndex]!}C${vinAlphabet[Math.floor(high / 33) % 33]!}${vinAlphabet[high % 33]!}A`;
  const tail = `${year}H${String(vehicleId % 1_000_000).padStart(6, "0")}`;
  return head + vinCheckDigit(`${head}0${tail}`) + tail;
}

const plateAlphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
const plateSpace = 34 ** 5;

/** A plate of the city; electric cars have the longer green one. */
export function plateOf(head: string, vehicleId: number, electric: boolean): string {
  let rest = (vehicleId * 7_368_787 + 12_345) % plateSpace;
  let letters = "";
  for (let i = 0; i < 5; i++) {
    letters += plateAlphabet[rest % 34]!;
    rest = Math.floor(rest / 34);
  }
  return electric ? `${head}D${letters}` : head + letters;
}

/** Model year of a car delivered on a day: the next one from autumn on. */
export function modelYearOf(delivered: Day): number {
  const {year, month} = calendarDate(delivered);
  return month >= 9 ? year + 1 : year;
}
