import type {MartName} from "../contract/marts.js";
import type {Query, Row, SharedRelation, Value} from "./query.js";

/** A piece of SQL with its values in the order of its `?`. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Value[];
  /** Marts that it reads beyond those that a query names itself. */
  readonly marts?: readonly MartName[];
  /** Shared relations that it reads, each after those that it reads itself. */
  readonly relations?: readonly SharedRelation[];
}

/**
 * SQL from a template: a piece of SQL is put in as it is, its values with it; anything else becomes
 * a `?` with that value. What comes from a reader can therefore never be read as SQL.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | Value)[]): Sql {
  const pieces = parts.map((part) =>
    part !== null && typeof part === "object" ? part : {text: "?", values: [part]}
  );
  let text = strings[0]!;
  for (const [index, piece] of pieces.entries()) text += piece.text + strings[index + 1]!;
  return {text, ...contentsOf(pieces)};
}

/** A piece of SQL with the marts that it reads by itself, beside those of its pieces. */
export const reading = (marts: readonly MartName[], piece: Sql): Sql => ({
  ...piece,
  marts: [...marts, ...(piece.marts ?? [])]
});

/** Pieces of SQL one after another. */
export function join(pieces: readonly Sql[], separator: string): Sql {
  return {text: pieces.map(({text}) => text).join(separator), ...contentsOf(pieces)};
}

/** What pieces bring along besides their text; each mart and each relation once. */
function contentsOf(pieces: readonly Sql[]): Omit<Sql, "text"> {
  let values: readonly Value[] = [];
  let marts: readonly MartName[] = [];
  let relations: readonly SharedRelation[] = [];
  for (const piece of pieces) {
    values = both(values, piece.values);
    if (piece.marts !== undefined) marts = union(marts, piece.marts, same);
    if (piece.relations !== undefined) relations = union(relations, piece.relations, sameName);
  }
  return {
    values,
    ...(marts.length === 0 ? {} : {marts}),
    ...(relations.length === 0 ? {} : {relations})
  };
}

const same = <T>(a: T, b: T): boolean => a === b;
const sameName = (a: SharedRelation, b: SharedRelation): boolean => a.name === b.name;

// Lists are taken as they are where one is empty: every piece of a long query passes here many times.
function both<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  if (second.length === 0) return first;
  return first.length === 0 ? second : [...first, ...second];
}

function union<T>(
  first: readonly T[],
  second: readonly T[],
  isSame: (a: T, b: T) => boolean
): readonly T[] {
  return both(
    first,
    first.length === 0 ? second : second.filter((b) => !first.some((a) => isSame(a, b)))
  );
}

/**
 * A SELECT that several queries read, to be put where a table's name stands: the engine makes a table of it once.
 * Narrow columns and few rows make it worth it.
 */
export function shared(name: string, {text, values, marts = [], relations = []}: Sql): Sql {
  const content = hash(`${text} ${canonicalJson(values)}`);
  const relation = {name: `${name}_${content}`, text, values};
  return {text: relation.name, values: [], marts, relations: [...relations, relation]};
}

/**
 * The value in the column of a shared relation of one row. Where a shared relation compares with a day of this form or
 * gives it to a function, the engine puts it in as a literal: of a Parquet file it then reads only groups of rows that can
 * meet the condition, and relations that differ in nothing else become one table.
 */
export const onlyOf = (column: string, relation: Sql): Sql =>
  sql`(select ${{text: column, values: []}} from ${relation})`;

/** 64 bits of a text (FNV-1a, twice with different beginnings) as hexadecimal digits. */
function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x01000193);
  }
  const digits = (bits: number): string => (bits >>> 0).toString(16).padStart(8, "0");
  return digits(first) + digits(second);
}

/** The conditions, all of which must hold; none is always true. */
export function every(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : join(conditions, "\n    and ");
}

/** What names a query: plain values, lists and records of them. */
export type Arguments =
  Value | undefined | readonly Arguments[] | {readonly [name: string]: Arguments};

/** JSON with sorted names and without undefined ones, so that equal arguments have equal text. */
export function canonicalJson(value: Arguments): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${canonicalJson(item)}`).join(",")}}`;
}

/** A query whose key is its name and its arguments; it reads the marts named and those of its pieces. */
export function queryOf<R extends Row>(
  name: string,
  parameters: Arguments,
  marts: readonly MartName[],
  {text, values, marts: more = [], relations = []}: Sql
): Query<R> {
  return {
    key: `${name} ${canonicalJson(parameters)}`,
    marts: more.length === 0 ? marts : [...new Set([...marts, ...more])],
    text,
    values,
    ...(relations.length === 0
      ? {}
      : {relations: [...new Map(relations.map((of) => [of.name, of])).values()]})
  };
}

/** The order of rows by day, then by key, in one whole number, whose least is found several times as fast as by a window. */
export const placeOf = (day: Sql, key: Sql): Sql =>
  sql`((${day} - date '1970-01-01') * 4294967296 + ${key})`;
