import {describe, expect, it} from "vitest";
import type {ReasonRow} from "../../../src/components/churn/reasonPicture.js";
import {reasonChange, reasonTree} from "../../../src/components/churn/reasonPicture.js";
import {behaviourByBranch} from "../../../src/components/churn/behaviourPicture.js";
import {curvesTitle} from "../../../src/components/churn/curvesPicture.js";
import type {CurveRow} from "../../../src/components/churn/context.js";
import {definitionTitle} from "../../../src/components/churn/definitionPicture.js";
import {curveGroups} from "../../../src/components/churn/groups.js";
import {recentMonths} from "../../../src/components/churn/seenMonthsPicture.js";
import {courseMarks} from "../../../src/components/churn/timePictures.js";
import {countedShare} from "../../../src/components/countedShare.js";
import {rankedGroups, rankTitle} from "../../../src/components/rankPicture.js";
import {measureNamed} from "../../../src/components/measures.js";
import {courseNet} from "../../../src/components/referrals/mouthPictures.js";
import {netPeople} from "../../../src/components/referrals/mouthRows.js";
import {cohortCell} from "../../../src/components/retention/cohortPicture.js";
import {churnWords, survivalWords} from "../../../src/i18n/churn.js";
import {retentionWords} from "../../../src/i18n/retention.js";
import {logRank} from "../../../src/stats/logRank.js";
import {manifest} from "../manifest.js";

/** Vehicles of a part of which so many are lost each month for two years. */
const steadily = (part: string, lost: number, all = 1000): CurveRow[] => [
  ...Array.from({length: 24}, (_, index) => ({
    part,
    month: index + 1,
    events: lost,
    competing: 0,
    censored: 0,
    late: 0
  })),
  {part, month: 25, events: 0, competing: 0, censored: all - 24 * lost, late: 0}
];

describe("curvesTitle(groups, test, split)", () => {
  const titleOf = (rows: CurveRow[]) => {
    const groups = curveGroups(rows, "model", {manifest});
    const test = logRank(groups.map(({part, table}) => ({group: part, table})));
    return curvesTitle(groups, test, "model");
  };

  it("names the fastest and the slowest where the test tells them apart, at a whole year", () => {
    const title = titleOf([...steadily("A", 30), ...steadily("B", 10)]);
    expect(title.message).toBe(survivalWords.curves_apart);
    expect(title.values).toMatchObject({month: 24, best: "B", worst: "A"});
  });

  it("says so where they cannot be told apart, or where there is one or none", () => {
    expect(titleOf([...steadily("A", 10), ...steadily("B", 10)]).message).toBe(
      survivalWords.curves_alike
    );
    expect(titleOf(steadily("A", 10)).message).toBe(survivalWords.curves_one);
    expect(titleOf([]).message).toBe(survivalWords.curves_none);
  });
});

describe("curveGroups(rows, split)", () => {
  it("are the largest first, classes in the order of their scheme with their colours", () => {
    const rows = [...steadily("b", 10, 500), ...steadily("a", 10, 900)];
    expect(
      curveGroups(rows, "model", {manifest}).map(({part, vehicles}) => [part, vehicles])
    ).toEqual([
      ["a", 900],
      ["b", 500]
    ]);
    const classes = curveGroups([...steadily("d", 9), ...steadily("a", 9)], "abcd", {manifest});
    expect(classes.map(({name, colour}) => [name, colour])).toEqual([
      ["A", "a"],
      ["D", "d"]
    ]);
  });
});

describe("definitionTitle(rows)", () => {
  it("goes from the lowest to the highest share of those that may be shown", () => {
    const rows = [countedShare("x", 2, 5), countedShare("x", 40, 100), countedShare("x", 10, 100)];
    const title = definitionTitle(rows.map((share) => ({share})));
    expect(title.message).toBe(churnWords.definition_title);
    expect(title.values).toMatchObject({low: {value: 0.1}, high: {value: 0.4}});
  });
});

describe("recentMonths(rows)", () => {
  it("adds the last twelve up", () => {
    const rows = Array.from({length: 15}, (_, i) => ({month: String(i), seen: 10, silent: i}));
    expect(recentMonths(rows)).toEqual({seen: 120, silent: 102});
    expect(recentMonths([])).toBeNull();
  });
});

describe("courseMarks(course, warranty)", () => {
  it("are the first free service, the end of novelty and the end of the warranty", () => {
    const course = [{benchmark_code: "novelty_ends_months", value_low: 6, value_high: 12}];
    expect(courseMarks(course, 36).map(({from, to}) => [from, to])).toEqual([
      [3, undefined],
      [6, 12],
      [36, undefined]
    ]);
    expect(courseMarks([], null)).toHaveLength(1);
  });
});

const said = (
  half_year: string,
  reason: string,
  people: number,
  complaint_type: string | null = null
): ReasonRow => ({half_year, reason, complaint_type, people});

describe("reasonTree(rows)", () => {
  it("hangs reasons on the course's branches, and complaints on the dissatisfied", () => {
    const rows = [
      said("2024-01-01", "service", 6),
      said("2024-01-01", "service", 3, "waiting"),
      said("2024-07-01", "moved", 5)
    ];
    const tree = reasonTree(rows, "en");
    expect(tree.children!.map(({name}) => name)).toEqual([
      "dissatisfied",
      "rivals stronger",
      "private"
    ]);
    const service = tree.children![0]!.children!.find(({name}) => name === "service")!;
    expect(service.children!.map(({name, count}) => [name, count])).toEqual([
      ["never complained", 6],
      ["waiting", 3]
    ]);
    const moved = tree.children![2]!.children!.find(({name}) => name === "moved")!;
    expect(moved).toMatchObject({count: 5});
    expect(moved.children).toBeUndefined();
  });
});

describe("reasonChange(rows, isMeant)", () => {
  const rows = (recent: number) => [
    said("2023-01-01", "moved", 100),
    said("2023-01-01", "service", 100),
    said("2024-01-01", "moved", recent),
    said("2024-07-01", "service", 100 - recent)
  ];
  const change = (recent: number) => reasonChange(rows(recent), ({reason}) => reason === "moved");

  it("is the difference of the last two half-years where it is beyond error, else nothing", () => {
    expect(change(80)).toBeCloseTo(0.3, 10);
    expect(change(52)).toBe(0);
    expect(reasonChange([said("2024-01-01", "moved", 5)], () => true)).toBeNull();
  });
});

describe("behaviourByBranch(rows)", () => {
  it("adds the reasons of a branch up", () => {
    const row = (part: string) => ({
      part,
      vehicles: 10,
      billed: 8,
      high_bill: 2,
      waited: 9,
      long_wait: 1,
      open_complaint: 3
    });
    const sums = behaviourByBranch([row("service"), row("product_quality"), row("stayed")]);
    expect(sums.get("dissatisfied")).toMatchObject({vehicles: 20, billed: 16, open_complaint: 6});
    expect(sums.get("stayed")).toMatchObject({vehicles: 10});
    expect(sums.get("rival")).toBeUndefined();
  });
});

describe("cohortCell(row)", () => {
  const cell = (size: number, finished: number, came: number) =>
    cohortCell({cohort: "2024-01-01", nth: 1, size, finished, came});

  it("is unknown until every car of the cohort has finished the interval, never nothing", () => {
    expect(cell(40, 39, 0)).toEqual({share: null, state: "unfinished"});
    expect(cell(40, 40, 0)).toEqual({share: 0, state: "shown"});
    expect(cell(20, 20, 5)).toEqual({share: 0.25, state: "small"});
    expect(cell(9, 9, 5)).toEqual({share: null, state: "withheld"});
  });
});

describe("rankTitle(groups)", () => {
  const group = (name: string, y: number, n: number) => ({
    name,
    measure: measureNamed("lost_share", {people: n, n, y, nn: n, ny: y, yy: y})
  });

  it("ranks only what the intervals tell apart", () => {
    const apart = rankedGroups([group("x", 10, 100), group("y", 60, 100), group("z", 55, 100)]);
    expect(apart.map(({name, place}) => [name, place])).toEqual([
      ["y", {best: 1, worst: 2}],
      ["z", {best: 1, worst: 2}],
      ["x", {best: 3, worst: 3}]
    ]);
    expect(rankTitle(apart, "m").message).toBe(retentionWords.rank_apart);
    const alike = rankedGroups([group("x", 50, 100), group("y", 55, 100)]);
    expect(rankTitle(alike, "m").message).toBe(retentionWords.rank_alike);
    expect(rankTitle(rankedGroups([group("x", 3, 5)]), "m").message).toBe(retentionWords.rank_one);
  });
});

describe("word of mouth beside the course", () => {
  const course = [
    ["delighted_recommend", 0.39],
    ["delighted_recommended_people", 2],
    ["lukewarm_recommend", 0.14],
    ["lukewarm_recommended_people", 0.7],
    ["disappointed_warned_people", 1.2]
  ].map(([benchmark_code, value]) => ({
    benchmark_code: benchmark_code as string,
    value: value as number,
    citation: ""
  }));

  it("is people per customer: 39 % × 2, 14 % × 0.7, −1.2", () => {
    expect([3, 2, 1].map((part) => courseNet(course, part))).toEqual([
      0.78,
      expect.closeTo(0.098, 10) as number,
      -1.2
    ]);
    expect(courseNet([], 3)).toBeNull();
  });

  it("net people are those recommended to less those warned off", () => {
    const none = {people: 0, eligible: 0, bringers: 0, brought: 0, brought_squares: 0, buyers: 0};
    const net = netPeople({
      ...none,
      part: 1,
      asked: 50,
      recommenders: 2,
      recommended: 4,
      recommended_squares: 8,
      warners: 20,
      warned: 54,
      warned_squares: 150
    });
    expect(net.value).toBeCloseTo(-1, 10);
    expect(net.lo!).toBeLessThan(-1);
    expect(net.hi!).toBeGreaterThan(-1);
  });
});
