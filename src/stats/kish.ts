/** Kish's effective sample size of weighted answers, (Σw)²/Σw² (Kish 1965); 0 where there are none. */
export function kishEffectiveN(weights: Iterable<number>): number {
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares === 0 ? 0 : (sum * sum) / squares;
}
