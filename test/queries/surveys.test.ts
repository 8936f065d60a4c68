import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import {itemScores} from "../../src/queries/itemScores.js";
import {ratedItems} from "../../src/queries/ratedItems.js";
import {responseRates, surveyIndex} from "../../src/queries/surveyIndex.js";
import type {BothEngines, MartRows} from "../util/martTables.js";
import {openBothEngines} from "../util/martTables.js";
import {bothAnswer, twoDealers} from "./bothAnswers.js";

const response = (response_id: number, customer_id: number | null, more = {}) => ({
  response_id,
  customer_id,
  dealer_id: 1,
  is_company: false,
  questionnaire: "Q",
  responded_date: "2024-03-10",
  wave: "2024",
  is_only: customer_id !== 10,
  ...more
});
const item = (item_id: number, weight: number | null, more = {}) => ({
  item_id,
  questionnaire: "Q",
  journey: "service",
  item_code: `Q${item_id}`,
  item_order: item_id,
  item_role: "attribute",
  scale_min: 1,
  scale_max: 5,
  weight,
  answer_count: 3,
  ...more
});
const score = (response_id: number, item_id: number, value: number) => ({
  response_id,
  item_id,
  score: value
});

const marts: MartRows = {
  dealers: twoDealers.map((dealer) => ({
    ...dealer,
    region: dealer.dealer_id === 1 ? "华东" : null
  })),
  items: [
    item(1, 30, {best_in_industry: 4.8}),
    item(2, 10),
    item(3, null, {item_role: "overall"}),
    item(4, 5, {answer_count: 0}),
    item(5, null, {questionnaire: "P", journey: "sales"})
  ],
  benchmarks: [
    {benchmark_id: 1, benchmark_code: "Q1", period: "2026", value: 7},
    {benchmark_id: 2, benchmark_code: "Q2", period: "2025", value: 9},
    {benchmark_id: 3, benchmark_code: "Q2", period: "2026", value: 7.75}
  ].map((row) => ({...row, benchmark_kind: "industry", scale_min: 1, scale_max: 10})),
  responses: [
    response(1, 10),
    response(2, 10, {responded_date: "2024-04-02", wave: "2025"}),
    response(3, 11, {dealer_id: 2}),
    response(4, 12, {is_company: true}),
    response(5, null, {questionnaire: "P"})
  ],
  scores: [
    ...[score(1, 1, 5), score(1, 2, 1), score(1, 3, 5)],
    ...[score(2, 1, 3)],
    ...[score(3, 2, 4)], // a quarter of the weight: no index
    ...[score(4, 1, 1)],
    ...[score(5, 5, 2)]
  ],
  survey_frame: [
    {
      invitation_id: 1,
      dealer_id: 1,
      questionnaire: "Q",
      invited_date: "2024-03-01",
      survey_result: "answered"
    },
    {
      invitation_id: 2,
      dealer_id: 1,
      questionnaire: "Q",
      invited_date: "2024-03-01",
      survey_result: "refused"
    },
    {invitation_id: 3, dealer_id: 2, questionnaire: "Q", invited_date: "2024-03-01"}
  ]
};

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines(marts);
});
afterAll(() => engines.close());

describe("ratedItems()", () => {
  it("are those that rate something and were answered", async () => {
    const rows = await bothAnswer(engines, ratedItems());
    expect(rows.map(({item_id}) => item_id)).toEqual([5, 1, 2]);
  });

  it("have the best of the industry from the item table, else from its latest benchmark", async () => {
    const rows = await bothAnswer(engines, ratedItems());
    expect(rows.map(({item_id, best_in_industry}) => [item_id, best_in_industry])).toEqual([
      [5, null],
      [1, 4.8],
      [2, 4] // 7.75 of 1 to 10, on the item's 1 to 5
    ]);
  });
});

describe("itemScores(filters, choice)", () => {
  it("sums scores as answered over customers", async () => {
    const rows = await bothAnswer(engines, itemScores(noFilters, {questionnaire: "Q"}));
    const first = rows.find(({item_id}) => item_id === 1)!;
    expect(first).toMatchObject({series: "all", people: 1, n: 2, y: 8, nn: 4, ny: 16, yy: 64});
    const second = rows.find(({item_id}) => item_id === 2)!;
    expect(second).toMatchObject({people: 2, n: 2, y: 5, nn: 2, ny: 5, yy: 17});
  });

  it("takes the leading questionnaire by weights or best scores where none is named", async () => {
    for (const leadingBy of ["weights", "best"] as const) {
      const rows = await bothAnswer(engines, itemScores(noFilters, {questionnaire: {leadingBy}}));
      expect(rows.map(({item_id}) => item_id)).toEqual([1, 2, 3]);
    }
  });

  it("splits by wave, dealer and region, with the last answer of each", async () => {
    const by = async (split: "wave" | "dealer" | "region") =>
      (await bothAnswer(engines, itemScores(noFilters, {questionnaire: "Q", split}))).map(
        ({series, item_id, n, last_date}) => [series, item_id, n, last_date]
      );
    expect(await by("wave")).toEqual([
      ["2024", 1, 1, "2024-03-10"],
      ["2024", 2, 2, "2024-03-10"],
      ["2024", 3, 1, "2024-03-10"],
      ["2025", 1, 1, "2024-04-02"]
    ]);
    expect((await by("dealer")).filter(([series]) => series === "2")).toEqual([
      ["2", 2, 1, "2024-03-10"]
    ]);
    expect(new Set((await by("region")).map(([series]) => series))).toEqual(new Set(["华东"]));
  });
});

describe("what is known beforehand", () => {
  const filters = [noFilters, {...noFilters, dealers: [1]}, {...noFilters, to: "2024-03"}];

  it("changes no answer: who answered but once", async () => {
    const responses = marts.responses!.map((row) => ({...row, is_only: null}));
    const general = await openBothEngines({...marts, responses});
    for (const of of filters) {
      for (const split of ["none", "wave", "dealer", "region"] as const) {
        const query = itemScores(of, {questionnaire: "Q", customers: "all", split});
        const rows = await bothAnswer(general, query);
        expect(rows).toEqual(await bothAnswer(engines, query));
      }
    }
    general.close();
  });

  it("changes no answer: the rated items, of which alone there are rows then", async () => {
    for (const of of filters) {
      for (const split of ["none", "wave", "dealer", "region"] as const) {
        const choice = {questionnaire: "Q", customers: "all", split} as const;
        const every = await bothAnswer(engines, itemScores(of, choice));
        const rows = await bothAnswer(engines, itemScores(of, {...choice, items: [1, 2]}));
        expect(rows).toEqual(every.filter(({item_id}) => item_id !== 3));
      }
      const index = {questionnaire: "Q", customers: "all"} as const;
      expect(await bothAnswer(engines, surveyIndex(of, {...index, items: [1, 2]}))).toEqual(
        await bothAnswer(engines, surveyIndex(of, index))
      );
    }
  });
});

describe("surveyIndex(filters)", () => {
  it("weighs the items of each response from 0 to 100, of the leading survey", async () => {
    const rows = await bothAnswer(engines, surveyIndex(noFilters));
    // Response 1: (30·100 + 10·0)/40 = 75; response 2: its one item, 50.
    expect(rows.find(({dealer_id, month}) => dealer_id === null && month === null)).toMatchObject({
      people: 1,
      n: 2,
      y: 125,
      nn: 4,
      ny: 250,
      yy: 15625
    });
    expect(rows.filter(({dealer_id}) => dealer_id === 1).map(({month, y}) => [month, y])).toEqual([
      [null, 125],
      ["2024-03-01", 75],
      ["2024-04-01", 50]
    ]);
    expect(rows.some(({dealer_id}) => dealer_id === 2)).toBe(false);
  });

  it("counts items alike where no weights are stated", async () => {
    const rows = await bothAnswer(engines, surveyIndex(noFilters, {questionnaire: "P"}));
    expect(rows[0]).toMatchObject({n: 1, y: 25});
  });
});

describe("responseRates(filters)", () => {
  it("count who was invited and who answered", async () => {
    expect(await bothAnswer(engines, responseRates(noFilters))).toEqual([
      {questionnaire: "Q", invited: 3, answered: 1}
    ]);
    expect(await bothAnswer(engines, responseRates({...noFilters, dealers: [2]}))).toEqual([
      {questionnaire: "Q", invited: 1, answered: 0}
    ]);
  });
});
