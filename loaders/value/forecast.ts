import {settings} from "../../src/contract/settings.js";
import {expectedSpend} from "../../src/stats/gammaGamma.js";
import {choleskyFactor} from "../../src/stats/informationMatrix.js";
import type {Fit} from "../../src/stats/maximumLikelihood.js";
import {frequencyClassOf, topClass} from "./holdOut.js";
import type {CustomerHistory} from "./histories.js";
import type {Candidate} from "./models.js";

/** Years ahead for which visits are forecast. */
export const years = Math.max(...settings.value_horizons_years);
const yearEnds = Array.from({length: years}, (_, index) => 12 * (index + 1));

/** What is expected of a customer. */
export interface Forecast {
  alive: number;
  /** Visits in each of the years ahead. */
  visits: number[];
  /** Profit of a visit, yuan; null where the model of money was refused. */
  profit: number | null;
}

/** How many visits leave money, and what the others leave. */
export interface Paying {
  share: number;
  otherMean: number;
}

/** The fitted models and what goes with them. */
export interface Forecaster {
  candidate: Candidate;
  visits: Fit;
  spend: Fit | null;
  paying: Paying;
}

/** What the models expect of a customer; nothing of one whose cars are known to have left. */
export function forecastOf(
  {candidate: {model}, visits, spend, paying}: Forecaster,
  customer: CustomerHistory
): Forecast {
  const {payingDays, payingMean} = customer;
  const money =
    spend &&
    paying.share * expectedSpend(spend.parameters, {visits: payingDays, mean: payingMean}) +
      (1 - paying.share) * paying.otherMean;
  if (customer.hasLeft) return {alive: 0, visits: yearEnds.map(() => 0), profit: money};
  const until = model.expected(visits.parameters, customer, yearEnds);
  return {
    alive: model.alive(visits.parameters, customer),
    visits: until.map((sum, index) => sum - (until[index - 1] ?? 0)),
    profit: money
  };
}

/** By how much, in logarithms, one independent standard error of the parameters moves the value of a class in a year. */
export interface ErrorPart {
  frequencyClass: number;
  year: number;
  component: number;
  logError: number;
}

/** Customers of a class on whom its errors are computed. */
const perClass = 60;

/**
 * How the parameters' uncertainty moves the value of service: the derivatives of its logarithm by frequency class
 * and year (delta method), times the factor of the covariance, so that the components are independent.
 */
export function forecastErrors(
  forecaster: Forecaster,
  customers: readonly CustomerHistory[]
): ErrorPart[] {
  const parts: ErrorPart[] = [];
  for (let frequencyClass = 0; frequencyClass <= topClass; frequencyClass++) {
    const own = customers.filter(
      ({x, hasLeft}) => !hasLeft && frequencyClassOf(x) === frequencyClass
    );
    const step = Math.ceil(own.length / perClass);
    const some = own.filter((_, index) => index % step === 0);
    if (some.length === 0) continue;
    let component = 0;
    for (const fit of ["visits", "spend"] as const) {
      const of = forecaster[fit];
      const factor = of && choleskyFactor(of.covariance);
      if (!factor) continue;
      for (let k = 0; k < factor.length; k++, component++) {
        const moved = (sign: number): Float64Array =>
          yearlyValues(
            {
              ...forecaster,
              [fit]: {
                ...of,
                parameters: of.parameters.map(
                  (p, i) => p * Math.exp(sign * shift * (factor[i]![k] ?? 0))
                )
              }
            },
            some
          );
        const up = moved(1);
        const down = moved(-1);
        up.forEach((value, index) => {
          const logError =
            value > 0 && down[index]! > 0 ? Math.log(value / down[index]!) / (2 * shift) : 0;
          parts.push({frequencyClass, year: index + 1, component, logError});
        });
      }
    }
  }
  return parts;
}

/** Part of a standard error by which parameters are moved. */
const shift = 0.1;

function yearlyValues(forecaster: Forecaster, customers: readonly CustomerHistory[]): Float64Array {
  const sums = new Float64Array(years);
  for (const customer of customers) {
    const {visits, profit} = forecastOf(forecaster, customer);
    visits.forEach((count, index) => (sums[index]! += count * (profit ?? 1)));
  }
  return sums;
}
