/** Responses of whole customers, one after another, from which a bootstrap draws. */
export interface DriverSample {
  p: number;
  n: number;
  /** Where each customer's responses begin; last, where they end. */
  starts: Int32Array;
  /** p predictors and the outcome for each response, in hundredths of a level; 0 where there is no answer. */
  values: Int16Array;
}

/** What the code of an answer in a packed sample is above its hundredths of a level; alone, no answer. */
export const PACKED_ZERO = 256;

/** How many drivers a packed response has room for, used or not. */
const PACKED_SLOTS = 10;

/**
 * Reads a packed sample: for each response `+` where it is the first of its customer, else `-`, and one
 * character for each of ten drivers and for the outcome, whose code is 256 plus hundredths of a level.
 *
 * @param p how many of the drivers are used, the first ones
 * @throws where the length does not fit
 */
export function unpackSample(packed: string, p: number): DriverSample {
  const width = PACKED_SLOTS + 2;
  if (packed.length % width !== 0) {
    throw new Error(`sample: ${packed.length} characters (expected a multiple of ${width})`);
  }
  const n = packed.length / width;
  const starts: number[] = [];
  const values = new Int16Array(n * (p + 1));
  for (let row = 0; row < n; row++) {
    const from = row * width;
    if (packed[from] === "+") starts.push(row);
    const read = (place: number): number => packed.charCodeAt(from + place) - PACKED_ZERO;
    for (let i = 0; i < p; i++) values[row * (p + 1) + i] = read(1 + i);
    values[row * (p + 1) + p] = read(width - 1);
  }
  return {p, n, starts: Int32Array.from([...starts, n]), values};
}
