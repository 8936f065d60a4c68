import {COLLINEAR} from "./correlations.js";
import type {Matrix} from "./correlations.js";

/**
 * Solves A x = b for a small symmetric A that is positive definite, by Cholesky's factors; a row that
 * the earlier ones explain gets 0. A is overwritten.
 */
export function choleskySolve(a: Matrix, b: ArrayLike<number>): Float64Array {
  const size = b.length;
  const x = new Float64Array(size);
  const isKept = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const whole = a[i * size + i]!;
    let pivot = whole;
    for (let k = 0; k < i; k++) pivot -= a[i * size + k]! ** 2;
    isKept[i] = pivot > COLLINEAR * whole ? 1 : 0;
    const root = Math.sqrt(Math.max(pivot, 0));
    a[i * size + i] = root;
    for (let j = i + 1; j < size; j++) {
      let sum = a[j * size + i]!;
      for (let k = 0; k < i; k++) sum -= a[j * size + k]! * a[i * size + k]!;
      a[j * size + i] = isKept[i] ? sum / root : 0;
    }
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= a[i * size + k]! * x[k]!;
    x[i] = isKept[i] ? sum / root : 0;
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < size; k++) sum -= a[k * size + i]! * x[k]!;
    x[i] = isKept[i] ? sum / a[i * size + i]! : 0;
  }
  return x;
}
