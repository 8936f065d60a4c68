import type {MartName} from "../contract/marts.js";
import type {Query, Row, Value} from "./query.js";

/** A piece of SQL with its values in the order of its `?`. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Value[];
  /** Marts that it reads beyond those that a query names itself. */
  readonly marts?: readonly MartName[];
}

/**
 * SQL from a template: a piece of SQL is put in as it is, its values with it; anything else becomes
 * a `?` with that value. What comes from a reader can therefore never be read as SQL.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | Value)[]): Sql {
  let text = strings[0]!;
  const values: Value[] = [];
  const marts: MartName[] = [];
  parts.forEach((part, index) => {
    if (part !== null && typeof part === "object") {
      text += part.text;
      values.push(...part.values);
      marts.push(...(part.marts ?? []));
    } else {
      text += "?";
      values.push(part);
    }
    text += strings[index + 1]!;
  });
  return marts.length === 0 ? {text, values} : {text, values, marts};
}

/** A piece of SQL with the marts that it reads by itself, beside those of its pieces. */
export const reading = (marts: readonly MartName[], piece: Sql): Sql => ({
  ...piece,
  marts: [...marts, ...(piece.marts ?? [])]
});

/** Pieces of SQL one after another. */
export function join(pieces: readonly Sql[], separator: string): Sql {
  const marts = pieces.flatMap((piece) => piece.marts ?? []);
  return {
    text: pieces.map(({text}) => text).join(separator),
    values: pieces.flatMap(({values}) => values),
    ...(marts.length === 0 ? {} : {marts})
  };
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
  {text, values, marts: more = []}: Sql
): Query<R> {
  const all = more.length === 0 ? marts : [...new Set([...marts, ...more])];
  return {key: `${name} ${canonicalJson(parameters)}`, marts: all, text, values};
}
