import {logGamma} from "./gamma.js";

/** The mean of a function of a negative binomial count: Γ(s+n)/(Γ(s) n!) (1−q)ˢ qⁿ, summed outwards from its mode. */
export function overNegativeBinomial(s: number, q: number, f: (count: number) => number): number {
  if (q <= 0) return f(0);
  const mode = s > 1 ? Math.floor(((s - 1) * q) / (1 - q)) : 0;
  const top = Math.exp(
    logGamma(s + mode) - logGamma(s) - logGamma(mode + 1) + s * Math.log1p(-q) + mode * Math.log(q)
  );
  const least = top * 1e-13;
  let sum = top * f(mode);
  let below = top;
  for (let n = mode; n > 0 && below > least; n--) {
    below *= n / ((s + n - 1) * q);
    sum += below * f(n - 1);
  }
  let above = top;
  for (let n = mode + 1; above > least; n++) {
    above *= ((s + n - 1) * q) / n;
    sum += above * f(n);
  }
  return sum;
}

/**
 * The mean of ρ^⌊(j + n)/k⌋ over a negative binomial count n of shape s + j, where j is 0 … k − 1 with the given shares:
 * from the generating function ((1−q)/(1−qz))ˢ at the k-th roots z of ρ, of which the discrete Fourier transform makes
 * the whole part.
 */
export function meanOfPower(
  k: number,
  rho: number
): (shares: readonly number[], shape: number, q: number) => number {
  const length = rho ** (1 / k);
  // Of two conjugate roots one is enough: the mean is real.
  const roots = Array.from({length: Math.floor(k / 2) + 1}, (_, l) => {
    const angle = (2 * Math.PI * l) / k;
    let [re, im] = [0, 0];
    for (let m = 0; m < k; m++) {
      re += Math.cos(-m * angle) * length ** -m;
      im += Math.sin(-m * angle) * length ** -m;
    }
    const times = (l === 0 || 2 * l === k ? 1 : 2) / k;
    return {
      re: length * Math.cos(angle),
      im: length * Math.sin(angle),
      weightRe: times * re,
      weightIm: times * im
    };
  });
  return (shares, shape, q) => {
    let sum = 0;
    for (const {re, im, weightRe, weightIm} of roots) {
      const [down, across] = [1 - q * re, q * im];
      const square = down * down + across * across;
      const turn = Math.atan2(across, down);
      const size = Math.exp(shape * (Math.log1p(-q) - Math.log(square) / 2));
      // z (1−q)/(1−qz), by which each further stage multiplies.
      const [onRe, onIm] = [
        ((1 - q) * (re * down - im * across)) / square,
        ((1 - q) * (im * down + re * across)) / square
      ];
      let [stageRe, stageIm] = [0, 0];
      for (let j = k - 1; j >= 0; j--) {
        [stageRe, stageIm] = [
          stageRe * onRe - stageIm * onIm + shares[j]!,
          stageRe * onIm + stageIm * onRe
        ];
      }
      const [powerRe, powerIm] = [size * Math.cos(shape * turn), size * Math.sin(shape * turn)];
      const [meanRe, meanIm] = [
        powerRe * stageRe - powerIm * stageIm,
        powerRe * stageIm + powerIm * stageRe
      ];
      sum += weightRe * meanRe - weightIm * meanIm;
    }
    return sum;
  };
}
