import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import type {Filters} from "../../src/contract/filters.js";
import {classesOf, schemeNames} from "../../src/contract/segments.js";
import {loyaltyValueCells} from "../../src/queries/segments/cells.js";
import {beforeMoving, segmentFlows} from "../../src/queries/segments/movement.js";
import {rfmCells} from "../../src/queries/segments/rfm.js";
import {segmentSizes} from "../../src/queries/segments/sizes.js";
import {segmentList} from "../../src/queries/segments/list.js";
import {valueDistribution} from "../../src/queries/segments/value.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines} from "../util/martTables.js";
import {bothAnswer, twoDealers} from "./bothAnswers.js";
import {randomMarts} from "./randomMarts.js";

/** Sums of counts by a key. */
const totals = <R>(rows: readonly R[], key: (row: R) => string, count: (row: R) => number) => {
  const sums: Record<string, number> = {};
  for (const row of rows) {
    if (count(row) > 0) sums[key(row)] = (sums[key(row)] ?? 0) + count(row);
  }
  return sums;
};
const all = ({customers, prospects}: {customers: number; prospects: number}) =>
  customers + prospects;

describe("flows on random marts", () => {
  let engines: BothEngines;
  beforeAll(async () => {
    engines = await openBothEngines(randomMarts(17));
  });
  afterAll(() => engines.close());

  const views: [Partial<Filters>, number][] = [
    [{}, 1],
    [{to: "2025-03", dealers: [1, 2]}, 2],
    [{dealers: [1, 3], models: ["A", "B"]}, 4]
  ];
  it.each(views)("conserve customers: %j, %i half-years", async (given, back) => {
    const filters = {...noFilters, ...given};
    for (const scheme of schemeNames) {
      const flows = await bothAnswer(engines, segmentFlows(filters, scheme, {}, back));
      const names = new Set(classesOf(scheme).map(([name]) => name));
      for (const {before, after} of flows) {
        expect(names.has(after), `${scheme} after ${after}`).toBe(true);
        expect(before === "unseen" || names.has(before), `${scheme} before ${before}`).toBe(true);
      }
      // The later end is what the page on segments counts, class by class, companies apart.
      const later = await bothAnswer(engines, segmentSizes(filters, scheme));
      const key = (of: string, isCompany: boolean) => `${of} ${isCompany}`;
      expect(totals(flows, (row) => key(row.after, row.is_company), all)).toEqual(
        totals(later, (row) => key(row.class, row.is_company), all)
      );
      // The earlier end as well, but for those who were not yet known: a period that ends there. (A prospect
      // may have become a customer of another dealer, and is then counted there at both ends.)
      if (given.to === undefined || scheme === "insects") continue;
      const earlier = await bothAnswer(engines, segmentSizes({...filters, to: "2023-12"}, scheme));
      expect(
        totals(
          flows.filter(({before}) => before !== "unseen"),
          ({before}) => before,
          all
        )
      ).toEqual(totals(earlier, (row) => row.class, all));
    }
  });

  it("places, values and lists hold the same customers as the classes", async () => {
    const sum = <R extends {customers: number}>(rows: readonly R[]) =>
      rows.reduce((total, row) => total + row.customers, 0);
    const sizes = await bothAnswer(engines, segmentSizes(noFilters, "abcd"));
    const cells = await bothAnswer(engines, loyaltyValueCells(noFilters));
    expect(sum(cells)).toBe(sum(sizes));
    expect(sum(await bothAnswer(engines, valueDistribution(noFilters)))).toBe(sum(sizes));
    // 0.75 is 15 twentieths; the upper 30 % are the first ten of the shares that may cut.
    const inB = cells.filter(
      ({step, band}) => step !== null && step < 15 && band !== null && band <= 9
    );
    const b = {scheme: "abcd", class: "b", rules: {}} as const;
    const list = await bothAnswer(engines, segmentList(noFilters, b));
    expect(list.length).toBe(sum(inB));
    expect(sum(sizes.filter((row) => row.class === "b"))).toBe(list.length);
    expect(list[0]!.customers).toBe(list.length);
  });

  it("tells for each of the persons known whether they moved", async () => {
    const flows = await bothAnswer(engines, segmentFlows(noFilters, "abcd", {}, 2));
    const before = await bothAnswer(engines, beforeMoving(noFilters, "abcd", {}, 2, "a"));
    for (const was of [true, false]) {
      for (const is of [true, false]) {
        const moved = flows.filter(
          (row) =>
            !row.is_company &&
            row.before !== "unseen" &&
            (row.before === "a") === was &&
            (row.after === "a") === is
        );
        const known = before.find(
          (row) => row.was_in === was && row.is_in === is && row.sign === "complained"
        )?.known;
        expect(known ?? 0).toBe(moved.reduce((sum, row) => sum + row.customers, 0));
      }
    }
  });
});

describe("rfmCells(filters)", () => {
  let engines: BothEngines;
  const person = (customer_id: number, days: number | null, visits: number, cents: number) => ({
    customer_id,
    customer_kind: "person",
    home_dealer_id: 1,
    first_seen_date: "2024-06-30",
    days_since_visit: days,
    visit_days_24m: visits,
    received_24m_cents: cents
  });
  beforeAll(async () => {
    engines = await openBothEngines({
      dealers: twoDealers,
      customers: [
        // Of five: days 10, 10, 20, 30, 30; visits 1, 1, 1, 2, 3; money 0, 0, 500, 500, 900.
        person(1, 10, 1, 0),
        person(2, 10, 1, 0),
        person(3, 20, 1, 50_000),
        person(4, 30, 2, 50_000),
        person(5, 30, 3, 90_000),
        person(6, 731, 9, 90_000), // the last visit is more than 24 months ago
        person(7, null, 0, 0), // never came
        {...person(8, 1, 9, 90_000), customer_kind: "company"}
      ]
    });
  });
  afterAll(() => engines.close());

  it("scores ties alike: 1 + ⌊5 · strictly below ÷ n⌋, recency reversed", async () => {
    const rows = await bothAnswer(engines, rfmCells(noFilters));
    expect(
      rows.map(({recency, frequency, money, customers}) => [recency, frequency, money, customers])
    ).toEqual([
      // Days 30: nobody is longer away, 0 below: 1. Visits 2: three below, 4; 3: four below, 5.
      [1, 4, 3, 1],
      [1, 5, 5, 1],
      // Days 20: two below, 3. Visits 1: nobody below, 1. Money 500: two below, 3.
      [3, 1, 3, 1],
      // Days 10: three below, 4. Money 0: nobody below, 1.
      [4, 1, 1, 2]
    ]);
    expect(rows.at(-1)!.tenure_days).toBe(2 * 365);
  });
});
