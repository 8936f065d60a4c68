import {describe, expect, it} from "vitest";
import {sharesAgainstRest} from "../../src/stats/sharesAgainstRest.js";

describe("sharesAgainstRest(counts, smallest)", () => {
  it("gives Newcombe's difference, the z test of two proportions and q over all compared", () => {
    const [first, second] = sharesAgainstRest(
      [
        {y: 56, n: 70, restY: 48, restN: 80},
        {y: 30, n: 70, restY: 34, restN: 80}
      ],
      10
    );
    // Newcombe 1998, method 10.
    expect(first!.difference.lo).toBeCloseTo(0.0524, 4);
    expect(first!.difference.hi).toBeCloseTo(0.3339, 4);
    // R 4: prop.test(c(56, 48), c(70, 80), correct = FALSE)$p.value; prop.test(c(30, 34), c(70, 80), correct = FALSE)$p.value
    expect(first!.p).toBeCloseTo(0.008_045_081, 8);
    expect(second!.p).toBeCloseTo(0.964_808_192, 8);
    expect(first!.q).toBeCloseTo(2 * first!.p, 10);
    expect(second!.q).toBeCloseTo(second!.p, 10);
  });

  it("leaves out what too few are in, and does not count it among the comparisons", () => {
    const counts = [
      {y: 5, n: 9, restY: 40, restN: 80},
      {y: 1, n: 40, restY: 2, restN: 80},
      {y: 20, n: 40, restY: 20, restN: 80}
    ];
    const [small, rare, kept] = sharesAgainstRest(counts, 10);
    expect(small).toBeNull();
    expect(rare).toBeNull();
    expect(kept!.q).toBe(kept!.p);
  });
});
