import {beforeAll, describe, expect, it} from "vitest";
import {defaultOptions} from "../../loaders/sample/group.js";
import type {LatentTruth} from "../../loaders/sample/latent.js";
import {latentTruth, meanOf, shareOf} from "../../loaders/sample/latent.js";
import {firstLoss} from "../../loaders/sample/latentLoss.js";
import {normalQuantile, normalShare} from "../../loaders/sample/normal.js";
import {readQuestionnaires, ssiMean} from "../../loaders/sample/questionnaires.js";
import {dayOf} from "../../loaders/sample/calendar.js";
import {returnAfterComplaint, touchpoints, truth} from "../../loaders/sample/truth.js";
import {referenceFolder} from "./sampleFiles.js";
import {chanceInterval, isWithin} from "./truth.js";

const levels = [1, 2, 3, 4, 5] as const;
const handlings = ["unresolved", "resolved", "quickly"] as const;
let known: LatentTruth;

beforeAll(() => {
  // Three times the committed sample, so that the intervals are narrow.
  known = latentTruth({...defaultOptions, customers: 18_000, seed: 3}, referenceFolder);
});

describe("the planted truth", () => {
  it("has shares that add up to one", () => {
    const sum = (shares: Readonly<Record<string, number>>): number =>
      Object.values(shares).reduce((total, share) => total + share, 0);
    expect(sum(truth.satisfaction.level_shares)).toBeCloseTo(1, 12);
    expect(sum(truth.exit_calls.reasons_dissatisfied)).toBeCloseTo(1, 12);
    expect(sum(truth.exit_calls.reasons_satisfied)).toBeCloseTo(1, 12);
    expect(sum(truth.complaints.handling.mild)).toBeCloseTo(1, 12);
    expect(sum(truth.complaints.handling.severe)).toBeCloseTo(1, 12);
    expect(truth.ssi.bands.reduce((total, {share}) => total + share, 0)).toBeCloseTo(1, 12);
  });

  it("returnAfterComplaint(handling, severity) averages to the course's shares", () => {
    const {severe_share: severe, handling: shares, returning} = truth.complaints;
    for (const handling of handlings) {
      const weight = {
        severe: severe * shares.severe[handling],
        mild: (1 - severe) * shares.mild[handling]
      };
      const mean =
        (weight.severe * returnAfterComplaint(handling, "severe") +
          weight.mild * returnAfterComplaint(handling, "mild")) /
        (weight.severe + weight.mild);
      expect(mean).toBeCloseTo(returning[handling], 12);
      expect(returnAfterComplaint(handling, "severe")).toBeLessThan(
        returnAfterComplaint(handling, "mild")
      );
    }
  });

  it("ssiMean(rank) splits the total gap into the course's bands", () => {
    const gaps = Array.from({length: 48}, (_, i) => truth.ssi.best_in_industry - ssiMean(i + 1));
    const total = gaps.reduce((sum, gap) => sum + gap, 0);
    const share = (from: number, to: number): number =>
      gaps.slice(from, to).reduce((sum, gap) => sum + gap, 0) / total;
    expect(total).toBeCloseTo(truth.ssi.total_gap, 9);
    expect(share(0, 10)).toBeCloseTo(0.63, 9);
    expect(share(10, 25)).toBeCloseTo(0.27, 9);
    expect(share(25, 48)).toBeCloseTo(0.1, 9);
    expect(() => ssiMean(49)).toThrow("SSI item 49: expected 1 to 48");
  });

  it("names every attribute item of the reference table", () => {
    const items = readQuestionnaires(referenceFolder);
    const own = [...items.CSS_SERVICE, ...items.CSS_SALES].filter(({role}) => role === "quality");
    expect(own.map(({code}) => code).sort()).toEqual(Object.keys(truth.css).sort());
    expect(items.SSI).toHaveLength(48);
    for (const journey of ["sales", "service"] as const)
      expect(
        items[journey === "sales" ? "JOURNEY_SALES" : "JOURNEY_SERVICE"]
          .filter(({role}) => role === "quality")
          .map(({touchpointAt}) => touchpointAt)
      ).toEqual(touchpoints[journey].map((_, i) => i));
  });
});

describe("normalQuantile(share)", () => {
  it("gives tabled values and inverts normalShare", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 4);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 6);
    expect(normalShare(normalQuantile(0.013))).toBeCloseTo(0.013, 9);
  });
});

describe("firstLoss(delivered, visits, asOf)", () => {
  const day = (month: number, date = 10): number => dayOf(2024, month, date);

  it("dates the loss at the service that was due, once the grace is over", () => {
    expect(firstLoss(day(1), [], day(11))).toBe(day(4));
    expect(firstLoss(day(1), [], day(10, 9))).toBeNull();
    expect(firstLoss(day(1), [day(4)], day(16, 9))).toBeNull();
    expect(firstLoss(day(1), [day(4)], day(16, 10))).toBe(day(10));
    expect(firstLoss(null, [day(2)], day(14, 10))).toBe(day(8));
  });

  it("keeps the first loss when the car comes back later", () => {
    expect(firstLoss(day(1), [day(12)], day(36))).toBe(day(4));
    expect(firstLoss(day(1), [day(10), day(40)], day(60))).toBe(day(16));
  });
});

describe("the model that runs on it", () => {
  it("makes only the very satisfied markedly loyal, and loses mostly the satisfied", () => {
    const {service} = known.returned;
    const share = (level: 1 | 2 | 3 | 4 | 5): number => shareOf(service[level]);
    expect(share(5)).toBeGreaterThan(0.9);
    expect(share(5) - share(4)).toBeGreaterThan(0.12);
    expect(share(4) - share(3)).toBeGreaterThan(0.05);
    expect(share(2)).toBeLessThan(0.3);
    expect(shareOf(known.lostSatisfied)).toBeGreaterThan(0.65);
    expect(shareOf(known.lostSatisfied)).toBeLessThan(0.95);
  });

  it("brings complainers back as their complaint was handled", () => {
    for (const handling of handlings) {
      const {of} = known.afterComplaint[handling];
      expect(of).toBeGreaterThan(250);
      // A second car brings a few back besides.
      const [low, high] = chanceInterval(truth.complaints.returning[handling], of);
      expect(isWithin(shareOf(known.afterComplaint[handling]), [low, high + 0.05])).toBe(true);
    }
    const [low, high] = chanceInterval(truth.returning.after_service[2], known.afterSilence.of);
    expect(isWithin(shareOf(known.afterSilence), [low, high + 0.05])).toBe(true);
    const complained = shareOf(known.dissatisfiedComplained);
    expect(complained).toBeGreaterThan(0.02);
    expect(complained).toBeLessThan(0.1);
  });

  it("replaces with the same brand in 30 to 40 of 100", () => {
    const share = known.replacedSameBrand / known.replacers;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.4);
  });

  it("has the delighted recommend and the disappointed warn as the course says", () => {
    const {delighted, lukewarm, disappointed} = truth.word_of_mouth;
    const near = (sum: {count: number; sum: number}, mean: number): void => {
      // A count's variance is at most some times its mean; 3.3 standard errors.
      const half = 3.3 * Math.sqrt((3 * mean) / sum.count);
      expect(Math.abs(meanOf(sum) - mean)).toBeLessThan(half);
    };
    near(known.recommended[5], delighted.recommends * delighted.people);
    near(known.recommended[4], lukewarm.recommends * lukewarm.people);
    near(known.warned[2], disappointed.warned);
    expect(known.recommended[2].sum + known.recommended[1].sum).toBe(0);
    const perDelighted = known.referredBy[5] / known.recommended[5].count;
    const perLukewarm = known.referredBy[4] / known.recommended[4].count;
    expect(perDelighted / perLukewarm).toBeGreaterThan(4);
  });

  it("asks about journeys with the planted peaks and valleys", () => {
    for (const journey of ["sales", "service"] as const) {
      const prefix = journey === "sales" ? "JS" : "JV";
      for (const [i, name] of touchpoints[journey].entries()) {
        const mean = meanOf(known.items[`${prefix}${String(i + 1).padStart(2, "0")}`]!);
        const planted = 1 + 2.25 * (truth.journeys[name].own - 1);
        expect(Math.abs(mean - planted), name).toBeLessThan(0.3);
      }
    }
    expect(meanOf(known.items.JV04!)).toBeLessThan(meanOf(known.items.JV06!) - 0.5);
    expect(meanOf(known.items.JS06!)).toBeLessThan(meanOf(known.items.JS07!));
    expect(meanOf(known.items.JS05!)).toBeGreaterThan(meanOf(known.items.JS04!) + 0.3);
  });

  it("answers mostly 4 and 5 of 5", () => {
    const all = levels.map((level) => known.returned.service[level].of);
    const total = all.reduce((sum, count) => sum + count, 0);
    expect((all[3]! + all[4]!) / total).toBeGreaterThan(0.8);
    expect(all[0]! / total).toBeGreaterThan(0.002);
  });
});
