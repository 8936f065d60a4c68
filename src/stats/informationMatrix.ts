/** Lower factor L of a symmetric positive definite matrix, A = L Lᵀ, row by row; null for any other. */
export function choleskyFactor(a: readonly (readonly number[])[]): number[][] | null {
  const factor: number[][] = a.map(() => []);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i]![j]!;
      for (let k = 0; k < j; k++) sum -= factor[i]![k]! * factor[j]![k]!;
      if (i === j) {
        if (!(sum > 1e-10 * Math.abs(a[i]![i]!))) return null;
        factor[i]![i] = Math.sqrt(sum);
      } else factor[i]![j] = sum / factor[j]![j]!;
    }
  }
  return factor;
}

/** A function at a place, with its first and second derivatives there. */
export interface Derivatives {
  value: number;
  gradient: number[];
  hessian: number[][];
}

/** The derivatives of a function by central differences: the first of a tenth of the step, so that they are exact enough to look for where they are 0. */
export function derivatives(
  f: (x: readonly number[]) => number,
  at: readonly number[],
  step = 1e-3
): Derivatives {
  const moved = (i: number, j: number, di: number, dj: number): number => {
    const x = [...at];
    x[i]! += di;
    x[j]! += dj;
    return f(x);
  };
  const value = f(at);
  const up = at.map((_, i) => moved(i, i, step, 0));
  const down = at.map((_, i) => moved(i, i, -step, 0));
  const hessian: number[][] = at.map(() => []);
  for (let i = 0; i < at.length; i++) {
    hessian[i]![i] = (up[i]! - 2 * value + down[i]!) / step ** 2;
    for (let j = 0; j < i; j++) {
      const mixed =
        moved(i, j, step, step) -
        moved(i, j, step, -step) -
        moved(i, j, -step, step) +
        moved(i, j, -step, -step);
      hessian[i]![j] = hessian[j]![i] = mixed / (4 * step ** 2);
    }
  }
  const fine = step / 10;
  const gradient = at.map((_, i) => (moved(i, i, fine, 0) - moved(i, i, -fine, 0)) / (2 * fine));
  return {value, gradient, hessian};
}

/** The second derivatives of a function by central differences of the given step. */
export const hessian = (
  f: (x: readonly number[]) => number,
  at: readonly number[],
  step = 1e-3
): number[][] => derivatives(f, at, step).hessian;

/** The inverse of a symmetric positive definite matrix; null for any other. */
export function inverseOf(a: readonly (readonly number[])[]): number[][] | null {
  const factor = choleskyFactor(a);
  if (!factor) return null;
  const size = a.length;
  const columns = a.map((_, column) => {
    const x = new Array<number>(size).fill(0);
    for (let i = 0; i < size; i++) {
      let sum = i === column ? 1 : 0;
      for (let k = 0; k < i; k++) sum -= factor[i]![k]! * x[k]!;
      x[i] = sum / factor[i]![i]!;
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = x[i]!;
      for (let k = i + 1; k < size; k++) sum -= factor[k]![i]! * x[k]!;
      x[i] = sum / factor[i]![i]!;
    }
    return x;
  });
  return a.map((_, i) => columns.map((column) => column[i]!));
}
