/**
 * Adjusted p-values (q) that control the false discovery rate, in the order given: sorted,
 * q_(i) = min over j ≥ i of m p_(j)/j (Benjamini & Hochberg 1995).
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = p.map((_, index) => index).sort((a, b) => p[b]! - p[a]!);
  const q = new Array<number>(p.length);
  let least = 1;
  order.forEach((index, position) => {
    least = Math.min(least, (p.length * p[index]!) / (p.length - position));
    q[index] = least;
  });
  return q;
}
