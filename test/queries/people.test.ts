import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import {lostCustomerMeasures, lostCustomers} from "../../src/queries/measures/lostCustomers.js";
import {measuresOf} from "../../src/queries/measures/measure.js";
import {saleMeasures} from "../../src/queries/measures/sales.js";
import {satisfactionMeasures} from "../../src/queries/measures/satisfaction.js";
import {firstServiceMeasures, lossMeasures} from "../../src/queries/measures/vehicles.js";
import {surveyChoices} from "../../src/queries/options.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines, Cell} from "../util/martTables.js";
import {bothAnswer, count, measured, twoDealers} from "./bothAnswers.js";

let id = 0;
const numbered = (key: string, values: Record<string, Cell>, more: Record<string, Cell> = {}) => ({
  [key]: ++id,
  ...values,
  ...more
});

const vehicle = (entry_date: string, first_lost_date: string | null, more = {}) =>
  numbered(
    "vehicle_id",
    {
      customer_id: id + 1000,
      home_dealer_id: 1,
      selling_dealer_id: 1,
      model_series: "A",
      is_company: false,
      is_dealer_owned: false,
      is_sold_here: false,
      vehicle_status: "in_use",
      entry_date,
      first_lost_date
    },
    more
  );

const car = (first_service_due_date: string, first_visit_date: string | null, more = {}) =>
  vehicle("2030-01-01", null, {
    is_sold_here: true,
    first_service_due_date,
    first_visit_date,
    ...more
  });

const lost = (first_lost_date: string | null, level_before_loss: number | null, more = {}) =>
  numbered(
    "customer_id",
    {
      customer_kind: "person",
      home_dealer_id: 1,
      model_series: "A",
      first_lost_date,
      level_before_loss
    },
    more
  );

const sale = (delivered_date: string | null, more = {}) =>
  numbered(
    "sale_id",
    {
      dealer_id: 1,
      customer_id: id + 2000,
      model_series: "A",
      is_company: false,
      delivered_date,
      source: "walk_in",
      purchase_nth: 1
    },
    more
  );

const answer = (
  customer_id: number | null,
  responded_date: string,
  overall_level: number | null,
  more = {}
) =>
  numbered(
    "response_id",
    {
      customer_id,
      dealer_id: 1,
      model_series: "A",
      is_company: false,
      questionnaire: "CSS_SERVICE",
      journey: "service",
      responded_date,
      overall_level,
      overall_scale_min: 1,
      overall_scale_max: 5
    },
    more
  );
const recommend = (recommend_score: number, recommend_level: number) => ({
  recommend_score,
  recommend_level,
  recommend_scale_min: 0,
  recommend_scale_max: 10
});

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: twoDealers,
    vehicles: [
      // The last twelve known months at dealer 1 are 2024-01-01 to 2024-12-31.
      vehicle("2020-01-01", null),
      vehicle("2020-01-01", "2024-12-31"),
      vehicle("2020-01-01", "2025-01-01"), // known only a day later: not lost yet
      vehicle("2020-01-01", "2023-12-31"), // lost before: not at risk of a first loss
      vehicle("2024-01-01", "2024-07-01"), // came under care later
      vehicle("2020-01-01", null, {vehicle_status: "sold", status_date: "2023-01-01"}),
      vehicle("2020-01-01", "2024-05-01", {is_dealer_owned: true}),
      vehicle("2020-01-01", "2024-05-01", {is_company: true}),
      vehicle("2020-01-01", "2024-09-30", {home_dealer_id: 2}), // dealer 2: to 2024-09-30
      vehicle("2020-01-01", "2024-10-01", {home_dealer_id: 2}),
      car("2024-01-01", "2024-03-01"), // two months after, to the day
      car("2024-01-01", "2024-03-02"),
      car("2024-01-01", null),
      car("2025-05-01", null), // its time is not over
      car("2024-01-01", "2023-12-01", {is_sold_here: false})
    ],
    customers: [
      lost("2024-05-01", 5),
      lost("2024-05-01", 4),
      lost("2024-05-01", 3),
      lost("2024-05-01", null),
      lost("2024-12-31", 5), // known on 2025-06-30
      lost("2025-01-01", 5), // not yet known
      lost("2024-05-01", 5, {customer_kind: "company"}),
      lost("2024-05-01", 1, {customer_kind: null}),
      lost(null, null)
    ],
    sales: [
      sale("2024-05-01", {purchase_nth: 2, source: "referral"}),
      sale("2024-05-02", {referred_by_customer_id: 7}),
      sale(null, {invoiced_date: "2024-05-31"}),
      sale("2024-05-03", {purchase_nth: null}),
      sale("2024-05-04", {is_company: true, purchase_nth: 9}),
      sale("2024-06-01")
    ],
    responses: [
      // Customer 1 answers twice in the period: the first, level 3, counts.
      answer(1, "2024-02-03", 5),
      answer(1, "2024-02-02", 3),
      answer(1, "2023-01-01", 5),
      answer(2, "2024-02-03", 5, recommend(9, 5)),
      answer(2, "2024-03-03", 2, recommend(2, 2)),
      // Customer 3 answers twice on one day: the lower key counts; recommends by another one.
      answer(3, "2024-02-03", 4),
      answer(3, "2024-02-03", 1, recommend(7, 4)),
      answer(null, "2024-02-04", 2, recommend(6, 3)),
      answer(null, "2024-02-05", null, {
        recommend_score: 10,
        recommend_level: 5,
        recommend_scale_min: 1,
        recommend_scale_max: 10
      }),
      answer(4, "2024-02-04", 5, {is_company: true}),
      answer(5, "2024-02-04", 5, {journey: "sales", questionnaire: "CSS_SALES"})
    ]
  });
});
afterAll(() => engines.close());

describe("losses", () => {
  it("takes the share first lost in the last twelve known months of those under care before", async () => {
    const all = await measured(engines, lossMeasures(noFilters));
    expect(all.lost_share).toEqual([5, 5, 2, 5, 2, 2]);
    const each = await measured(engines, lossMeasures(noFilters, {by: "dealer"}));
    expect(each).toEqual({
      "lost_share@1": [3, 3, 1, 3, 1, 1],
      "lost_share@2": [2, 2, 1, 2, 1, 1]
    });
  });

  it("knows at an earlier end only the losses known then", async () => {
    // Dealer 1 to 2024-07-31: losses known to 2024-01-31; at the start, 2023-01-31, five are under care
    // (the one sold on 2023-01-01 is not) and one of them is lost, on 2023-12-31.
    const {lost_share} = await measured(
      engines,
      lossMeasures({...noFilters, dealers: [1], to: "2024-07"})
    );
    expect(lost_share).toEqual([4, 4, 1, 4, 1, 1]);
  });

  it("counts what lost customers had said last", async () => {
    expect(await measured(engines, lostCustomerMeasures(noFilters))).toEqual({
      lost_customers: count(6),
      lost_had_said_satisfied: [5, 5, 3, 5, 3, 3]
    });
    const ofRows = measuresOf(lostCustomers);
    const states = [
      {},
      {from: "2024-05"},
      {to: "2024-04"},
      {dealers: [1]},
      {models: ["A"]},
      {dealers: []}
    ];
    for (const given of states) {
      const filters = {...noFilters, ...given};
      expect(await measured(engines, lostCustomerMeasures(filters))).toEqual(
        await measured(engines, ofRows(filters))
      );
    }
    const recent = await measured(engines, ofRows(noFilters, {recentMonths: 6}));
    expect(recent.lost_customers).toEqual(count(1));
  });
});

describe("first service", () => {
  it("counts cars delivered here whose time is over", async () => {
    expect(await measured(engines, firstServiceMeasures(noFilters))).toEqual({
      first_service_capture: [3, 3, 1, 3, 1, 1]
    });
  });
});

describe("sales", () => {
  it("leaves companies out of shares, not out of the count", async () => {
    const may = {...noFilters, from: "2024-05", to: "2024-05"};
    expect(await measured(engines, saleMeasures(may))).toEqual({
      car_sales: count(5),
      repeat_sale_share: [3, 3, 1, 3, 1, 1],
      referral_sale_share: [4, 4, 2, 4, 2, 2]
    });
  });
});

describe("satisfaction", () => {
  const february = {...noFilters, from: "2024-02", to: "2024-03"};

  it("takes each customer's first answer in the period", async () => {
    expect(await measured(engines, satisfactionMeasures(february))).toEqual({
      responses: count(9),
      satisfied_share: [5, 5, 3, 5, 3, 3],
      very_satisfied_share: [5, 5, 2, 5, 2, 2],
      dissatisfied_share: [5, 5, 1, 5, 1, 1],
      recommend_top_box: [4, 4, 2, 4, 2, 2],
      // 9, 7 and 6 on the scale from 0 to 10: one promoter, one passive, one detractor.
      net_promoter_score: [3, 3, 0, 3, 0, 2]
    });
  });

  it("keeps journeys and questionnaires apart when asked", async () => {
    const satisfied = async (choice: object) =>
      (await measured(engines, satisfactionMeasures(february, choice))).satisfied_share;
    expect(await satisfied({journey: "sales"})).toEqual([1, 1, 1, 1, 1, 1]);
    expect(await satisfied({questionnaire: "CSS_SERVICE"})).toEqual([4, 4, 2, 4, 2, 2]);
  });

  it("lists the questionnaires with their scale, most answered first", async () => {
    expect(await bothAnswer(engines, surveyChoices(noFilters))).toEqual([
      {
        journey: "service",
        questionnaire: "CSS_SERVICE",
        label: null,
        scale_min: 1,
        scale_max: 5,
        responses: 9
      },
      {
        journey: "sales",
        questionnaire: "CSS_SALES",
        label: null,
        scale_min: 1,
        scale_max: 5,
        responses: 1
      }
    ]);
  });
});
