/**
 * What linear statistics need of `size` variables: how many rows have them all, the sums of each and
 * of the products of each pair, row by row from the diagonal on (11, 12, …, 1k, 22, …, kk).
 */
export interface CrossProducts {
  size: number;
  n: number;
  sums: ArrayLike<number>;
  products: ArrayLike<number>;
}

/** A square matrix, row by row. */
export type Matrix = Float64Array;

/** Below this share of its variance a variable is taken as explained by the others. */
export const COLLINEAR = 1e-9;

/**
 * Pearson's correlations of the variables, `size` × `size`. A variable that does not vary correlates
 * with nothing.
 */
export function correlations(
  {size, n, sums, products}: CrossProducts,
  into: Matrix = new Float64Array(size * size)
): Matrix {
  for (let i = 0, at = 0; i < size; i++) {
    for (let j = i; j < size; j++, at++) {
      into[i * size + j] = products[at]! - (sums[i]! * sums[j]!) / n;
    }
  }
  for (let i = 0, at = 0; i < size; at += size - i, i++) {
    // Relative to the raw square, as what is left of a constant is rounding.
    if (!(into[i * size + i]! > 1e-12 * products[at]!)) into[i * size + i] = 0;
  }
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const scale = Math.sqrt(into[i * size + i]! * into[j * size + j]!);
      const r = scale > 0 ? Math.max(-1, Math.min(1, into[i * size + j]! / scale)) : 0;
      into[i * size + j] = r;
      into[j * size + i] = r;
    }
  }
  for (let i = 0; i < size; i++) into[i * size + i] = 1;
  return into;
}
