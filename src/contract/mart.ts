import type {Label, PersonalData, Unit} from "./field.js";

/**
 * Types as small as they go, all readable by the browser's engine.
 * `cents` is INTEGER (BIGINT in sums), money in fen; `category` is a dictionary-encoded string.
 */
export type ColumnType =
  | "boolean"
  | "utinyint"
  | "smallint"
  | "integer"
  | "cents"
  | "double"
  | "date"
  | "category"
  | "text";

/** One column of a published table. Only these reach the site. */
export interface Column {
  type: ColumnType;
  label: Label;
  personal: PersonalData;
  unit?: Unit;
  /** The code list its values come from. */
  codes?: string;
}

interface ColumnOptions {
  personal?: PersonalData;
  unit?: Unit;
  codes?: string;
}

const of =
  (type: ColumnType, defaults: ColumnOptions = {}) =>
  (zh: string, en: string, options: ColumnOptions = {}): Column => ({
    personal: "none",
    ...defaults,
    ...options,
    type,
    label: {zh, en}
  });

export const boolean = of("boolean");
export const utinyint = of("utinyint");
export const smallint = of("smallint");
export const integer = of("integer");
export const cents = of("cents", {unit: "yuan"});
export const double = of("double");
export const date = of("date");
export const category = of("category");
export const text = of("text");

/** A category out of a code list. */
export const coded = (codes: string, zh: string, en: string, options: ColumnOptions = {}): Column =>
  category(zh, en, {...options, codes});

/** One published table: mart = Parquet file = SQL file, one word to grep. */
export interface Mart<Name extends string = string> {
  name: Name;
  label: Label;
  /** One row per …, and what was decided. */
  grain: Label;
  key: readonly string[];
  columns: Readonly<Record<string, Column>>;
  /** A condition on whole tables (SQL, true when it holds) that relates the mart to accepted rows. */
  reconciles?: {holds: string; label: Label};
}

/** Checks the shape while it keeps the literal names of table and columns. */
export function mart<const Name extends string, const Columns extends Record<string, Column>>(
  name: Name,
  definition: Omit<Mart, "name" | "columns"> & {columns: Columns}
): Mart<Name> & {columns: Columns} {
  return {name, ...definition};
}

const DUCKDB_TYPE: Record<ColumnType, string> = {
  boolean: "BOOLEAN",
  utinyint: "UTINYINT",
  smallint: "SMALLINT",
  integer: "INTEGER",
  cents: "INTEGER",
  double: "DOUBLE",
  date: "DATE",
  category: "VARCHAR",
  text: "VARCHAR"
};

/** The DuckDB type in which a column is written. */
export function duckdbType(column: Column): string {
  return DUCKDB_TYPE[column.type];
}
