import {segmentSchemes} from "../../contract/segments.js";
import type {RulesOf} from "../../contract/segments.js";

/** Customers at one place of loyalty × value, as the query gives them. */
export interface LoyaltyValueRow {
  is_company: boolean;
  step: number | null;
  band: number | null;
  customers: number;
  lost: number;
  profit: number;
  lost_profit: number;
}

export type AbcdRules = RulesOf<"abcd">;
export type AbcdClass = keyof (typeof segmentSchemes)["abcd"]["classes"];

/** Steps of the loyalty axis in one unit, as the query makes them. */
export const loyaltySteps = {services: 20, attitude: 4, combined: 20} as const;
export const highStops: readonly number[] = segmentSchemes.abcd.rules.high_value.stops;

/** What is counted of a class. */
export interface ClassSize {
  customers: number;
  lost: number;
  profit: number;
  lostProfit: number;
}

/** Where loyalty is cut by the measure chosen. */
export const loyalCutOf = (rules: AbcdRules): number => rules[`loyal_${rules.loyal_by}`];

/** The class of a place under these rules. */
export function classOfPlace(
  {step, band}: Pick<LoyaltyValueRow, "step" | "band">,
  rules: AbcdRules
): AbcdClass {
  if (step === null || band === null) return "none";
  const isLoyal = step / loyaltySteps[rules.loyal_by] >= loyalCutOf(rules) - 1e-9;
  const isHigh = band <= highStops.indexOf(rules.high_value);
  return isLoyal ? (isHigh ? "a" : "c") : isHigh ? "b" : "d";
}

/** The sizes of the classes at any cut, of the persons or of the companies. */
export function abcdSizes(
  rows: readonly LoyaltyValueRow[],
  rules: AbcdRules,
  {companies = false} = {}
): Record<AbcdClass, ClassSize> {
  const empty = (): ClassSize => ({customers: 0, lost: 0, profit: 0, lostProfit: 0});
  const sizes = {a: empty(), b: empty(), c: empty(), d: empty(), none: empty()};
  for (const row of rows) {
    if (row.is_company !== companies) continue;
    const size = sizes[classOfPlace(row, rules)];
    size.customers += row.customers;
    size.lost += row.lost;
    size.profit += row.profit;
    size.lostProfit += row.lost_profit;
  }
  return sizes;
}

/** The sum of sizes. */
export const sumSizes = (sizes: readonly ClassSize[]): ClassSize =>
  sizes.reduce(
    (sum, size) => ({
      customers: sum.customers + size.customers,
      lost: sum.lost + size.lost,
      profit: sum.profit + size.profit,
      lostProfit: sum.lostProfit + size.lostProfit
    }),
    {customers: 0, lost: 0, profit: 0, lostProfit: 0}
  );
