import type {SegmentFilter} from "./segments.js";

/** What the filter bar holds; the same on every page, kept in the URL. */
export interface Filters {
  /** Dealer keys; null is all dealers. */
  dealers: readonly number[] | null;
  /** Model series; null is all. */
  models: readonly string[] | null;
  /** First month of the period, `YYYY-MM`; null is from the beginning. */
  from: string | null;
  /** Last month of the period, `YYYY-MM`; null is to the as-of. */
  to: string | null;
  /** A class of customers, as of the end of the period; none is all customers. */
  segment?: SegmentFilter | null;
}

export const noFilters: Filters = {
  dealers: null,
  models: null,
  from: null,
  to: null,
  segment: null
};
