/** The two ends of a 95 % interval. */
export interface Interval {
  lo: number;
  hi: number;
}

/** A figure with its 95 % interval. */
export interface Estimated extends Interval {
  value: number;
}

/** The 97.5 % quantile of the standard normal distribution. */
export const Z95 = 1.959963984540054;
