import {describe, expect, it} from "vitest";
import {atRiskAt, cumulativeIncidence, incidenceAt} from "../../src/stats/cumulativeIncidence.js";
import {Z95} from "../../src/stats/interval.js";
import type {LifeTableRow} from "../../src/stats/riskSets.js";

const row = (time: number, events: number, competing = 0, censored = 0): LifeTableRow => ({
  time,
  events,
  competing,
  censored
});

/** Remission on 6-MP (Freireich et al. 1963), weeks; the other event is none. */
const freireich = [
  row(6, 3, 0, 1),
  row(7, 1),
  row(9, 0, 0, 1),
  row(10, 1, 0, 1),
  row(11, 0, 0, 1),
  row(13, 1),
  row(16, 1),
  row(17, 0, 0, 1),
  row(19, 0, 0, 1),
  row(20, 0, 0, 1),
  row(22, 1),
  row(23, 1),
  row(25, 0, 0, 1),
  row(32, 0, 0, 2),
  row(34, 0, 0, 1),
  row(35, 0, 0, 1)
];

describe("cumulativeIncidence(table)", () => {
  it("without competing events is 1 − Kaplan–Meier with Greenwood's standard error", () => {
    const points = cumulativeIncidence(freireich, {smallest: 1});
    const at = (time: number) => incidenceAt(points, time)!;
    // Published: S(6) = .8571 (SE .0764), S(10) = .7529 (.0963), S(16) = .6275 (.1141), S(23) = .4482 (.1346).
    for (const [time, survival, se] of [
      [6, 0.8571, 0.0764],
      [10, 0.7529, 0.0963],
      [16, 0.6275, 0.1141],
      [23, 0.4482, 0.1346]
    ] as const) {
      expect(1 - at(time).incidence).toBeCloseTo(survival, 4);
      expect(at(time).se).toBeCloseTo(se, 4);
    }
    expect(at(6).at_risk).toBe(21);
    expect(at(23).at_risk).toBe(6);
    expect([0, 10, 20, 33, 36].map((time) => atRiskAt(points, time))).toEqual([21, 15, 8, 2, null]);
  });

  it("without censoring is the share of events, with the binomial standard error", () => {
    const table = [row(1, 10, 5), row(2, 7, 12), row(3, 0, 6), row(4, 8, 2), row(5, 15, 35)];
    const points = cumulativeIncidence(table, {smallest: 1});
    const n = 100;
    for (const [index, share] of [0.1, 0.17, 0.17, 0.25, 0.4].entries()) {
      expect(points[index]!.incidence).toBeCloseTo(share, 12);
      expect(points[index]!.se).toBeCloseTo(Math.sqrt((share * (1 - share)) / n), 12);
    }
  });

  it("with both agrees with the steps worked out by hand", () => {
    // n 20: 2 of 20 events, 4 leave; n 10 after 4 censored: 3 events; S before is 14/20.
    const points = cumulativeIncidence([row(1, 2, 4, 4), row(2, 3, 1, 6)], {smallest: 1});
    expect(points[0]!.incidence).toBeCloseTo(0.1, 12);
    expect(points[1]).toMatchObject({at_risk: 10});
    expect(points[1]!.incidence).toBeCloseTo(0.1 + 0.7 * 0.3, 12);
  });

  it("has the log–log interval, between 0 and 1 and around the incidence", () => {
    const points = cumulativeIncidence(freireich, {smallest: 1});
    const {incidence, se, lo, hi} = incidenceAt(points, 10)!;
    const half = (Z95 * se) / (incidence * Math.abs(Math.log(incidence)));
    expect(Math.log(-Math.log(lo!)) - Math.log(-Math.log(incidence))).toBeCloseTo(half, 10);
    expect(Math.log(-Math.log(incidence)) - Math.log(-Math.log(hi!))).toBeCloseTo(half, 10);
  });

  it("ends where fewer than ten are at risk, and has no interval before the first event", () => {
    const points = cumulativeIncidence(freireich);
    expect(points.at(-1)).toMatchObject({time: 17, at_risk: 10});
    expect(cumulativeIncidence([row(1, 0, 2, 3), row(2, 1, 0, 14)])[0]).toMatchObject({
      incidence: 0,
      lo: null,
      hi: null
    });
    expect(cumulativeIncidence([])).toEqual([]);
    expect(incidenceAt(points, 5)).toBeNull();
  });

  it("counts whoever comes late only after the day they came", () => {
    // R 4.2.2, survival 3.5-3: survfit(Surv(entry, exit, state) ~ 1, d, id = id) with
    // entry 0 0 2 3 0 4 1 5 0 6 2 0, exit 5 8 6 9 3 12 7 10 11 12 5 9, state 1 0 2 1 1 0 2 1 0 1 0 1.
    const points = cumulativeIncidence(
      [
        {...row(1, 0), late: 1},
        {...row(2, 0), late: 2},
        {...row(3, 1), late: 1},
        {...row(4, 0), late: 1},
        {...row(5, 1, 0, 1), late: 1},
        {...row(6, 0, 1), late: 1},
        row(7, 0, 1),
        row(8, 0, 0, 1),
        row(9, 2),
        row(10, 1),
        row(11, 0, 0, 1),
        row(12, 1, 0, 1)
      ],
      {smallest: 1}
    );
    for (const [time, at_risk, incidence] of [
      [3, 8, 0.125],
      [5, 9, 0.2222222222],
      [7, 8, 0.2222222222],
      [9, 6, 0.4207175926],
      [10, 4, 0.5199652778],
      [12, 2, 0.6688368056]
    ] as const) {
      const point = incidenceAt(points, time)!;
      expect(point.incidence).toBeCloseTo(incidence, 9);
      expect(point.at_risk).toBe(at_risk);
    }
  });
});
