import {describe, expect, it} from "vitest";
import {clusterSums} from "../../src/stats/clusterSums.js";
import {williamsT} from "../../src/stats/dependentCorrelations.js";
import {meanDifference} from "../../src/stats/meanDifference.js";
import type {AnswerPattern} from "../../src/stats/penaltyReward.js";
import {penaltyReward} from "../../src/stats/penaltyReward.js";
import type {PairSums} from "../../src/stats/simpleRegression.js";
import {
  addPairs,
  correlation,
  correlationInterval,
  crossValidatedR2
} from "../../src/stats/simpleRegression.js";
import {teachingData} from "../util/teachingData.js";

const mtcars = teachingData("mtcars", ["mpg", "wt", "gear", "cyl"]).map((row) => ({
  mpg: row[0]!,
  wt: row[1]!,
  gear: row[2]!,
  cyl: row[3]!
}));

describe("meanDifference(a, b)", () => {
  // R's `sleep`: extra hours of sleep with either drug; t.test(extra ~ group, sleep).
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const sums = (values: readonly number[]) => clusterSums(values.map((y) => ({n: 1, y})));

  it("of single events is Welch's t test", () => {
    const difference = meanDifference(sums(first), sums(second))!;
    expect(difference.value).toBeCloseTo(-1.58, 10);
    expect(difference.lo).toBeCloseTo(-3.3654832307, 6);
    expect(difference.hi).toBeCloseTo(0.2054832307, 6);
    expect(difference.p).toBeCloseTo(0.0793941402, 8);
  });

  it("counts repeated events of a customer as one piece of evidence", () => {
    const twice = (values: readonly number[]) => clusterSums(values.map((y) => ({n: 2, y: 2 * y})));
    const once = meanDifference(sums(first), sums(second))!;
    const repeated = meanDifference(twice(first), twice(second))!;
    expect(repeated.p).toBeCloseTo(once.p, 10);
    expect(repeated.lo).toBeCloseTo(once.lo, 10);
  });

  it("is null where there is nothing to compare", () => {
    expect(meanDifference(sums([1]), sums(second))).toBeNull();
    expect(meanDifference(sums([1, 1]), sums([2, 2]))).toBeNull();
    expect(meanDifference(sums([]), sums(second))).toBeNull();
  });
});

describe("simple regression from sums", () => {
  const pair = ({wt: x, mpg: y}: {wt: number; mpg: number}): PairSums => {
    return {n: 1, x, y, xx: x * x, xy: x * y, yy: y * y};
  };

  it("correlation(sums) is Pearson's", () => {
    expect(correlation(addPairs(mtcars.map(pair)))).toBeCloseTo(-0.867659376517, 10);
    expect(correlation(addPairs([1, 2, 3].map((y) => pair({wt: 0.1, mpg: y}))))).toBeNull();
    expect(correlation(addPairs([]))).toBeNull();
  });

  it("correlationInterval(r, n) is Fisher's", () => {
    // R: cor.test(mtcars$mpg, mtcars$wt)$conf.int.
    const {lo, hi} = correlationInterval(-0.867659376517, 32)!;
    expect(lo).toBeCloseTo(-0.933826413285, 9);
    expect(hi).toBeCloseTo(-0.74408719646, 9);
    expect(correlationInterval(0.5, 3)).toBeNull();
  });

  it("crossValidatedR2(folds) leaves each fold out in turn", () => {
    // R: residuals of lm(mpg ~ wt) over 1 − hat values, against the mean without the car; then four folds.
    expect(crossValidatedR2(mtcars.map(pair))).toBeCloseTo(0.726617418818, 9);
    const folds = [0, 1, 2, 3].map((fold) =>
      addPairs(mtcars.filter((_, i) => i % 4 === fold).map(pair))
    );
    expect(crossValidatedR2(folds)).toBeCloseTo(0.700988179841, 9);
  });

  it("crossValidatedR2(folds) needs two folds and a predictor that varies", () => {
    expect(crossValidatedR2([addPairs(mtcars.map(pair))])).toBeNull();
    expect(crossValidatedR2([1, 2, 3].map((y) => pair({wt: 2, mpg: y})))).toBeNull();
    expect(crossValidatedR2([])).toBeNull();
  });
});

describe("williamsT(correlations, n)", () => {
  it("agrees with the example of Steiger's case A", () => {
    // R psych: r.test(103, .4, .5, .1) gives t = −0.89, p = 0.37.
    const {t, p} = williamsT({first: 0.4, second: 0.5, between: 0.1}, 103)!;
    expect(t).toBeCloseTo(-0.8913, 3);
    expect(p).toBeCloseTo(0.37, 2);
  });

  it("changes its sign with the order and is null where nothing can be told", () => {
    const {t} = williamsT({first: 0.5, second: 0.4, between: 0.1}, 103)!;
    expect(t).toBeCloseTo(0.8913, 3);
    expect(williamsT({first: 0.5, second: 0.5, between: 1}, 103)).toBeNull();
    expect(williamsT({first: 0.5, second: 0.4, between: 0.1}, 3)).toBeNull();
  });
});

describe("penaltyReward(patterns)", () => {
  // Gears 3, 4, 5 as low, middle, high; cylinders 8, 6, 4 likewise; miles per gallon as outcome.
  const codes: Record<number, string> = {3: "L", 4: "M", 5: "H"};
  const patterns = new Map<string, AnswerPattern>();
  for (const row of mtcars) {
    const pattern = `${codes[row.gear!]}${row.cyl === 8 ? "L" : row.cyl === 6 ? "M" : "H"}`;
    const known = patterns.get(pattern) ?? {pattern, n: 0, y: 0, yy: 0};
    patterns.set(pattern, {
      pattern,
      n: known.n + 1,
      y: known.y + row.mpg!,
      yy: known.yy + row.mpg! ** 2
    });
  }
  const fit = penaltyReward([...patterns.values()], {smallestCell: 5})!;

  it("is the least-squares fit on two dummies each, with White's HC1 errors", () => {
    // R: lm(mpg ~ gear3 + gear5 + cyl8 + cyl4), HC1; qt(.975, 27) = 2.0518305.
    const [gear, cylinders] = fit.effects;
    expect(fit.n).toBe(32);
    expect(gear!.penalty.value).toBeCloseTo(-1.3240942029, 8);
    expect(gear!.reward.value).toBeCloseTo(0.1760869565, 8);
    expect(cylinders!.penalty.value).toBeCloseTo(-3.8862318841, 8);
    expect(cylinders!.reward.value).toBeCloseTo(6.6559782609, 8);
    const half = ({lo, hi}: {lo: number; hi: number}) => (hi - lo) / 2 / 2.0518305165;
    expect(half(gear!.penalty)).toBeCloseTo(1.7500992988, 6);
    expect(half(gear!.reward)).toBeCloseTo(1.594183736, 6);
    expect(half(cylinders!.penalty)).toBeCloseTo(1.3671809683, 6);
    expect(half(cylinders!.reward)).toBeCloseTo(1.467607016, 6);
  });

  it("says what hurts and what delights", () => {
    expect(fit.effects.map(({kind}) => kind)).toEqual(["neither", "both"]);
    expect(fit.effects[1]!.asymmetry).toBeCloseTo((6.65597826 - 3.88623188) / 10.54221014, 8);
    const hurting = [
      {pattern: "L", n: 50, y: 50, yy: 60},
      {pattern: "M", n: 50, y: 150, yy: 460},
      {pattern: "H", n: 50, y: 150, yy: 460}
    ];
    expect(penaltyReward(hurting)!.effects[0]!.kind).toBe("hurts");
    const reversed = hurting.map((row) => ({...row, y: -row.y}));
    expect(penaltyReward(reversed)!.effects[0]!.kind).toBe("unclear");
  });

  it("refuses cells that are too small, and samples smaller than the fit", () => {
    expect(
      penaltyReward([...patterns.values()], {smallestCell: 6})!.effects.map(({kind}) => kind)
    ).toEqual(["refused", "both"]); // five cars have five gears
    expect(penaltyReward([{pattern: "LH", n: 5, y: 1, yy: 1}])).toBeNull();
    expect(penaltyReward([])).toBeNull();
  });
});
