/** Standard normal distribution function (error function by Abramowitz & Stegun 7.1.26, |error| < 1.5e-7). */
export function normalShare(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const series =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const upper = 0.5 * series * Math.exp(-z * z);
  return x >= 0 ? 1 - upper : upper;
}

function bisect(rising: (x: number) => number, target: number, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let i = 0; i < 60; i++) {
    const middle = (from + to) / 2;
    if (rising(middle) < target) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** The standard normal quantile of a share in (0, 1). */
export function normalQuantile(share: number): number {
  return bisect(normalShare, share, -9, 9);
}

/** Mean of a normal variable that is rounded to whole numbers and cut to a scale. */
export function scaleMean(centre: number, sd: number, min: number, max: number): number {
  let mean = min;
  for (let score = min; score < max; score++) mean += 1 - normalShare((score + 0.5 - centre) / sd);
  return mean;
}

/** The centre for which answers on a scale, rounded and cut, have the mean wanted. */
export function centreFor(mean: number, sd: number, min: number, max: number): number {
  return bisect((centre) => scaleMean(centre, sd, min, max), mean, min - 9 * sd, max + 9 * sd);
}
