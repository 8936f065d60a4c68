import {describe, expect, it} from "vitest";
import {gapBands, placeRanges} from "../../src/stats/gapBands.js";

describe("gapBands(gaps, ends)", () => {
  it("ranks by gap and cuts by cumulative share of the total", () => {
    // Of 10 in all: 4, 3, 2, 1 are 40, 70, 90 and 100 %.
    const ranked = gapBands([1, 4, 2, 3], [0.63, 0.9]);
    expect(ranked.map(({index}) => index)).toEqual([1, 3, 2, 0]);
    expect(ranked.map(({cumulative}) => Math.round(cumulative * 100))).toEqual([40, 70, 90, 100]);
    expect(ranked.map(({band}) => band)).toEqual([0, 0, 1, 2]);
  });

  it("gives the course's bands where 10 items are 63 % and 25 items 90 % of the total", () => {
    const gaps = [
      ...Array.from({length: 10}, () => 6.3),
      ...Array.from({length: 15}, () => 1.8),
      ...Array.from({length: 23}, () => 10 / 23)
    ];
    const bands = gapBands(gaps, [0.63, 0.9]).map(({band}) => band);
    expect([0, 1, 2].map((band) => bands.filter((one) => one === band).length)).toEqual([
      10, 15, 23
    ]);
  });

  it("puts what has no gap last, without a share, and leaves out what is not known", () => {
    const ranked = gapBands([-1, 2, null, 0], [0.63, 0.9]);
    expect(ranked.map(({index, band}) => [index, band])).toEqual([
      [1, 0],
      [3, 2],
      [0, 2]
    ]);
    expect(ranked.every(({cumulative}) => cumulative === 1)).toBe(true);
    expect(gapBands([0, -1], [0.5]).map(({band}) => band)).toEqual([1, 1]);
    expect(gapBands([], [0.5])).toEqual([]);
  });
});

describe("placeRanges(intervals)", () => {
  it("tells places apart only where intervals do not overlap", () => {
    expect(
      placeRanges([
        {lo: 80, hi: 90},
        {lo: 78, hi: 85},
        {lo: 60, hi: 70}
      ])
    ).toEqual([
      {best: 1, worst: 2},
      {best: 1, worst: 2},
      {best: 3, worst: 3}
    ]);
    expect(placeRanges([{lo: 1, hi: 2}])).toEqual([{best: 1, worst: 1}]);
  });
});
