import {COLLINEAR} from "./correlations.js";
import type {Matrix} from "./correlations.js";

/**
 * Variance inflation of each of the first p variables, 1/(1 − R²) of it on the other p − 1: 1 where
 * they say nothing of it, infinite where they say all.
 *
 * @param matrix correlations, `size` × `size`
 */
export function varianceInflation(matrix: Matrix, size: number, p: number): number[] {
  return Array.from({length: p}, (_, last) => {
    const order = [...Array(p).keys()].filter((i) => i !== last).concat(last);
    const left = order.map((i) => order.map((j) => matrix[i * size + j]!));
    for (let i = 0; i < p - 1; i++) {
      const pivot = left[i]![i]!;
      if (pivot <= COLLINEAR) continue;
      for (let j = i + 1; j < p; j++) {
        const factor = left[i]![j]! / pivot;
        for (let k = j; k < p; k++) left[j]![k]! -= factor * left[i]![k]!;
      }
    }
    const unexplained = left[p - 1]![p - 1]!;
    return unexplained > COLLINEAR ? 1 / unexplained : Infinity;
  });
}
