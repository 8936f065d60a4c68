import type {MartName} from "../contract/marts.js";

/** Marts of which a question reads few groups of rows: they stay Parquet files in the engine, where others become tables. */
export const fileMarts: ReadonlySet<MartName> = new Set(["customer_periods"]);
