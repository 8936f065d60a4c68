import jstat from "jstat";

/** Correlations of an outcome with two predictors, and of these with each other. */
export interface DependentCorrelations {
  first: number;
  second: number;
  between: number;
}

/**
 * Whether two correlations with the same outcome, measured on the same n people, differ: Williams' t
 * with n − 3 degrees of freedom (Williams 1959; recommended by Steiger 1980, Psychological Bulletin 87,
 * 245–251), positive where the first is larger, with its two-sided p-value. Null with fewer than four
 * people and where the two predictors are the same.
 */
export function williamsT(
  {first, second, between}: DependentCorrelations,
  n: number
): {t: number; p: number} | null {
  if (n < 4 || between >= 1) return null;
  const determinant = 1 - first ** 2 - second ** 2 - between ** 2 + 2 * first * second * between;
  const mean = (first + second) / 2;
  const scale =
    ((n - 1) * (1 + between)) /
    ((2 * (n - 1) * Math.max(0, determinant)) / (n - 3) + mean ** 2 * (1 - between) ** 3);
  const t = (first - second) * Math.sqrt(scale);
  return {t, p: 2 * jstat.studentt.cdf(-Math.abs(t), n - 3)};
}
