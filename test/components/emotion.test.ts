import {describe, expect, it, vi} from "vitest";
import type {CurveSums, OwnPoint, TouchpointBenchmark} from "../../src/components/emotionLines.js";
import {
  benchmarkLine,
  lineDifferences,
  ownLine,
  rivalBrands,
  standings
} from "../../src/components/emotionLines.js";
import type {EmotionFindings} from "../../src/components/emotionView.js";
import {emotionView} from "../../src/components/emotionView.js";
import {
  curveSentence,
  extremes,
  rivalSentence,
  splitSentence
} from "../../src/components/emotionThesis.js";
import {experienceFigures} from "../../src/components/experienceFigures.js";
import {asymmetrySentence} from "../../src/components/asymmetryPicture.js";
import type {MomentSums} from "../../src/components/momentPicture.js";
import {moments} from "../../src/components/momentPicture.js";
import {sentenceText} from "../../src/components/sentence.js";
import {clusterSums} from "../../src/stats/clusterSums.js";

vi.stubGlobal(
  "ResizeObserver",
  class {
    observe(): void {}
  }
);

const touchpoints = ["reception", "waiting", "work"].map((touchpoint, index) => ({
  journey: "service",
  touchpoint,
  label_zh: ["接待", "等待", "维修质量"][index]!,
  label_en: touchpoint
}));

/** As many customers as there are values, one answer each. */
const answers = (
  touchpoint: string,
  values: readonly number[],
  series = "all",
  basis = "available"
): CurveSums => ({
  touchpoint,
  series,
  basis,
  ...clusterSums(values.map((y) => ({n: 1, y})))
});
const around = (mean: number, people: number): number[] =>
  Array.from({length: people}, (_, index) => mean + (index % 2 === 0 ? 0.5 : -0.5));

const rows = [
  answers("reception", around(4.2, 100)),
  answers("waiting", around(3.3, 100)),
  answers("work", around(4.5, 100))
];
const rival = (
  touchpoint: string,
  position: number,
  more: Partial<TouchpointBenchmark> = {}
): TouchpointBenchmark => ({
  benchmark_kind: "rival",
  touchpoint,
  brand: "北岭",
  region: null,
  period: "2026",
  position,
  scale_min: 1,
  scale_max: 10,
  sample_size: 600,
  citation: "C",
  ...more
});
const benchmarks = [rival("reception", 4), rival("waiting", 3.8), rival("work", 4.5)];

const findings: EmotionFindings = {
  journey: "service",
  survey: undefined,
  comparison: "none",
  touchpoints,
  curve: rows,
  split: [],
  first: "",
  second: "",
  rival: "北岭",
  benchmarks,
  importance: [],
  predictors: [],
  seriesInputs: {nameOf: (series) => series}
};

describe("an own line", () => {
  it("has a point per touchpoint with its interval, and a gap where nothing was asked", () => {
    const line = ownLine(touchpoints, rows.slice(0, 1), "all");
    expect(line[0]!.position).toBeCloseTo(4.2);
    expect(line[0]!.lo!).toBeGreaterThan(4.05);
    expect(line[0]!.hi!).toBeLessThan(4.35);
    expect(line[1]).toEqual({position: null, people: 0, n: 0, sums: null});
  });

  it("is withheld below ten customers and lighter below thirty", () => {
    const states = [9, 10, 30].map(
      (people) => ownLine(touchpoints, [answers("work", around(4, people))], "all")[2]!.state
    );
    expect(states).toEqual(["withheld", "small", "shown"]);
  });
});

describe("standings(own, rival, importance)", () => {
  const own: OwnPoint[] = [4.2, 4.2, 4.2, 4.2].map((position) => ({
    position,
    lo: position - 0.1,
    hi: position + 0.1,
    people: 100,
    n: 100,
    sums: null
  }));

  it("tells ahead from behind by the own interval, and else says nothing", () => {
    expect(standings(own, [4.05, 4.2, 4.35, null], null)).toEqual(["ahead", null, "behind", null]);
  });

  it("sees within reach where the rival is near at one of the most important touchpoints", () => {
    const importance = [0.1, 0.2, 0.6, 0.1]; // a third of four: the two most important
    expect(standings(own, [4.3, 4.3, 4.44, 4.3], importance)).toEqual([
      null,
      "within_reach",
      "within_reach",
      null
    ]);
    expect(standings(own, [4.3, 4.3, 4.46, 4.3], importance)[2]).toBe("behind"); // more than a quarter level
  });
});

describe("benchmarkLine(benchmarks, kind, brand)", () => {
  it("is the rival's of that brand, or the industry's", () => {
    const all = [
      rival("reception", 4),
      rival("reception", 2, {brand: "南山"}),
      rival("reception", 3.9, {benchmark_kind: "industry", brand: null})
    ];
    expect(benchmarkLine(all, "rival", "北岭").map(({position}) => position)).toEqual([4]);
    expect(benchmarkLine(all, "industry").map(({position}) => position)).toEqual([3.9]);
    expect(benchmarkLine([], "industry")).toEqual([]);
    expect(rivalBrands(all)).toEqual(["北岭", "南山"]);
  });
});

describe("lineDifferences(a, b)", () => {
  it("calls out only what holds among all touchpoints", () => {
    const line = (means: readonly number[]) =>
      ownLine(
        touchpoints,
        touchpoints.map(({touchpoint}, index) => answers(touchpoint, around(means[index]!, 60))),
        "all"
      );
    const differences = lineDifferences(line([4.2, 4, 4.5]), line([4.2, 3.2, 4.4]));
    expect(differences.map((difference) => difference!.holds)).toEqual([false, true, false]);
    expect(differences[1]!.value).toBeCloseTo(0.8);
  });
});

describe("the curve's sentence", () => {
  const view = emotionView(findings);

  it("names peak, valley and end", () => {
    expect(extremes(view.first.points)).toEqual({peak: 2, valley: 1, end: 2});
    expect(sentenceText(curveSentence(view, "zh"))).toBe(
      "售后旅程里，客户给维修质量的评价最高（4.50 级），给等待的最低（3.30 级），最后停在维修质量（4.50 级）。"
    );
  });

  it("says when no touchpoint stands out, and when there are too few answers", () => {
    const flat = emotionView({
      ...findings,
      curve: rows.map((row) => ({...answers(row.touchpoint, around(4, 40))}))
    });
    expect(sentenceText(curveSentence(flat, "zh"))).toContain("还画不出");
    const near = emotionView({
      ...findings,
      curve: [answers("reception", around(4, 40)), answers("work", around(4.05, 40))]
    });
    expect(sentenceText(curveSentence(near, "zh"))).toContain("分不出高低");
    expect(sentenceText(curveSentence(emotionView({...findings, curve: []}), "zh"))).toContain(
      "至少需要 10 位"
    );
  });

  it("says where we are ahead of the rival and where behind", () => {
    expect(sentenceText(rivalSentence(view, "zh"))).toBe("与北岭相比，接待领先，等待落后。");
  });

  it("of two lines says where they differ most, or that they do not", () => {
    const split = [
      ...rows.map((row) => ({...row, series: "stayed"})),
      answers("reception", around(4.2, 80), "left"),
      answers("waiting", around(2.5, 80), "left"),
      answers("work", around(4.5, 80), "left")
    ];
    const two = emotionView({
      ...findings,
      comparison: "stayed",
      split,
      first: "stayed",
      second: "left"
    });
    expect(sentenceText(splitSentence(two, "zh"))).toBe(
      "后来回厂的与没有再来的客户，差别最大的触点是等待：3.30 对 2.50 级；1 个触点的差别经得起检验。"
    );
    const same = emotionView({
      ...findings,
      comparison: "stayed",
      split,
      first: "stayed",
      second: "stayed"
    });
    expect(sentenceText(splitSentence(same, "zh"))).toContain("看不出可靠的差别");
  });
});

describe("experienceFigures(rows, series)", () => {
  const sums = (summary: string, values: readonly number[]) => ({
    summary,
    series: "all",
    end_missing: 3,
    ...clusterSums(values.map((y) => ({n: 1, y})))
  });

  it("says what peak–end and mean each make of the journey", () => {
    const said = (difference: readonly number[]) =>
      (
        experienceFigures(
          [
            sums("mean", around(4, 30)),
            sums("peak_end", around(4, 30)),
            sums("difference", difference)
          ],
          "all"
        ) as HTMLElement
      ).textContent;
    expect(said(around(0.9, 30))).toContain("比平均高 0.90 级");
    expect(said(around(-0.9, 30))).toContain("比平均低 0.90 级");
    expect(said(around(0, 30))).toContain("误差范围内");
    expect(said(around(0, 30))).toContain("10.0% 的经历没有答到最后一个触点");
  });

  it("says that below ten customers are too few", () => {
    const few = around(4, 9);
    expect(
      experienceFigures([sums("mean", few), sums("peak_end", few), sums("difference", few)], "all")
        .textContent
    ).toBe("样本不足");
  });
});

describe("moments(rows, outcome)", () => {
  /** Sums of experiences with a mean and a peak–end, in ten folds. */
  function folds(experiences: readonly {mean: number; peakEnd: number; y: number}[]): MomentSums[] {
    return Array.from({length: 10}, (_, fold) => {
      const own = experiences.filter((_, index) => index % 10 === fold);
      const sum = (of: (one: (typeof own)[number]) => number) =>
        own.reduce((total, one) => total + of(one), 0);
      const summary = (name: string, x: (one: (typeof own)[number]) => number) => ({
        [name]: sum(x),
        [`${name}_square`]: sum((one) => x(one) ** 2),
        [`${name}_y`]: sum((one) => x(one) * one.y)
      });
      return {
        outcome: "overall",
        fold,
        people: own.length,
        n: own.length,
        y: sum(({y}) => y),
        yy: sum(({y}) => y * y),
        ...summary("mean", ({mean}) => mean),
        ...summary("peak_end", ({peakEnd}) => peakEnd),
        ...summary("peak", ({peakEnd}) => peakEnd),
        ...summary("end", ({peakEnd}) => peakEnd),
        mean_peak_end: sum(({mean, peakEnd}) => mean * peakEnd)
      };
    });
  }
  const waves = Array.from({length: 200}, (_, i) => ({
    a: Math.sin(i),
    b: Math.sin(i * 1.7 + 1),
    e: Math.sin(i * 3.1)
  }));

  it("finds which summary tells more of the outcome, or that neither does", () => {
    const verdict = (y: (wave: {a: number; b: number; e: number}) => number) =>
      moments(folds(waves.map((wave) => ({mean: wave.a, peakEnd: wave.b, y: y(wave)}))), "overall")
        .verdict;
    expect(verdict(({a, e}) => a + e)).toBe("mean");
    expect(verdict(({b, e}) => b + e)).toBe("peak_end");
    expect(verdict(({a, b, e}) => a + b + e)).toBe("same");
  });

  it("refuses below thirty customers and without an outcome", () => {
    expect(
      moments(folds(waves.slice(0, 29).map(({a, b}) => ({mean: a, peakEnd: b, y: a}))), "overall")
        .verdict
    ).toBe("too_few");
    expect(moments([], "came_back")).toMatchObject({n: 0, verdict: "too_few"});
  });
});

describe("asymmetrySentence(effects)", () => {
  const effect = (kind: "hurts" | "delights" | "refused" | "neither", index: number) => ({
    touchpoint: touchpoints[index]!,
    otherKind: null,
    effect: {
      kind,
      low_n: 40,
      high_n: 40,
      asymmetry: 0,
      penalty: {value: 0, lo: 0, hi: 0},
      reward: {value: 0, lo: 0, hi: 0}
    }
  });
  const said = (...kinds: ("hurts" | "delights" | "refused" | "neither")[]) =>
    sentenceText(asymmetrySentence(kinds.map(effect), 300));

  it("names what hurts and what delights, and only what holds", () => {
    expect(said("hurts", "neither", "delights")).toBe(
      "接待做差了明显拉低总体满意，维修质量做到“很好”能明显加分。"
    );
    expect(said("hurts", "neither")).toContain("没有哪个触点做到“很好”");
    expect(said("neither", "neither")).toContain("看不出哪个触点");
    expect(said("refused", "refused")).toContain("不足 30 位");
  });
});
