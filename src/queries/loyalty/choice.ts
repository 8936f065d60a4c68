import {settings} from "../../contract/settings.js";
import {responseChoice} from "../responses.js";
import {returnChoice} from "../returns.js";
import type {ReturnChoice} from "../returns.js";

/** By what a customer counts as loyal. */
export type LoyaltyMeasure = "back" | "services" | "attitude" | "combined";

/** Which responses are looked at, and where the two cuts of satisfaction and loyalty stand. */
export interface LoyaltyChoice extends ReturnChoice {
  /** Defaults to back: a visit within the return window. */
  loyalBy?: LoyaltyMeasure;
  satisfiedFrom?: number; // level, defaults to 4
  /** Share of due services, mean level of the loyalty block or mean percentile rank; not for `back`. */
  loyalFrom?: number;
}

/** Where each cut of loyalty stands by default; `back` is cut by the window. */
export const loyalFromDefault: Readonly<Record<LoyaltyMeasure, number>> = {
  back: settings.default_return_window_months,
  services: settings.loyal_from_score,
  attitude: settings.loyal_from_attitude,
  combined: settings.loyal_from_rank
};

/** The choice with its defaults, which is also what names a query. */
export function loyaltyChoice(choice: LoyaltyChoice) {
  const {loyalBy = "back", satisfiedFrom = settings.satisfied_from_level} = choice;
  const {windowMonths, sameDealer, ...returns} = returnChoice(choice);
  const responses = responseChoice(returns);
  if (loyalBy !== "back") {
    const loyalFrom = choice.loyalFrom ?? loyalFromDefault[loyalBy];
    return {...responses, loyalBy, satisfiedFrom, loyalFrom, windowMonths, sameDealer};
  }
  return {...responses, loyalBy, satisfiedFrom, loyalFrom: windowMonths, windowMonths, sameDealer};
}
