/** Uniform numbers from a seed: the same seed gives the same numbers on every machine. */
export interface RandomNumbers {
  /** A whole number from 0 to 2³² − 1. */
  bits(): number;
  /** A whole number from 0 to below `limit`, which is at most 2³². */
  below(limit: number): number;
}

const rotate = (x: number, k: number): number => ((x << k) | (x >>> (32 - k))) >>> 0;

/**
 * The generator xoshiro128** (Blackman & Vigna 2021, ACM Transactions on Mathematical Software 47, 36).
 *
 * @param state four whole numbers below 2³², not all zero; `seeded` makes them from one
 */
export function xoshiro128(state: readonly [number, number, number, number]): RandomNumbers {
  let [a, b, c, d] = state.map((word) => word >>> 0) as [number, number, number, number];
  const bits = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5) >>> 0, 7), 9) >>> 0;
    const shifted = (b << 9) >>> 0;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d >>> 0, 11);
    return result;
  };
  return {bits, below: (limit) => Math.floor((bits() / 4294967296) * limit)};
}

/** The generator with its state spread from one whole number by SplitMix32. */
export function seeded(seed: number): RandomNumbers {
  let z = seed >>> 0;
  const next = (): number => {
    z = (z + 0x9e3779b9) >>> 0;
    let word = z;
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
  return xoshiro128([next(), next(), next(), next()]);
}
