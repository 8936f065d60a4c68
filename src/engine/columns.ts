import {DataType, type Table, type Vector} from "apache-arrow";
import type {Value} from "../queries/query.js";

/** A result column by column, which passes between a worker and its page faster than rows do. */
export interface Columns {
  readonly names: readonly string[];
  /** The values of each column, in the order of the names. */
  readonly values: readonly (readonly Value[] | Float64Array)[];
  readonly count: number;
}

/** The whole number of a BIGINT or HUGEINT; throws where a double would no longer be exact. */
function wholeNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) {
    throw new Error(`integer: ${value} (expected at most 2^53 − 1 in size)`);
  }
  return number;
}

/** The double nearest to a DECIMAL, of which Arrow gives the unscaled value as four 32-bit words, lowest first. */
function decimalNumber(words: Uint32Array, scale: number): number {
  const unscaled = BigInt.asIntN(
    128,
    words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n)
  );
  return scale === 0 ? wholeNumber(unscaled) : Number(`${unscaled}e-${scale}`);
}

/** How a value of the type becomes string, number, boolean or null; undefined for types a row cannot carry. */
function converter(type: DataType): ((value: never) => Value) | undefined {
  if (DataType.isDictionary(type)) return converter(type.dictionary);
  if (DataType.isDecimal(type)) return (words: Uint32Array) => decimalNumber(words, type.scale);
  if (DataType.isInt(type)) {
    return (value: number | bigint) => (typeof value === "bigint" ? wholeNumber(value) : value);
  }
  if (DataType.isFloat(type)) return (value: number) => (Number.isFinite(value) ? value : null);
  if (DataType.isDate(type)) return (date: Date) => date.toISOString().slice(0, 10);
  if (DataType.isTimestamp(type))
    return (milliseconds: number) => new Date(milliseconds).toISOString();
  if (DataType.isUtf8(type) || DataType.isBool(type) || DataType.isNull(type)) {
    return (value: Value) => value;
  }
  return undefined;
}

/** The doubles of a column that holds nothing else, as they lie in memory: they are read and passed on several times as fast. */
function finiteNumbers(vector: Vector): Float64Array | undefined {
  if (!DataType.isFloat(vector.type) || vector.nullCount > 0) return undefined;
  const numbers: unknown = vector.toArray();
  const isPlain = numbers instanceof Float64Array && numbers.every((one) => Number.isFinite(one));
  return isPlain ? numbers.slice() : undefined;
}

/**
 * An engine result with values of string, number, boolean or null. The same rule holds for rows computed on the
 * native engine: integers of any width are numbers (beyond 2^53 − 1 an error), DECIMAL is the nearest double, NaN
 * and infinities are null (as in JSON), DATE is `YYYY-MM-DD`, TIMESTAMP is ISO 8601 in UTC with milliseconds, ENUM
 * is its string. Throws on any other type, naming the column.
 */
export function toColumns(table: Table): Columns {
  const {fields} = table.schema;
  const values = fields.map((field, index) => {
    const convert = converter(field.type as DataType) as ((value: unknown) => Value) | undefined;
    if (!convert) {
      throw new Error(
        `column ${field.name}: type ${field.type} (expected string, number, boolean, date or timestamp; cast it in the query)`
      );
    }
    const vector = table.getChildAt(index) as Vector;
    const numbers = finiteNumbers(vector);
    if (numbers) return numbers;
    return Array.from(vector, (value: unknown) => (value === null ? null : convert(value)));
  });
  return {names: fields.map(({name}) => name), values, count: table.numRows};
}
