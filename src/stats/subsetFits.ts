import {COLLINEAR} from "./correlations.js";
import type {Matrix} from "./correlations.js";

/**
 * R² of the last variable on every subset of the others, R²(S) = rᵀ C⁻¹ r, by the subset's bits. Each
 * subset is a step from the one without its last member, on the matrix from which the earlier members
 * have been swept, so that all 2^p of them cost little more than one. A member that the earlier ones
 * explain adds nothing.
 *
 * @param matrix correlations of p predictors and, last, the outcome
 */
export function subsetFits(matrix: Matrix, p: number): Float64Array {
  const size = p + 1;
  const fits = new Float64Array(1 << p);
  const levels = [matrix, ...Array.from({length: p}, () => new Float64Array(size * size))];
  const descend = (depth: number, from: number, members: number, fit: number): void => {
    const left = levels[depth]!;
    for (let i = from; i < p; i++) {
      const pivot = left[i * size + i]!;
      const isNew = pivot > COLLINEAR;
      const step = left[i * size + p]!;
      const here = isNew ? Math.min(1, fit + (step * step) / pivot) : fit;
      fits[members | (1 << i)] = here;
      if (i + 1 === p) continue;
      const next = levels[depth + 1]!;
      for (let j = i + 1; j <= p; j++) {
        const factor = isNew ? left[i * size + j]! / pivot : 0;
        for (let k = j; k <= p; k++) {
          next[j * size + k] = left[j * size + k]! - factor * left[i * size + k]!;
        }
      }
      descend(depth + 1, i + 1, members | (1 << i), here);
    }
  };
  descend(0, 0, 0, 0);
  return fits;
}
