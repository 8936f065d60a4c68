import type {Value} from "../queries/query.js";

/**
 * The value as a SQL literal: whole numbers as INTEGER or BIGINT, others as DOUBLE (never DECIMAL, which
 * would calculate differently from the same number bound on the native engine).
 * Throws on a number that is not finite and on a string with a NUL character.
 */
export function literal(value: Value): string {
  switch (typeof value) {
    case "string":
      if (value.includes("\0"))
        throw new Error("value: string with a NUL character (expected none)");
      return `'${value.replaceAll("'", "''")}'`;
    case "number": {
      if (!Number.isFinite(value)) throw new Error(`value: ${value} (expected a finite number)`);
      const digits = String(value);
      return Number.isSafeInteger(value) || digits.includes("e") ? digits : `${digits}e0`;
    }
    case "boolean":
      return String(value);
    default:
      if (value === null) return "NULL";
      throw new Error(`value: ${typeof value} (expected string, number, boolean or null)`);
  }
}

/** What `?` means nothing in: strings, quoted names, comments, dollar-quoted strings; then the placeholder itself. */
const token =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|\?(\d*)/g;

/**
 * The text with each `?` replaced by its value as a literal. Literals rather than a prepared statement, because
 * DuckDB-WASM 1.28.0 binds every number as DOUBLE, and only plain text can be cancelled while it runs.
 * Throws when placeholders and values do not match in number, and on numbered placeholders.
 */
export function bind(text: string, values: readonly Value[]): string {
  let count = 0;
  const bound = text.replace(
    token,
    (match, _tag: string | undefined, digits: string | undefined) => {
      if (!match.startsWith("?")) return match;
      if (digits) throw new Error(`placeholder: ${match} (expected ?)`);
      const value = values[count++];
      return value === undefined ? match : literal(value);
    }
  );
  if (count !== values.length) {
    throw new Error(`query: ${count} placeholders, ${values.length} values (expected as many)`);
  }
  return bound;
}
