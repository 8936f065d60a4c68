import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import {driverPredictors, driverSample, driverSurveys} from "../../src/queries/drivers.js";
import {driverSums} from "../../src/queries/driverSums.js";
import {unpackSample} from "../../src/stats/driverSample.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines, Cell} from "../util/martTables.js";
import {bothAnswer, twoDealers} from "./bothAnswers.js";

let id = 0;
const answer = (
  customer_id: number | null,
  responded_date: string,
  [answer_1, answer_2, return_answer]: readonly [number | null, number | null, number | null],
  more: Record<string, Cell> = {}
) => ({
  response_id: ++id,
  customer_id,
  dealer_id: 1,
  model_series: "A",
  is_company: false,
  questionnaire: "CSS",
  responded_date,
  next_visit_date: null,
  next_visit_same_dealer_date: null,
  as_of: "2025-06-30",
  overall_answer: 400,
  answer_1,
  answer_2,
  return_answer,
  ...more
});
const predictor = (questionnaire: string, name: string, slot: number | null) => ({
  questionnaire,
  questionnaire_label: `${questionnaire} 调研`,
  journey: "service",
  predictor: name,
  is_group: false,
  item_count: 1,
  place: slot ?? 9,
  slot,
  is_reliable: slot !== null
});

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: twoDealers,
    predictors: [
      predictor("CSS", "Q1", 1),
      predictor("CSS", "Q2", 2),
      predictor("CSS", "Q3", null),
      predictor("JOURNEY", "J1", 1)
    ],
    answers: [
      answer(1, "2024-01-10", [500, 400, 500], {next_visit_date: "2024-06-01"}),
      answer(1, "2024-02-10", [300, 200, 300]),
      answer(2, "2024-02-11", [100, null, 200], {
        next_visit_date: "2024-03-01",
        next_visit_same_dealer_date: "2026-03-01"
      }),
      answer(3, "2025-03-01", [400, 300, null], {dealer_id: 2}),
      answer(null, "2024-02-11", [500, 500, 400]),
      answer(5, "2024-03-01", [500, 500, 500], {is_company: true}),
      answer(6, "2024-03-01", [125, null, null], {questionnaire: "JOURNEY"})
    ]
  });
});
afterAll(() => engines.close());

const sums = async (...given: Parameters<typeof driverSums>) =>
  (await bothAnswer(engines, driverSums(...given)))[0]!;

describe("driverSums(filters, choice)", () => {
  it("adds up answers, and products of the complete ones, of persons, for the first questionnaire", async () => {
    const row = await sums(noFilters);
    expect(row).toMatchObject({responses: 5, people: 4, outcomes: 4, n: 3});
    expect([row.c1, row.s1, row.c2, row.s2]).toEqual([5, 1800, 4, 1400]);
    expect([row.t1, row.t2, row.t11]).toEqual([1300, 1100, 1200]);
    expect(row.q1_1).toBe(500 ** 2 + 300 ** 2 + 500 ** 2);
    expect(row.q1_2).toBe(500 * 400 + 300 * 200 + 500 * 500);
    expect(row.q2_11).toBe(400 * 500 + 200 * 300 + 500 * 400);
    expect(row.q11_11).toBe(500 ** 2 + 300 ** 2 + 400 ** 2);
    expect([row.c3, row.s3, row.t3, row.q1_3]).toEqual([0, null, null, null]);
  });

  it("takes overall satisfaction where would return is not asked", async () => {
    const row = await sums(noFilters, {questionnaire: "JOURNEY"});
    expect([row.n, row.t1, row.t11]).toEqual([1, 125, 400]);
  });

  it("counts as came back only those whose window is over and whose customer is known", async () => {
    const row = await sums(noFilters, {questionnaire: "CSS", outcome: "came_back"});
    expect([row.responses, row.outcomes, row.n, row.t11]).toEqual([5, 3, 2, 600]);
    const same = await sums(noFilters, {outcome: "came_back", sameDealer: true, windowMonths: 6});
    expect([same.outcomes, same.t11]).toEqual([3, 200]);
  });

  it("gives the same for as few columns as the questionnaire has drivers", async () => {
    const few = await sums(noFilters, {questionnaire: "CSS", outcome: "return", slots: 2});
    const all = await sums(noFilters);
    expect(Object.keys(few)).not.toContain("c3");
    for (const [name, value] of Object.entries(few))
      expect([name, all[name]]).toEqual([name, value]);
    const [packed, full] = [
      (
        await bothAnswer(
          engines,
          driverSample(noFilters, {questionnaire: "CSS", outcome: "return", slots: 2})
        )
      )[0],
      (await bothAnswer(engines, driverSample(noFilters)))[0]
    ];
    expect(packed).toEqual(full);
  });

  it("filters by dealer and period", async () => {
    expect((await sums({...noFilters, dealers: [2]})).responses).toBe(1);
    const february = await sums({...noFilters, from: "2024-02", to: "2024-02"});
    expect([february.responses, february.n]).toEqual([3, 2]);
    const none = await sums({...noFilters, models: ["none"]});
    expect([none.responses, none.n, none.q1_1]).toEqual([0, 0, null]);
  });
});

describe("driverSample(filters, choice)", () => {
  it("packs each response once, a customer's together, as the sums count them", async () => {
    const [row] = await bothAnswer(engines, driverSample(noFilters));
    expect(row!.responses).toBe(5);
    const sample = unpackSample(row!.packed!, 2);
    expect(sample.n).toBe(5);
    expect(sample.starts).toHaveLength(5); // four customers
    const rows = Array.from({length: 5}, (_, i) => [...sample.values.subarray(3 * i, 3 * i + 3)]);
    expect(rows.map(String).sort()).toEqual(
      ["100,0,200", "300,200,300", "400,300,0", "500,400,500", "500,500,400"].sort()
    );
    const ofOne = [...sample.starts].findIndex((start, i) => sample.starts[i + 1]! - start === 2);
    expect(rows[sample.starts[ofOne]!]).toEqual([500, 400, 500]);
  });

  it("has nothing to pack where no response is left", async () => {
    expect(await bothAnswer(engines, driverSample({...noFilters, models: ["none"]}))).toEqual([
      {responses: 0, packed: null}
    ]);
  });
});

it("driverSurveys() and driverPredictors() name what there is, the default first", async () => {
  const surveys = await bothAnswer(engines, driverSurveys());
  expect(surveys.map(({questionnaire, return_answers}) => [questionnaire, return_answers])).toEqual(
    [
      ["CSS", 5],
      ["JOURNEY", 0]
    ]
  );
  const predictors = await bothAnswer(engines, driverPredictors());
  expect(predictors.map(({predictor, slot}) => [predictor, slot])).toEqual([
    ["Q1", 1],
    ["Q2", 2],
    ["Q3", null],
    ["J1", 1]
  ]);
});
