import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import {loyaltyBlock} from "../../src/queries/loyalty/block.js";
import {loyaltyByAnswer} from "../../src/queries/loyalty/byAnswer.js";
import {loyaltyCalls} from "../../src/queries/loyalty/calls.js";
import {loyaltyCells, loyaltyGroups} from "../../src/queries/loyalty/groups.js";
import {loyaltyNext} from "../../src/queries/loyalty/next.js";
import {repurchaseTable} from "../../src/queries/loyalty/repurchase.js";
import {replacerMeasures} from "../../src/queries/measures/replacers.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines, Cell} from "../util/martTables.js";
import {bothAnswer, measured, twoDealers} from "./bothAnswers.js";

let id = 0;
type Cells = Record<string, Cell>;

/** A response with its months to the next visit and those observed since. */
const response = (
  customer_id: number | null,
  responded_date: string,
  level: number,
  return_months: number | null,
  observed_months: number,
  more: Cells = {}
): Cells => ({
  response_id: ++id,
  customer_id,
  dealer_id: 1,
  model_series: "A",
  is_company: false,
  questionnaire: "CSS_SERVICE",
  journey: "service",
  responded_date,
  overall_level: level,
  overall_score: level,
  overall_scale_min: 1,
  overall_scale_max: 5,
  return_months,
  return_same_dealer_months: return_months,
  observed_months,
  is_latest: false,
  as_of: "2025-06-30",
  ...more
});
const says = (back: number | null, recommend: number | null, advantage: number | null): Cells => ({
  return_level: back,
  recommend_level: recommend,
  advantage_level: advantage
});
const services = (services_done_24m: number, services_due_24m: number): Cells => ({
  services_done_24m,
  services_due_24m
});
const bought = (
  customer_id: number,
  level: number,
  purchase_months: number | null,
  left_months: number | null,
  observed_months: number
): Cells =>
  response(customer_id, "2023-01-10", level, null, observed_months, {
    journey: "sales",
    sale_id: customer_id,
    purchase_months,
    left_months
  });

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: twoDealers,
    customers: [
      {customer_id: 2, home_dealer_id: 1, model_series: "A", last_seen_date: "2023-01-20"},
      {
        customer_id: 4,
        home_dealer_id: 1,
        model_series: "B",
        last_seen_date: "2023-11-02",
        next_due_date: "2024-05-10",
        is_lost: true
      }
    ],
    responses: [
      response(1, "2023-01-10", 5, 5, 29, {...says(5, 5, 5), ...services(3, 4)}),
      response(1, "2023-06-05", 5, 14, 24, {...says(5, 4, 5), ...services(3, 4), lost_months: 7}),
      response(2, "2023-02-01", 4, null, 28, {
        ...says(4, 3, 4),
        ...services(0, 4),
        value_when_last_seen_cents: 120_000,
        complaint_months: 3,
        lost_months: 6,
        is_latest: true
      }),
      response(3, "2023-03-01", 2, 4, 27, {
        ...says(1, 1, null),
        ...services(2, 2),
        overall_score: 3,
        overall_scale_max: 10,
        dealer_id: 2,
        model_series: "B"
      }),
      response(4, "2024-06-30", 5, null, 12, {
        ...says(5, 5, 5),
        ...services(1, 4),
        value_when_last_seen_cents: 450_000,
        purchase_months: 2,
        is_latest: true
      }),
      response(5, "2024-07-01", 4, 2, 11, {return_level: 2, is_latest: true}),
      response(null, "2023-02-01", 3, null, 28),
      bought(11, 5, 20, null, 29),
      bought(12, 5, null, 10, 29), // left, and nothing after
      bought(13, 5, 12, 10, 29), // a trade-in: bought two months after the old car left
      bought(14, 5, 20, 10, 29), // left long before
      bought(15, 4, null, null, 29),
      bought(16, 3, 3, null, 29)
    ],
    churn_reasons: [
      {churn_reason_id: 1, dealer_id: 1, customer_id: 1, asked_date: "2024-01-05"},
      ...[true, false, false, null].map((has_replaced_here, i) => ({
        churn_reason_id: i + 2,
        dealer_id: 1,
        customer_id: 20 + i,
        asked_date: "2024-01-05",
        has_replaced_car: true,
        has_replaced_here
      }))
    ]
  });
});
afterAll(() => engines.close());

describe("loyaltyByAnswer", () => {
  it("counts returns and intentions at each level, summed by customer, the too recent apart", async () => {
    const rows = await bothAnswer(engines, loyaltyByAnswer(noFilters));
    const levels = rows.filter(({part}) => part === "level");
    expect(
      levels.map(({answer, people, n, y, nn, ny, yy}) => [answer, people, n, y, nn, ny, yy])
    ).toEqual([
      [2, 1, 1, 1, 1, 1, 1],
      [3, 0, 0, 0, 0, 0, 0],
      [4, 1, 1, 0, 1, 0, 0],
      [5, 2, 3, 1, 5, 2, 1]
    ]);
    expect(levels.map(({too_recent}) => too_recent)).toEqual([0, 0, 1, 0]);
    // Certainly would recommend: one of the first customer's two, and the fourth.
    const top = levels.at(-1)!;
    expect([top.recommend_people, top.recommend_n, top.recommend_y]).toEqual([2, 3, 2]);
    expect([top.recommend_nn, top.recommend_ny, top.recommend_yy]).toEqual([5, 3, 2]);
    expect([top.return_n, top.return_y]).toEqual([3, 3]);
  });

  it("keeps every score, and scales of other ends apart", async () => {
    const rows = await bothAnswer(engines, loyaltyByAnswer(noFilters, {}, {byScore: true}));
    const scores = rows.filter(({part}) => part === "score");
    const others = rows.filter(({part}) => part !== "score");
    expect(others).toEqual(await bothAnswer(engines, loyaltyByAnswer(noFilters)));
    expect(scores.map(({scale_max, answer, n}) => [scale_max, answer, n])).toEqual([
      [5, 3, 0],
      [5, 4, 1],
      [5, 5, 3],
      [10, 3, 1]
    ]);
  });

  it("counts returns by what was said of returning, and in three parts", async () => {
    const rows = await bothAnswer(engines, loyaltyByAnswer(noFilters));
    const of = (name: string) =>
      rows.filter(({part}) => part === name).map(({answer, n, y}) => [answer, n, y]);
    expect(of("return")).toEqual([
      [1, 1, 1],
      [2, 0, 0],
      [4, 1, 0],
      [5, 3, 1]
    ]);
    expect(of("third")).toEqual([
      [1, 1, 1],
      [2, 1, 0],
      [3, 3, 1]
    ]);
  });
});

describe("loyaltyGroups", () => {
  it("counts the four groups once for all, and for each dealer and model", async () => {
    const rows = await bothAnswer(engines, loyaltyGroups(noFilters));
    const all = rows.filter(({part}) => part === "all");
    const known = Object.fromEntries(
      all.map(({metric, people, n, y, nn, ny, yy}) => [metric, [people, n, y, nn, ny, yy]])
    );
    expect(known.satisfied_but_gone).toEqual([4, 5, 3, 7, 4, 3]);
    expect(known.top_part).toEqual([4, 5, 3, 7, 5, 5]);
    expect(all[0]).toMatchObject({too_recent: 1, unlinked: 1});
    const y = (of: string, name: string | number) =>
      rows
        .filter((row) => row.part === of && (row.dealer_id ?? row.model_series) === name)
        .map(({metric, n, y}) => [metric, n, y]);
    expect(y("dealer", 2)).toContainEqual(["not_satisfied_came_back", 1, 1]);
    expect(y("model", "A")).toContainEqual(["satisfied_but_gone", 4, 3]);
  });

  it("counts the same for all alone", async () => {
    for (const filters of [
      noFilters,
      {...noFilters, dealers: [1]},
      {...noFilters, from: "2024-03"}
    ]) {
      const rows = await bothAnswer(engines, loyaltyGroups(filters));
      expect(await bothAnswer(engines, loyaltyGroups(filters, {}, {isOfAll: true}))).toEqual(
        rows.filter(({part}) => part === "all")
      );
    }
  });

  it("moves with the cut of satisfaction and with the measure of loyalty", async () => {
    const gone = async (choice: Parameters<typeof loyaltyGroups>[1]) => {
      const rows = await bothAnswer(engines, loyaltyGroups(noFilters, choice));
      const row = rows.find(({part, metric}) => part === "all" && metric === "satisfied_but_gone")!;
      return [row.people, row.n, row.y];
    };
    expect(await gone({satisfiedFrom: 5})).toEqual([4, 5, 2]);
    expect(await gone({windowMonths: 18})).toEqual([3, 4, 1]);
    // Share of due services: 3 of 4 is loyal from .75 on.
    expect(await gone({loyalBy: "services"})).toEqual([4, 5, 2]);
    expect(await gone({loyalBy: "services", loyalFrom: 0.8})).toEqual([4, 5, 4]);
    // By attitude each customer's first response counts: means 5, 11/3, 1, 5 and 2.
    expect(await gone({loyalBy: "attitude"})).toEqual([5, 5, 2]);
    expect(await gone({loyalBy: "attitude", loyalFrom: 3.5})).toEqual([5, 5, 1]);
    // Ranks of services 5/8, 1/8, 7/8, 3/8 and of the block 3/4, 3/8, 1/8, 3/4: means .6875, .25, .5, .5625.
    expect(await gone({loyalBy: "combined"})).toEqual([4, 4, 1]);
    expect(await gone({loyalBy: "combined", loyalFrom: 0.6})).toEqual([4, 4, 2]);
  });
});

describe("loyaltyCells", () => {
  it("places responses by level and months, with the longest window over", async () => {
    const rows = await bothAnswer(engines, loyaltyCells(noFilters));
    expect(
      rows.map(({level, step, observed, responses}) => [level, step, observed, responses])
    ).toEqual([
      [2, 4, 24, 1],
      [4, null, 24, 1],
      [4, 2, 9, 1],
      [5, null, 12, 1],
      [5, 5, 24, 1],
      [5, 14, 24, 1]
    ]);
  });

  it("sums to the groups at every window", async () => {
    const cells = await bothAnswer(engines, loyaltyCells(noFilters));
    for (const windowMonths of [6, 9, 12, 18, 24] as const) {
      const rows = await bothAnswer(engines, loyaltyGroups(noFilters, {windowMonths}));
      const size = cells
        .filter(
          ({level, step, observed}) =>
            level >= 4 && observed >= windowMonths && (step ?? 99) > windowMonths
        )
        .reduce((sum, {responses}) => sum + responses, 0);
      const row = rows.find(({part, metric}) => part === "all" && metric === "satisfied_but_gone");
      expect(size).toBe(row!.y);
    }
  });

  it("steps by twentieths of the share of services, by quarters of the block's mean", async () => {
    const steps = async (loyalBy: "services" | "attitude") =>
      (await bothAnswer(engines, loyaltyCells(noFilters, {loyalBy}))).map(
        ({level, step, responses}) => [level, step, responses]
      );
    expect(await steps("services")).toEqual([
      [2, 20, 1],
      [4, 0, 1],
      [5, 5, 1],
      [5, 15, 2]
    ]);
    expect(await steps("attitude")).toEqual([
      [2, 4, 1],
      [4, 8, 1],
      [4, 14, 1],
      [5, 20, 2]
    ]);
  });
});

describe("loyaltyNext", () => {
  it("says what followed each group within the window, and what its customers were worth", async () => {
    const rows = await bothAnswer(engines, loyaltyNext(noFilters));
    const gone = rows.find(({group}) => group === "satisfied_but_gone")!;
    expect([gone.people, gone.n, gone.nn]).toEqual([3, 3, 3]);
    expect([gone.valued, gone.value, gone.value_2]).toEqual([2, 5700, 1200 ** 2 + 4500 ** 2]);
    // Lost in the sixth month is known by the twelfth, in the seventh it is not.
    expect([gone.complained_y, gone.lost_y, gone.bought_y, gone.came_later_y]).toEqual([
      1, 1, 1, 1
    ]);
    expect(rows.map(({group}) => group)).toEqual([
      "not_satisfied_came_back",
      "satisfied_but_gone",
      "satisfied_came_back"
    ]);
  });
});

describe("loyaltyCalls", () => {
  it("lists who was satisfied when last asked and has not come since, the most valuable first", async () => {
    const rows = await bothAnswer(engines, loyaltyCalls(noFilters));
    expect(rows).toEqual([
      {
        customer_id: 4,
        home_dealer_id: 1,
        model_series: "B",
        last_seen_month: "2023-11",
        level: 5,
        answered_month: "2024-06",
        months_since: 12,
        value: 4500,
        has_complained: false,
        is_lost: true,
        months_overdue: 13,
        customers: 2,
        total_value: 5700
      },
      {
        customer_id: 2,
        home_dealer_id: 1,
        model_series: "A",
        last_seen_month: "2023-01",
        level: 4,
        answered_month: "2023-02",
        months_since: 28,
        value: 1200,
        has_complained: true,
        is_lost: false,
        months_overdue: null,
        customers: 2,
        total_value: 5700
      }
    ]);
    const [first, ...others] = await bothAnswer(engines, loyaltyCalls(noFilters, {}, {limit: 1}));
    expect(first).toMatchObject({customer_id: 4, customers: 2});
    expect(others).toEqual([]);
  });
});

describe("repurchaseTable", () => {
  it("ends each buyer once: by a purchase, by the car's leaving, or with the data", async () => {
    const rows = await bothAnswer(engines, repurchaseTable(noFilters));
    expect(
      rows.map(({part, month, bought, left_group, censored}) => [
        part,
        month,
        bought,
        left_group,
        censored
      ])
    ).toEqual([
      [1, 3, 1, 0, 0],
      [2, 30, 0, 0, 1],
      [3, 10, 0, 2, 0],
      [3, 12, 1, 0, 0],
      [3, 20, 1, 0, 0]
    ]);
  });
});

describe("replacerMeasures", () => {
  it("has both numbers from those who were asked and said where", async () => {
    expect(await measured(engines, replacerMeasures(noFilters))).toEqual({
      replaced_here_share: [3, 3, 1, 3, 1, 1]
    });
  });
});

describe("loyaltyBlock", () => {
  it("sums the complete answers, each customer's first", async () => {
    const rows = await bothAnswer(engines, loyaltyBlock(noFilters));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      items: "return recommend advantage",
      n: 3,
      return: 14,
      return_2: 66,
      recommend: 13,
      advantage: 14,
      total_2: 15 ** 2 + 11 ** 2 + 15 ** 2,
      premium: 0
    });
  });
});
