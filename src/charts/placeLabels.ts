/** A box in pixels. */
export interface Box {
  x: number; // left
  y: number; // top
  width: number;
  height: number;
}

/** A text to put beside a point. */
export interface Wanted {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a text has been put: its box, and whether it is so far off that a line must lead to it. */
export interface Placed extends Box {
  isFar: boolean;
}

const GAP = 4;
const STEPS = 16;
// Aslant first: level and upright run the intervals.
const DIRECTIONS: readonly (readonly [number, number])[] = [
  [0.85, -1],
  [0.85, 1],
  [-0.85, -1],
  [-0.85, 1],
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1]
];

/**
 * Puts a text beside each point so that no two overlap, none lies on a point and all stay inside: each
 * takes the nearest free place around its point, those in the densest company first. Where nothing is
 * free, the place that overlaps least.
 */
export function placeLabels(
  wanted: readonly Wanted[],
  inside: Box,
  taken: readonly Box[] = []
): Placed[] {
  const points = wanted.map(({x, y}) => ({x: x - 5, y: y - 5, width: 10, height: 10}));
  const company = (i: number): number =>
    wanted.reduce((sum, other) => {
      const distance = Math.hypot(other.x - wanted[i]!.x, other.y - wanted[i]!.y);
      return sum + 1 / (20 + distance);
    }, 0);
  const order = [...wanted.keys()].sort((a, b) => company(b) - company(a) || a - b);
  const placed: Placed[] = [];
  const boxes: Box[] = [...taken];
  for (const i of order) {
    const best = bestPlace(wanted[i]!, inside, [...boxes, ...points]);
    placed[i] = best;
    boxes.push(best);
  }
  return placed;
}

function bestPlace({x, y, width, height}: Wanted, inside: Box, taken: readonly Box[]): Placed {
  let best: Placed | null = null;
  let least = Infinity;
  for (let step = 0; step < STEPS; step++) {
    const far = GAP + step * height * 0.6;
    for (const [dx, dy] of DIRECTIONS) {
      const box = {
        x: x + dx * far - (dx > 0 ? 0 : dx < 0 ? width : width / 2),
        y: y + dy * far - (dy > 0 ? 0 : dy < 0 ? height : height / 2),
        width,
        height
      };
      const cost =
        outside(box, inside) + taken.reduce((sum, other) => sum + overlap(box, other), 0);
      if (cost < least - 1e-9) {
        least = cost;
        best = {...box, isFar: step > 1};
      }
      if (cost === 0) return best!;
    }
  }
  return best!;
}

/** The area that two boxes share, pixels². */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** The area of a box that lies outside another, weighing more than an overlap. */
function outside(box: Box, inside: Box): number {
  return 4 * Math.max(0, box.width * box.height - overlap(box, inside));
}
