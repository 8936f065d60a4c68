import {describe, expect, it} from "vitest";
import {benjaminiHochberg} from "../../src/stats/benjaminiHochberg.js";
import {clusterSums} from "../../src/stats/clusterSums.js";
import {estimate} from "../../src/stats/estimate.js";
import {netPromoterScore} from "../../src/stats/netPromoterScore.js";
import {sampleState} from "../../src/stats/sampleState.js";

describe("Benjamini–Hochberg", () => {
  // The 15 p-values of Benjamini & Hochberg 1995, section 3.
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1
  ];

  it("rejects four at .05 where Bonferroni rejects three", () => {
    expect(benjaminiHochberg(p).filter((q) => q <= 0.05)).toHaveLength(4);
    expect(p.filter((value) => value * p.length <= 0.05)).toHaveLength(3);
  });

  it("has R's p.adjust values, in the order given", () => {
    const q = benjaminiHochberg([...p].reverse()).reverse();
    expect(q[0]).toBeCloseTo(0.0015, 12);
    expect(q[3]).toBeCloseTo(0.035625, 12);
    expect(q[5]).toBeCloseTo((15 * 0.0298) / 7, 12); // the seventh pulls the sixth down
    expect(q[14]).toBe(1);
    expect(benjaminiHochberg([0.04, 0.01, 0.03])).toEqual([0.04, 0.03, 0.04]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});

describe("net promoter score", () => {
  it("of 50, 30 and 20 is 30, from 14.05 to 44.20", () => {
    const {value, se, n, lo, hi} = netPromoterScore({promoters: 50, passives: 30, detractors: 20})!;
    expect([value, n]).toEqual([30, 100]);
    expect(se).toBeCloseTo(7.81, 2);
    expect(lo).toBeCloseTo(14.05, 2);
    expect(hi).toBeCloseTo(44.2, 2);
  });

  it("of ten passives is 0, ± 18.5", () => {
    const {value, lo, hi} = netPromoterScore({promoters: 0, passives: 10, detractors: 0})!;
    expect(value).toBe(0);
    expect(lo).toBeCloseTo(-18.5, 1);
    expect(hi).toBeCloseTo(18.5, 1);
  });

  it("stays between −100 and 100 and is null without answers", () => {
    expect(netPromoterScore({promoters: 3, passives: 0, detractors: 0})!.hi).toBe(100);
    expect(netPromoterScore({promoters: 0, passives: 0, detractors: 3})!.lo).toBe(-100);
    expect(netPromoterScore({promoters: 0, passives: 0, detractors: 0})).toBeNull();
  });
});

describe("the sample-size rule", () => {
  it.each([
    [null, "withheld"],
    [0, "withheld"],
    [9, "withheld"],
    [10, "small"],
    [29, "small"],
    [30, "shown"]
  ])("%s people: %s", (n, state) => {
    expect(sampleState(n)).toBe(state);
  });

  it("takes stricter floors", () => {
    expect(sampleState(29, {smallest: 30})).toBe("withheld");
    expect(sampleState(30, {smallest: 30})).toBe("shown");
    expect(sampleState(60, {small: 100})).toBe("small");
  });
});

describe("a figure from its sums", () => {
  const sums = clusterSums([
    ...Array.from({length: 20}, () => ({n: 1, y: 1})),
    ...Array.from({length: 10}, () => ({n: 1, y: 0}))
  ]);

  it("is itself for a count, with no sample to judge", () => {
    expect(estimate("count", {people: 0, n: 0, y: 7, nn: 0, ny: 0, yy: 0})).toEqual({
      value: 7,
      lo: null,
      hi: null,
      n: null,
      people: null
    });
  });

  it("is y over n for shares and means, with people beside n", () => {
    const share = estimate("share", sums);
    expect(share).toMatchObject({value: 2 / 3, n: 30, people: 30});
    expect(share.lo!).toBeCloseTo(0.4878, 4);
    expect(share.hi!).toBeCloseTo(0.8077, 4);
    expect(estimate("mean", sums).value).toBeCloseTo(2 / 3, 12);
    expect(estimate("mean", clusterSums([{n: 2, y: 5}]))).toEqual({
      value: 2.5,
      lo: null,
      hi: null,
      n: 2,
      people: 1
    });
  });

  it("reads promoters and detractors off the sums", () => {
    const score = clusterSums([
      ...Array.from({length: 50}, () => ({n: 1, y: 1})),
      ...Array.from({length: 30}, () => ({n: 1, y: 0})),
      ...Array.from({length: 20}, () => ({n: 1, y: -1}))
    ]);
    const {value, lo, hi} = estimate("net_promoter_score", score);
    expect(value).toBe(30);
    expect(lo).toBeCloseTo(14.05, 2);
    expect(hi).toBeCloseTo(44.2, 2);
  });

  it.each(["share", "mean", "net_promoter_score"] as const)(
    "%s: nothing from nothing",
    (estimator) => {
      expect(estimate(estimator, clusterSums([]))).toEqual({
        value: null,
        lo: null,
        hi: null,
        n: 0,
        people: 0
      });
    }
  );
});
