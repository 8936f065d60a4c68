import type {Matrix} from "./correlations.js";
import {symmetricEigen} from "./symmetricEigen.js";

/**
 * Johnson's relative weights of p predictors, which sum to R² (Johnson 2000, Multivariate Behavioral
 * Research 35, 1–19): regress on the closest orthogonal variables, Λ = C^½, and hand their shares back,
 * εᵢ = Σⱼ Λᵢⱼ² βⱼ², β = Λ⁻¹ r. Only to check LMG with: Thomas et al. 2014 advise against them alone.
 *
 * @param matrix correlations of the predictors and, last, the outcome
 */
export function relativeWeights(matrix: Matrix, p: number): number[] {
  const size = p + 1;
  const between = Array.from({length: p}, (_, i) =>
    Array.from({length: p}, (_, j) => matrix[i * size + j]!)
  );
  const {values, vectors} = symmetricEigen(between);
  const power = (exponent: number): number[][] =>
    between.map((_, i) =>
      between.map((_, j) =>
        values.reduce(
          (sum, value, k) =>
            sum + (value > 1e-12 ? vectors[i]![k]! * value ** exponent * vectors[j]![k]! : 0),
          0
        )
      )
    );
  const root = power(0.5);
  const beta = power(-0.5).map((row) =>
    row.reduce((sum, weight, j) => sum + weight * matrix[j * size + p]!, 0)
  );
  return root.map((row) =>
    row.reduce((sum, loading, j) => sum + loading * loading * beta[j]! ** 2, 0)
  );
}
