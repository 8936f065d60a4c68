/** Lists of dealers and of model series, as queries write them; first, strings, in which nothing is a list. */
const lists =
  /'(?:[^']|'')*'|\b((?:\w+\.)?(?:\w+_)?dealer_id) in \((\d+(?:, \d+)+)\)|\b((?:\w+\.)?model_series) in \(('(?:[^']|'')*'(?:, '(?:[^']|'')*')*)\)/g;

const string = /'((?:[^']|'')*)'/g;

/** Bits of a positive BIGINT. */
const blockSize = 62;

/** With more bitmaps than these, a list is looked up as quickly. */
const maxBlocks = 4;

/**
 * The SQL condition that the column, of whole numbers from 0, holds one of the numbers: a bit of theirs in a bitmap for
 * every 62 numbers. Undefined where they are too far apart.
 */
export function isAmong(column: string, numbers: readonly number[]): string | undefined {
  const blocks = new Map<number, bigint>();
  for (const number of numbers) {
    const bit = number % blockSize;
    const start = number - bit;
    blocks.set(start, (blocks.get(start) ?? 0n) | (1n << BigInt(bit)));
  }
  if (blocks.size > maxBlocks) return undefined;
  // Of a number outside of its block a bitmap has no bit: shifted by less than nothing or by too much it is 0.
  const tests = [...blocks].map(([start, bits]) => {
    const place = start === 0 ? column : `(${column} - ${start})`;
    return `((cast(${bits} as bigint) >> ${place}) & 1) = 1`;
  });
  return tests.length === 0 ? "false" : `(${tests.join(" or ")})`;
}

/**
 * The query with bitmaps for its lists of dealers, and for those of model series if they are the ENUM of `names`, which
 * takes a half of the time of a scan: DuckDB-WASM 1.28.0 joins a table with a list of five values or more, and of an ENUM
 * compares the text of every row.
 */
export function withBitmaps(query: string, names: readonly string[] | undefined): string {
  const codesOf = (values: string, known: readonly string[]): number[] =>
    [...values.matchAll(string)]
      .map(([, value]) => known.indexOf(value!.replaceAll("''", "'")))
      .filter((code) => code >= 0);
  return query.replace(
    lists,
    (text, dealer?: string, ids?: string, series?: string, values?: string) => {
      if (dealer && ids) return isAmong(dealer, ids.split(", ").map(Number)) ?? text;
      if (!series || !values || !names) return text;
      return isAmong(`enum_code(${series})`, codesOf(values, names)) ?? text;
    }
  );
}
