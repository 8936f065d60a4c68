import type {SourceName} from "./sources.js";

/** A figure of the catalogue for all dealers together, as the sums over customers it follows from. */
export interface FigureSums {
  metric: string;
  dealer_id: number | null;
  people: number;
  n: number;
  y: number;
  nn: number;
  ny: number;
  yy: number;
}

/** The headline figures of one build, and of which build. */
export interface BuildFigures {
  /** ISO timestamp of the build. */
  built_at: string;
  /** First 12 hex digits of the extracts' fingerprint. */
  fingerprint: string;
  /** Accepted rows by source table. */
  sources: Partial<Record<SourceName, number>>;
  figures: FigureSums[];
}

/**
 * `figure_changes.json`: the headline figures before and after the extracts last changed; null where
 * no build with other extracts is known.
 */
export type FigureChanges = {before: BuildFigures; after: BuildFigures} | null;
