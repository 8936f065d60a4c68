/**
 * How much each of p predictors adds to a fit, averaged over all orders in which they could be added:
 * Σ over subsets S without i of |S|! (p − 1 − |S|)! / p! · (fit(S ∪ i) − fit(S)). With R² this is LMG
 * (Lindeman, Merenda & Gold 1980; Grömping 2006, Journal of Statistical Software 17(1)), with McFadden's
 * R² general dominance (Azen & Traxel 2009). The values sum to the fit of all less that of none.
 *
 * @param fits by the bits of the subset, 2^p of them
 */
export function shapleyValues(fits: ArrayLike<number>, p: number): number[] {
  const weights = weightsOf(p);
  const values = Array.from({length: p}, () => 0);
  for (let members = 0; members < 1 << p; members++) {
    const weight = weights[bitCount(members)]!;
    for (let i = 0; i < p; i++) {
      const bit = 1 << i;
      if ((members & bit) === 0) values[i]! += weight * (fits[members | bit]! - fits[members]!);
    }
  }
  return values;
}

/** The values as shares of their sum; equal shares where there is nothing to share. */
export function sharesOf(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => (sum > 0 ? value / sum : 1 / values.length));
}

function weightsOf(p: number): number[] {
  const weights: number[] = [1 / p];
  for (let size = 1; size < p; size++) weights.push((weights[size - 1]! * size) / (p - size));
  return weights;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
