import type {Label} from "./field.js";
import type {SourceName} from "./sources.js";

/** One figure of the site, said once. */
export interface Metric {
  label: Label;
  /** What it is, in words, with the settings it rests on. */
  definition: Label;
  /** The estimator of `src/stats` that turns the query's sums into value and interval. */
  estimator:
    | "count"
    | "share"
    | "mean"
    | "net_promoter_score"
    | "driver_share"
    | "resampled_mean"
    | "cumulative_incidence"
    | "cronbach_alpha"
    | "gini"
    | "extrapolated_share"
    | "matched_difference"
    | "area_under_curve"
    | "modelled_value"
    | "kaplan_meier";
  /** The query of `src/queries` that feeds it. */
  query: string;
  unit: "share" | "count" | "yuan" | "points" | "per_thousand" | "level" | "coefficient";
  /** Which way is good; null where neither is. */
  better: "up" | "down" | null;
  /** People below whom it is withheld; none for counts. */
  smallest_sample: number;
  /** Whom it counts by default: rates of people leave companies and fleets out. */
  customers: "persons" | "all";
  /** The section of the course, or the standard, that it comes from. */
  source: Label;
  /** Codes of course figures that measure the same and may stand beside it. */
  benchmarks: readonly string[];
  /** Source tables without which it has no value. */
  needs: readonly SourceName[];
}

/** Checks the shape while it keeps the literal names of the metrics. */
export function metricsOf<const Id extends string>(
  catalogue: Record<Id, Metric>
): Record<Id, Metric> {
  return catalogue;
}
