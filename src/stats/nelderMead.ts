/** Where a function is least, and how small it is there. */
export interface Minimum {
  at: number[];
  value: number;
}

/**
 * The minimum of a function of a few variables by the simplex of Nelder & Mead (1965), with the
 * coefficients 1, 2, ½, ½; it starts again from its result until that no longer gets better, because
 * a simplex may collapse early. NaN counts as infinitely large.
 *
 * @param tolerance how much the values of the simplex may differ at the end
 */
export function nelderMead(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  {step = 0.5, tolerance = 1e-9, evaluations = 4000} = {}
): Minimum {
  let left = evaluations;
  const valueAt = (x: readonly number[]): number => {
    left -= 1;
    const value = f(x);
    return Number.isNaN(value) ? Infinity : value;
  };
  let best: Minimum = {at: [...start], value: valueAt(start)};
  for (let size = step; left > 0; size /= 2) {
    const next = simplex(valueAt, best, size, tolerance, () => left > 0);
    const gain = best.value - next.value;
    if (next.value <= best.value) best = next;
    if (gain < tolerance * 10) break;
  }
  return best;
}

function simplex(
  f: (x: readonly number[]) => number,
  start: Minimum,
  step: number,
  tolerance: number,
  mayGoOn: () => boolean
): Minimum {
  const size = start.at.length;
  const points: Minimum[] = [start];
  for (let i = 0; i < size; i++) {
    const at = start.at.map((x, j) => (j === i ? x + step : x));
    points.push({at, value: f(at)});
  }
  const towards = (centre: readonly number[], point: readonly number[], by: number): Minimum => {
    const at = centre.map((x, i) => x + by * (point[i]! - x));
    return {at, value: f(at)};
  };
  for (;;) {
    points.sort((a, b) => a.value - b.value);
    const best = points[0]!;
    const worst = points[size]!;
    if (worst.value - best.value <= tolerance || !mayGoOn()) return best;
    const centre = start.at.map(
      (_, i) => points.slice(0, size).reduce((sum, {at}) => sum + at[i]!, 0) / size
    );
    const reflected = towards(centre, worst.at, -1);
    if (reflected.value < best.value) {
      const expanded = towards(centre, worst.at, -2);
      points[size] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < points[size - 1]!.value) {
      points[size] = reflected;
    } else {
      const contracted = towards(centre, worst.at, reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) points[size] = contracted;
      else for (let i = 1; i <= size; i++) points[i] = towards(best.at, points[i]!.at, 0.5);
    }
  }
}
