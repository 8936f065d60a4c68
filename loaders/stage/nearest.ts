/** Edit distance between two short texts: insertions, deletions and replacements of one character. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(previous[j]! + 1, current[j - 1]! + 1, replaced));
    }
    previous = current;
  }
  return previous[b.length]!;
}

/** The candidate most like a text, or null when none shares half of its characters. */
export function nearest(text: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestShare = 0.5;
  for (const candidate of candidates) {
    const longer = Math.max(text.length, candidate.length);
    const share = longer === 0 ? 1 : editDistance(text, candidate) / longer;
    if (share < bestShare || (share === 0.5 && best === null)) {
      best = candidate;
      bestShare = share;
    }
  }
  return best;
}
