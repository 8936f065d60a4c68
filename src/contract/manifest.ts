import type {MartName} from "./marts.js";
import type {SourceName} from "./sources.js";

/** A dealer and the span of its data. */
export interface ManifestDealer {
  dealer_id: number;
  dealer_name: string;
  short_name: string;
  /** ISO dates. */
  data_from: string | null;
  as_of: string | null;
  is_stale: boolean;
}

/**
 * k over dealer × gender × age band × city × model series of the published customers: how many persons
 * share all five. It says nothing of the rows that hang on a person's key.
 */
export interface ReportedK {
  /** Customers who are persons; prospects have too few of these attributes to be classed. */
  persons: number;
  /** Persons in the smallest class; null where no person is published. */
  smallest: number | null;
  classes: number;
  /** Persons in classes smaller than the setting `report_k`. */
  persons_below: number;
}

/** `manifest.json`: what a page must know about the build before any query runs. */
export interface Manifest {
  is_sample: boolean;
  /** ISO timestamp of the build, from SOURCE_DATE_EPOCH where that is set. */
  built_at: string;
  /** Extract files read, and the first 12 hex digits of their content fingerprint. */
  extract_count: number;
  fingerprint: string;
  /** First and last day of behaviour in the data. */
  period: {from: string | null; to: string | null};
  dealers: ManifestDealer[];
  model_series: string[];
  /** Accepted rows by source table; a table without an extract is absent. */
  sources: Partial<Record<SourceName, number>>;
  /** Rows and bytes of each published table. */
  marts: Record<MartName, {rows: number; bytes: number}>;
  /** Names the private table that gave the keys; exported lists carry it. */
  key_table_id: string;
  /** Distinct persons in the published tables. */
  person_count: number;
  /** How far the published attributes of a person tell persons apart. */
  k: ReportedK;
  /** Gates that were let pass with ACCEPT_GATES. */
  accepted_gates: string[];
  /** Warnings of the build by name, with their count. */
  warnings: Record<string, number>;
}
