import type {MartName} from "../contract/marts.js";

/** What a cell of an answer can be, on native DuckDB and in the browser alike. */
export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

/**
 * A relation that several queries read: what they have in common, such as the responses that the filters choose. The
 * engine makes a table of it once and keeps it for a while. Its name is made of its content, so that equal ones are one.
 */
export interface SharedRelation {
  readonly name: string;
  readonly text: string;
  readonly values: readonly Value[];
}

/**
 * A question put to the engine: SQL text with `?` placeholders, its values and the marts it reads.
 * The key names it with its arguments, so that equal questions have equal keys. Columns are cast to
 * DOUBLE, INTEGER, VARCHAR or BOOLEAN (a date to text `YYYY-MM-DD`), so that every engine gives the same rows.
 */
export interface Query<R extends Row = Row> {
  readonly key: string;
  readonly marts: readonly MartName[];
  readonly text: string;
  readonly values: readonly Value[];
  /** What it reads beside the marts; each after those that it reads itself. */
  readonly relations?: readonly SharedRelation[];
  /** Only for the type of its rows; never set. */
  readonly row?: R;
}
