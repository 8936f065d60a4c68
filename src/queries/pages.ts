import type {Filters} from "../contract/filters.js";
import {noFilters} from "../contract/filters.js";
import {courseFigures} from "./benchmarks.js";
import {
  driverPredictors,
  driverSample,
  driverSums,
  driverSurveys,
  touchpointBenchmarks
} from "./drivers.js";
import type {DriverChoice} from "./drivers.js";
import {figures} from "./figures.js";
import {lostCustomerMeasures} from "./measures/lostCustomers.js";
import {returnMeasures} from "./measures/returns.js";
import {qualityBalance, qualityReasons, rowAcceptance} from "./quality.js";
import type {Query} from "./query.js";
import {returnByLevel, returnByScore} from "./returnBySatisfaction.js";
import type {ReturnChoice} from "./returns.js";
import {surveyChoices} from "./options.js";
import {monthlyTrend} from "./trends.js";

/** What the home page asks: the figures of the period and the one before, of each dealer, and by month. */
export function homeQueries(filters: Filters) {
  return {
    figures: figures(filters),
    months: monthlyTrend(filters),
    acceptance: rowAcceptance()
  };
}

/** What the engine is asked when the reader reaches for the filters, so that it is there by then. */
export function homeReach(): readonly Query[] {
  const {figures, months} = homeQueries(noFilters);
  return [figures, months];
}

/** What the loyalty page asks: returns by satisfaction over the whole period, and what stands beside them. */
export function loyaltyQueries(filters: Filters, choice: ReturnChoice = {}) {
  return {
    byLevel: returnByLevel(filters, choice),
    byScore: returnByScore(filters, choice),
    groups: returnMeasures(filters, choice),
    groupsByDealer: returnMeasures(filters, {...choice, by: "dealer"}),
    lost: lostCustomerMeasures(filters),
    surveys: surveyChoices(filters),
    driverSurveys: driverSurveys(),
    predictors: driverPredictors(),
    driverSums: driverSums(filters),
    course: courseFigures()
  };
}

/** What the drivers page asks: sums for the picture, and the responses themselves for resampling. */
export function driverQueries(filters: Filters, choice: DriverChoice = {}) {
  return {
    surveys: driverSurveys(),
    predictors: driverPredictors(),
    benchmarks: touchpointBenchmarks(),
    sums: driverSums(filters, choice),
    sample: driverSample(filters, choice)
  };
}

/** What the quality page asks; it has no filters. */
export function qualityQueries() {
  return {balance: qualityBalance(), reasons: qualityReasons(), acceptance: rowAcceptance()};
}

/** Each page's queries at default filters, whose answers are computed when the site is built. */
export const pageQueries = {
  home: flat(homeQueries(noFilters)),
  loyalty: flat(loyaltyQueries(noFilters)),
  drivers: flat(driverQueries(noFilters)),
  quality: flat(qualityQueries()),
  dictionary: []
} as const satisfies Record<string, readonly Query[]>;

function flat(queries: Readonly<Record<string, Query | readonly Query[]>>): readonly Query[] {
  return Object.values(queries).flat();
}
