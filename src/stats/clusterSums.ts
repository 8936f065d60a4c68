/**
 * Sums over clusters (customers) i with n_i answers or events, of which y_i count (or that add up to
 * y_i): all that a ratio and its variance need. They come from one pass of SQL.
 */
export interface ClusterSums {
  /** Clusters that have anything to them. */
  people: number;
  n: number; // Σ n_i
  y: number; // Σ y_i
  nn: number; // Σ n_i²
  ny: number; // Σ n_i y_i
  yy: number; // Σ y_i²
}

/** The sums of no clusters at all. */
export const noSums: Readonly<ClusterSums> = {people: 0, n: 0, y: 0, nn: 0, ny: 0, yy: 0};

/** The sums of clusters given one by one; empty ones are left out. */
export function clusterSums(clusters: Iterable<{n: number; y: number}>): ClusterSums {
  const sums: ClusterSums = {...noSums};
  for (const {n, y} of clusters) {
    if (n === 0 && y === 0) continue;
    sums.people += 1;
    sums.n += n;
    sums.y += y;
    sums.nn += n * n;
    sums.ny += n * y;
    sums.yy += y * y;
  }
  return sums;
}

/**
 * The linearised variance of the ratio R = y/n with clusters as the sampling units,
 * m/(m−1) · Σ (y_i − R n_i)² / n² (Cochran 1977, 6.4; Särndal et al. 1992, 5.6, with replacement).
 * Null with fewer than two clusters.
 */
export function ratioVariance({people: m, n, y, nn, ny, yy}: ClusterSums): number | null {
  if (m < 2 || n === 0) return null;
  const ratio = y / n;
  const squares = yy - 2 * ratio * ny + ratio * ratio * nn;
  return ((m / (m - 1)) * Math.max(0, squares)) / (n * n);
}
