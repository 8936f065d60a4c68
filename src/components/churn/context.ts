import type {Filters} from "../../contract/filters.js";
import type {Manifest} from "../../contract/manifest.js";
import type {ChosenDefinition} from "./choice.js";

/** What the pictures on losses need to know besides their rows. */
export interface ChurnContext {
  filters: Filters;
  manifest: Manifest;
  definition: ChosenDefinition;
}

/** A month of a life table, of one part of the vehicles or (null) of all together. */
export interface CurveRow {
  part: string | null;
  month: number;
  events: number;
  competing: number;
  censored: number;
  late: number;
}

/** The rows as a life table; competing events change places with the events where `isSwapped`. */
export const lifeTableOf = (rows: readonly CurveRow[], isSwapped = false) =>
  rows.map(({month, events, competing, censored, late}) => ({
    time: month,
    events: isSwapped ? competing : events,
    competing: isSwapped ? events : competing,
    censored,
    late
  }));

/** How many left the table in all, which is how many were followed. */
export const followedCount = (rows: readonly CurveRow[]): number =>
  rows.reduce((sum, {events, competing, censored}) => sum + events + competing + censored, 0);

/** A p-value in words. */
export const pText = (p: number): string => (p < 0.001 ? "< 0.001" : `= ${p.toFixed(3)}`);
