import {noFilters} from "../../contract/filters.js";
import type {Filters} from "../../contract/filters.js";
import {figures} from "../figures.js";
import {qualityBalance, qualityReasons, rowAcceptance} from "../quality.js";
import type {Query} from "../query.js";
import {segmentFigures} from "../segmentFigures.js";
import {monthlyTrend} from "../trends.js";

/** What the home page asks: the figures of the period and the one before, of each dealer, and by month. */
export function homeQueries(filters: Filters) {
  return {
    figures: filters.segment == null ? [figures(filters)] : segmentFigures(filters),
    months: monthlyTrend(filters),
    acceptance: rowAcceptance()
  };
}

/** What the engine is asked when the reader reaches for the filters, so that it is there by then. */
export function homeReach(): readonly Query[] {
  const {figures, months} = homeQueries(noFilters);
  return [...figures, months];
}

/** What the quality page asks; it has no filters. */
export function qualityQueries() {
  return {balance: qualityBalance(), reasons: qualityReasons(), acceptance: rowAcceptance()};
}
