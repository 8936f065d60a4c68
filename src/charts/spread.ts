/**
 * Places labels along an axis at least a gap apart, each as near as may be to where it belongs, in
 * the order of their places; given back in the order they came.
 */
export function spread(places: readonly number[], gap: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]!);
  // Groups of labels that touch, each centred on the mean of where its labels belong.
  let groups: {members: number[]; centre: number}[] = [];
  for (const index of order) {
    groups.push({members: [index], centre: places[index]!});
    for (let last = groups.length - 1; last > 0; last = groups.length - 1) {
      const [a, b] = [groups[last - 1]!, groups[last]!];
      const needed = ((a.members.length + b.members.length) / 2) * gap;
      if (b.centre - a.centre >= needed) break;
      // A label at place p belongs where the middle of its group, less its offset in it, is p.
      const members = [...a.members, ...b.members];
      const middle = (members.length - 1) / 2;
      const centre =
        members.reduce((sum, member, nth) => sum + places[member]! - (nth - middle) * gap, 0) /
        members.length;
      groups = [...groups.slice(0, -2), {members, centre}];
    }
  }
  const result = new Array<number>(places.length);
  for (const {members, centre} of groups) {
    members.forEach((member, nth) => {
      result[member] = centre + (nth - (members.length - 1) / 2) * gap;
    });
  }
  return result;
}
