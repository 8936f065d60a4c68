import {describe, expect, it} from "vitest";
import {overlap, placeLabels} from "../../src/charts/placeLabels.js";
import {random} from "../stats/random.js";

describe("placeLabels(wanted, inside)", () => {
  const inside = {x: 0, y: 0, width: 340, height: 420};

  it("keeps ten labels in a small plot apart, inside and off the points", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const next = random(seed);
      // Most items crowd together at a small share, as survey items do.
      const wanted = Array.from({length: 10}, (_, i) => ({
        x: i < 7 ? 20 + 30 * next() : 320 * next(),
        y: 60 + 300 * next(),
        width: 85,
        height: 16
      }));
      const placed = placeLabels(wanted, inside);
      placed.forEach((box, i) => {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(340);
        for (const other of placed.slice(i + 1)) expect(overlap(box, other)).toBe(0);
        for (const {x, y} of wanted)
          expect(overlap(box, {x: x - 4, y: y - 4, width: 8, height: 8})).toBe(0);
      });
    }
  });

  it("says which stand so far off that a line must lead to them", () => {
    const alone = placeLabels([{x: 100, y: 100, width: 50, height: 16}], inside);
    expect(alone[0]!.isFar).toBe(false);
    const crowd = Array.from({length: 9}, () => ({x: 100, y: 100, width: 80, height: 16}));
    expect(placeLabels(crowd, inside).some(({isFar}) => isFar)).toBe(true);
  });
});
