import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {
  hazards,
  kaplanMeier,
  medianTime,
  restrictedMean,
  survivalAt
} from "../../src/stats/kaplanMeier.js";
import {logRank, pairedLogRank} from "../../src/stats/logRank.js";
import type {LifeTableRow} from "../../src/stats/riskSets.js";
import {random} from "./random.js";

interface Spell {
  entry?: number;
  exit: number;
  isEvent: boolean;
}

/** The life table of spells, one row for each time at which anything happens. */
function lifeTable(spells: readonly Spell[]): LifeTableRow[] {
  const times = new Set(
    spells.flatMap(({entry = 0, exit}) => [exit, ...(entry > 0 ? [entry] : [])])
  );
  return [...times].map((time) => {
    const ending = spells.filter(({exit}) => exit === time);
    return {
      time,
      events: ending.filter(({isEvent}) => isEvent).length,
      competing: 0,
      censored: ending.filter(({isEvent}) => !isEvent).length,
      late: spells.filter(({entry = 0}) => entry === time && entry > 0).length
    };
  });
}

function read(name: string): string[][] {
  const text = readFileSync(
    join(import.meta.dirname, "../fixtures/statistics", `${name}.csv`),
    "utf8"
  );
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.replaceAll('"', "").split(","));
}

/** Remission in acute myelogenous leukaemia (Miller 1997), weeks. */
const aml = (group: string) =>
  read("aml")
    .filter(([, , x]) => x === group)
    .map(([time, status]) => ({exit: Number(time), isEvent: status === "1"}));
/** Remission on 6-MP and without (Freireich et al. 1963), weeks. */
const freireich = (group: string) =>
  read("freireich_6mp")
    .filter(([, , , treat]) => treat === group)
    .map(([, time, event]) => ({exit: Number(time), isEvent: event === "1"}));

const maintained = lifeTable(aml("Maintained"));
const not = lifeTable(aml("Nonmaintained"));
const all = {smallest: 1};

/** Entries and exits of which R 4.2.2 with survival 3.5-3 gave the values below. */
const late: Spell[] = [
  [0, 5, 1],
  [0, 8, 0],
  [2, 6, 1],
  [3, 9, 1],
  [0, 3, 1],
  [4, 12, 0],
  [1, 7, 1],
  [5, 10, 1],
  [0, 11, 0],
  [6, 12, 1],
  [2, 5, 0],
  [0, 9, 1]
].map(([entry, exit, event]) => ({entry: entry!, exit: exit!, isEvent: event === 1}));

describe("kaplanMeier(table)", () => {
  it("has the published survival of Freireich's trial", () => {
    const points = kaplanMeier(lifeTable(freireich("6-MP")), all);
    for (const [time, survival, se] of [
      [6, 0.8571, 0.0764],
      [10, 0.7529, 0.0963],
      [23, 0.4482, 0.1346]
    ] as const) {
      expect(survivalAt(points, time)!.survival).toBeCloseTo(survival, 4);
      expect(survivalAt(points, time)!.se).toBeCloseTo(se, 4);
    }
  });

  it("has R's log–log interval", () => {
    // summary(survfit(Surv(time, status) ~ x, aml, conf.type = "log-log"))
    const point = survivalAt(kaplanMeier(maintained, all), 31)!;
    expect(point.at_risk).toBe(5);
    expect(point.survival).toBeCloseTo(0.49090909, 8);
    expect(point.se).toBeCloseTo(0.164193267, 8);
    expect(point.lo).toBeCloseTo(0.16733091, 8);
    expect(point.hi).toBeCloseTo(0.75339979, 8);
  });

  it("counts whoever comes late only after the time they came", () => {
    // summary(survfit(Surv(entry, exit, event) ~ 1, conf.type = "log-log"))
    const points = kaplanMeier(lifeTable(late), all);
    for (const [time, at_risk, survival, se, lo, hi] of [
      [3, 8, 0.875, 0.11692679, 0.387000014, 0.98139297],
      [5, 9, 0.77777778, 0.1385799, 0.364751231, 0.93929644],
      [7, 8, 0.59548611, 0.15466635, 0.250572958, 0.82352822],
      [9, 6, 0.39699074, 0.15416007, 0.121766547, 0.66675621],
      [12, 2, 0.14887153, 0.12755493, 0.010054677, 0.45443748]
    ] as const) {
      const point = survivalAt(points, time)!;
      expect(point.at_risk).toBe(at_risk);
      expect(point.survival).toBeCloseTo(survival, 7);
      expect(point.se).toBeCloseTo(se, 7);
      expect(point.lo).toBeCloseTo(lo, 7);
      expect(point.hi).toBeCloseTo(hi, 7);
    }
  });

  it("keeps those of whom nothing is known yet out of the losses", () => {
    // Fifty lost by month 6 of a hundred; a thousand too young to be judged change nothing.
    const old = {time: 6, events: 50, competing: 0, censored: 50};
    const young = {time: 2, events: 0, competing: 0, censored: 1000};
    expect(kaplanMeier([old, young]).at(-1)!.survival).toBe(0.5);
    expect(kaplanMeier([young]).every(({survival, lo}) => survival === 1 && lo === null)).toBe(
      true
    );
  });

  it("ends where fewer than ten are at risk, and is empty for nobody", () => {
    expect(kaplanMeier(lifeTable(freireich("6-MP"))).at(-1)).toMatchObject({time: 17, at_risk: 10});
    expect(kaplanMeier([])).toEqual([]);
    expect(kaplanMeier([{time: 1, events: 5, competing: 0, censored: 4}])).toEqual([]);
  });
});

describe("medianTime(points)", () => {
  const median = (table: LifeTableRow[]) => medianTime(kaplanMeier(table, all));

  it("has the published medians, and R's log–log intervals", () => {
    expect(median(maintained)).toEqual({value: 31, lo: 13, hi: null});
    expect(median(not)).toEqual({value: 23, lo: 5, hi: 33});
    expect(median(lifeTable(freireich("6-MP")))).toEqual({value: 23, lo: 13, hi: null});
    expect(median(lifeTable(freireich("control")))).toEqual({value: 8, lo: 4, hi: 11});
  });

  it("is in the middle where the curve is .5 exactly", () => {
    // survfit(Surv(1:4, rep(1, 4)) ~ 1, conf.type = "log-log")
    const four = [1, 2, 3, 4].map((exit) => ({exit, isEvent: true}));
    expect(median(lifeTable(four))).toEqual({value: 2.5, lo: 1, hi: null});
  });

  it("is not reached where the curve stays above", () => {
    expect(median([{time: 3, events: 2, competing: 0, censored: 20}]).value).toBeNull();
  });
});

describe("restrictedMean(points, tau)", () => {
  it("has R's mean and standard error up to 48 weeks", () => {
    // print(survfit(Surv(time, status) ~ x, aml), rmean = 48)
    const first = restrictedMean(kaplanMeier(maintained, all), 48)!;
    expect(first.value).toBeCloseTo(31.843182, 6);
    expect(first.se).toBeCloseTo(4.5278847, 6);
  });

  it("is null beyond the end of the curve", () => {
    expect(restrictedMean(kaplanMeier(maintained), 48)).toBeNull();
  });
});

describe("logRank(tables)", () => {
  it("has the published χ² of both trials", () => {
    const test = logRank([
      {group: "maintained", table: maintained},
      {group: "not", table: not}
    ])!;
    expect(test.statistic).toBeCloseTo(3.39638869898, 8);
    expect(test.p).toBeCloseTo(0.06534, 5);
    expect(test.groups[0]!.expected).toBeCloseTo(10.68934, 5);
    const trial = logRank([
      {group: "6-MP", table: lifeTable(freireich("6-MP"))},
      {group: "control", table: lifeTable(freireich("control"))}
    ])!;
    expect(trial.statistic).toBeCloseTo(16.79294099, 7);
  });

  it("adds up strata as R does", () => {
    // survdiff(Surv(time, status) ~ x + strata(rep(1:2, length.out = 23)), aml): 2.72075937327
    const rows = read("aml").map(([time, status, x], index) => ({
      exit: Number(time),
      isEvent: status === "1",
      group: x!,
      stratum: String(index % 2)
    }));
    const tables = ["Maintained", "Nonmaintained"].flatMap((group) =>
      ["0", "1"].map((stratum) => ({
        group,
        stratum,
        table: lifeTable(rows.filter((row) => row.group === group && row.stratum === stratum))
      }))
    );
    expect(logRank(tables)!.statistic).toBeCloseTo(2.72075937327, 8);
  });

  it("has R's score test with late entry", () => {
    // coxph(Surv(entry, exit, event) ~ factor(rep(1:2, 6)), ties = "exact")$score
    const of = (odd: number) => lifeTable(late.filter((_, index) => index % 2 === odd));
    const test = logRank([
      {group: "1", table: of(0)},
      {group: "2", table: of(1)}
    ])!;
    expect(test.statistic).toBeCloseTo(1.744476611, 8);
  });

  it("of four groups that are alike is χ² with three degrees on average", () => {
    const next = random(4);
    const statistics = Array.from({length: 200}, () => {
      const tables = ["a", "b", "c", "d"].map((group) => ({
        group,
        table: lifeTable(
          Array.from({length: 30}, () => ({
            exit: Math.ceil(-10 * Math.log(next())) + 1,
            isEvent: next() < 0.7
          }))
        )
      }));
      return logRank(tables)!;
    });
    expect(statistics[0]!.degrees).toBe(3);
    const mean = statistics.reduce((sum, {statistic}) => sum + statistic, 0) / statistics.length;
    expect(mean).toBeGreaterThan(2.6);
    expect(mean).toBeLessThan(3.4);
    expect(statistics.filter(({p}) => p < 0.05).length).toBeLessThan(22);
  });

  it("is null with one group or without events", () => {
    expect(logRank([{group: "a", table: maintained}])).toBeNull();
    const quiet = [{time: 3, events: 0, competing: 0, censored: 20}];
    expect(
      logRank([
        {group: "a", table: quiet},
        {group: "b", table: quiet}
      ])
    ).toBeNull();
  });

  it("of pairs is corrected for all of them", () => {
    const pairs = pairedLogRank([
      {group: "a", table: maintained},
      {group: "b", table: not},
      {group: "c", table: not}
    ]);
    expect(pairs.map(({a, b}) => a + b)).toEqual(["ab", "ac", "bc"]);
    expect(pairs[0]!.q).toBeCloseTo(1.5 * pairs[0]!.p, 10);
    expect(pairs[2]!.p).toBeCloseTo(1, 6);
  });
});

describe("hazards(table)", () => {
  it("are events over months at risk", () => {
    const table = [
      {time: 1, events: 10, competing: 0, censored: 0},
      {time: 3, events: 9, competing: 0, censored: 1},
      {time: 6, events: 0, competing: 0, censored: 80}
    ];
    const [first, second] = hazards(table, {width: 3});
    expect(first).toMatchObject({from: 0, to: 3, events: 19, exposure: 100 + 90 + 90});
    expect(first!.value).toBeCloseTo(19 / 280, 12);
    expect(second).toMatchObject({events: 0, exposure: 240, value: 0, lo: 0});
    // −ln .025, the exact upper limit of a Poisson mean of which nothing was seen.
    expect(second!.hi).toBeCloseTo(-Math.log(0.025) / 240, 12);
  });
});
