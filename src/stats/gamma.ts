import jstat from "jstat";

/** ln Γ(x) for x > 0. */
export const logGamma = (x: number): number => jstat.gammaln(x);

/** ln B(a, b), the logarithm of the beta function. */
export const logBeta = (a: number, b: number): number =>
  logGamma(a) + logGamma(b) - logGamma(a + b);

/** ln(eᵃ + eᵇ) without overflow. */
export function logSum(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
