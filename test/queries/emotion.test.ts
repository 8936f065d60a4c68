import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import {answerPatterns} from "../../src/queries/answerPatterns.js";
import {emotionCurve} from "../../src/queries/emotionCurve.js";
import type {CurveRow} from "../../src/queries/emotionCurve.js";
import {experienceSummaries} from "../../src/queries/experienceSummaries.js";
import {journeyChoices, touchpointBenchmarks} from "../../src/queries/journeys.js";
import {FOLDS, peakEndSums} from "../../src/queries/peakEnd.js";
import type {Query} from "../../src/queries/query.js";
import type {BothEngines, Cell} from "../util/martTables.js";
import {openBothEngines} from "../util/martTables.js";
import {bothAnswer, twoDealers} from "./bothAnswers.js";

const response = {
  dealer_id: 1,
  model_series: "启辰",
  is_company: false,
  questionnaire: "J",
  journey: "service",
  responded_date: "2024-01-10",
  as_of: "2025-06-30",
  is_complete: true,
  is_leading: true
};

/** Answers about reception and bill, in thousandths of a level; a missing bill makes it incomplete. */
function answered(
  response_id: number,
  customer_id: number | null,
  reception: number,
  bill: number | null,
  {overall_milli, ...more}: Record<string, string | number | boolean | null> = {}
) {
  const row = {
    ...response,
    response_id,
    customer_id,
    is_only: customer_id !== 10,
    is_complete: bill !== null,
    ...more
  };
  const about = (touchpoint: string, touchpoint_order: number, position_milli: number | null) =>
    position_milli === null ? [] : [{...row, touchpoint, touchpoint_order, position_milli}];
  const positions = [reception, ...(bill === null ? [] : [bill])];
  const peak = Math.min(...positions);
  return {
    scores: [...about("reception", 1, reception), ...about("bill", 2, bill)],
    experience: {
      ...row,
      overall_milli: overall_milli ?? null,
      touchpoint_count: positions.length,
      levels:
        bill === null ? null : positions.map((position) => Math.round(position / 1000)).join(""),
      mean_milli: positions.reduce((sum, x) => sum + x, 0) / positions.length,
      peak_milli: peak,
      end_milli: positions.at(-1)!,
      is_end_missing: bill === null
    }
  };
}

const back = {next_visit_date: "2024-07-01"};
const all = [
  answered(1, 10, 4000, 2000, {...back, overall_milli: 4000}),
  answered(2, 10, 5000, 3000, {overall_milli: 5000}),
  answered(3, 11, 3000, null, {...back, overall_milli: 3000}),
  answered(4, 12, 1000, 5000, {dealer_id: 2, model_series: "逸动", as_of: "2024-12-31"}),
  answered(5, null, 2000, 2000),
  answered(6, 13, 5000, 5000, {is_company: true}),
  answered(7, 14, 5000, 5000, {journey: "sales", questionnaire: "K"}),
  answered(8, 15, 1000, 1000, {questionnaire: "short", is_leading: false})
];

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: twoDealers,
    touchpoint_scores: all.flatMap(({scores}) => scores),
    experiences: all.map(({experience}) => experience),
    items: [
      {
        item_id: 1,
        questionnaire: "J",
        questionnaire_label: "旅程",
        touchpoint: "reception",
        scale_min: 1,
        scale_max: 10
      },
      {item_id: 2, questionnaire: "J", questionnaire_label: "旅程", scale_min: 0, scale_max: 99}
    ],
    touchpoints: [{touchpoint: "reception", journey: "service", touchpoint_order: 1}],
    benchmarks: [
      {
        benchmark_id: 1,
        benchmark_kind: "rival",
        benchmark_code: "reception",
        brand: "甲",
        period: "2026",
        value: 7.75,
        scale_min: 1,
        scale_max: 10,
        citation: "C"
      },
      ...[
        {benchmark_id: 4, period: "2025"},
        {benchmark_id: 5, period: "2026", region: "华东"}
      ].map((more) => ({
        benchmark_kind: "rival",
        benchmark_code: "reception",
        brand: "甲",
        value: 9,
        scale_min: 1,
        scale_max: 10,
        citation: "C",
        ...more
      })),
      {
        benchmark_id: 2,
        benchmark_kind: "rival",
        benchmark_code: "reception",
        brand: "乙",
        value: 7,
        citation: "C"
      },
      {
        benchmark_id: 3,
        benchmark_kind: "course",
        benchmark_code: "reception",
        value: 7,
        scale_min: 1,
        scale_max: 10,
        citation: "C"
      }
    ]
  });
});
afterAll(() => engines.close());

/** Rows as `series basis touchpoint` → people, n, y, Σn², Σny, Σy². */
async function sums(query: Query<CurveRow>) {
  const rows = await bothAnswer(engines, query);
  return Object.fromEntries(
    rows.map(({series, basis, touchpoint, people, n, y, nn, ny, yy}) => [
      `${series} ${basis} ${touchpoint}`,
      [people, n, y, nn, ny, yy]
    ])
  );
}

describe("emotionCurve(filters)", () => {
  it("sums positions over customers, of everyone and of those who answered throughout", async () => {
    // Reception, by customer: 10: 4 + 5; 11: 3; 12: 1; unknown: 2. Bill: 10: 2 + 3; 12: 5; unknown: 2.
    expect(await sums(emotionCurve(noFilters))).toEqual({
      "all available reception": [4, 5, 15, 7, 24, 95],
      "all available bill": [3, 4, 12, 6, 17, 54],
      "all complete reception": [3, 4, 12, 6, 21, 86],
      "all complete bill": [3, 4, 12, 6, 17, 54]
    });
  });

  it("splits by dealer and model", async () => {
    const byDealer = await sums(emotionCurve(noFilters, {split: "dealer"}));
    expect(byDealer["2 available reception"]).toEqual([1, 1, 1, 1, 1, 1]);
    const byModel = await sums(emotionCurve(noFilters, {split: "model"}));
    expect(byModel["启辰 available bill"]).toEqual([2, 3, 7, 5, 12, 29]);
  });

  it("tells who stayed only where the window is over and the customer known", async () => {
    const stayed = await sums(emotionCurve(noFilters, {split: "stayed"}));
    expect(stayed["stayed available reception"]).toEqual([2, 2, 7, 2, 7, 25]);
    expect(stayed["left available reception"]).toEqual([1, 1, 5, 1, 5, 25]); // not the fourth: its window ends after the as-of
  });

  it("keeps to the filters, the journey and whom it is about", async () => {
    const sales = await sums(emotionCurve(noFilters, {journey: "sales", questionnaire: "K"}));
    expect(Object.keys(sales)).toHaveLength(4);
    expect(await sums(emotionCurve({...noFilters, to: "2023-12"}))).toEqual({});
    const companies = await sums(emotionCurve(noFilters, {customers: "companies"}));
    expect(companies["all available bill"]).toEqual([1, 1, 5, 1, 5, 25]);
  });
});

describe("experienceSummaries(filters)", () => {
  it("averages each experience's mean and peak–end over experiences", async () => {
    const rows = await bothAnswer(engines, experienceSummaries(noFilters));
    const of = (name: string) => rows.find(({summary}) => summary === name)!;
    // Customer 10: 3 + 4 and (2 + 2)/2 + (3 + 3)/2; 11: 3 and 3; 12: 3 and (1 + 5)/2; unknown: 2 and 2.
    expect(of("mean")).toMatchObject({
      series: "all",
      people: 4,
      n: 5,
      y: 15,
      nn: 7,
      ny: 22,
      yy: 71
    });
    expect(of("peak_end")).toMatchObject({people: 4, n: 5, y: 13, nn: 7, ny: 18, yy: 47});
    expect(of("mean").end_missing).toBe(1);
    expect(of("difference")).toMatchObject({people: 4, n: 5, y: -2, nn: 7, ny: -4, yy: 4});
  });

  it("splits like the curve", async () => {
    const rows = await bothAnswer(engines, experienceSummaries(noFilters, {split: "stayed"}));
    expect(rows.map(({summary, series, n}) => [summary, series, n])).toEqual([
      ["difference", "left", 1],
      ["difference", "stayed", 2],
      ["mean", "left", 1],
      ["mean", "stayed", 2],
      ["peak_end", "left", 1],
      ["peak_end", "stayed", 2]
    ]);
  });
});

describe("peakEndSums(filters)", () => {
  it("sums over experiences of two touchpoints or more, in folds by customer", async () => {
    const rows = await bothAnswer(engines, peakEndSums(noFilters));
    const overall = rows.filter(({outcome}) => outcome === "overall");
    expect(overall.map(({fold}) => fold)).toEqual([10 % FOLDS]);
    // Responses 1 and 2: mean 3, 4; peak 2, 3; end 2, 3; peak–end 2, 3; overall 4, 5.
    expect(overall[0]).toMatchObject({people: 1, n: 2, y: 9, yy: 41});
    expect(overall[0]).toMatchObject({mean: 7, mean_square: 25, mean_y: 32});
    expect(overall[0]).toMatchObject({peak_end: 5, peak_end_square: 13, peak_end_y: 23});
    expect(overall[0]!.mean_peak_end).toBe(18);
    const back = rows.filter(({outcome}) => outcome === "came_back");
    expect(back.map(({n, y, peak_y}) => [n, y, peak_y])).toEqual([[2, 1, 2]]);
  });
});

describe("answerPatterns(filters, cut)", () => {
  it("tells low, middle and high apart at each customer's first complete answer", async () => {
    // Customer 10 at first 4 and 2, overall 4; the others have no overall satisfaction or are incomplete.
    const rows = (low_to: number, high_from: number) =>
      bothAnswer(engines, answerPatterns(noFilters, {low_to, high_from}));
    expect(await rows(3, 5)).toEqual([{pattern: "ML", n: 1, y: 4, yy: 16}]);
    expect(await rows(1, 4)).toEqual([{pattern: "HM", n: 1, y: 4, yy: 16}]);
  });
});

describe("customers of one experience", () => {
  it("are added up to the same as if it were not known that they have no other", async () => {
    const unknown = (rows: readonly Record<string, Cell>[]) =>
      rows.map((row) => ({...row, is_only: null}));
    const general = await openBothEngines({
      dealers: twoDealers,
      touchpoint_scores: unknown(all.flatMap(({scores}) => scores)),
      experiences: unknown(all.map(({experience}) => experience))
    });
    const filters = [noFilters, {...noFilters, dealers: [1]}, {...noFilters, to: "2023-12"}];
    const queries: Query[] = filters.flatMap((of) => [
      ...(["none", "dealer", "model", "stayed"] as const).flatMap((split) => [
        emotionCurve(of, {split}),
        experienceSummaries(of, {split, customers: "all"})
      ]),
      peakEndSums(of, {customers: "all"}),
      answerPatterns(of, {low_to: 2, high_from: 4}, {customers: "all"})
    ]);
    for (const query of queries) {
      expect([query.key, await bothAnswer(general, query)]).toEqual([
        query.key,
        await bothAnswer(engines, query)
      ]);
    }
    general.close();
  });
});

describe("journeys", () => {
  it("offer the questionnaires that ask about touchpoints, with the scale of those items", async () => {
    expect(await bothAnswer(engines, journeyChoices(noFilters))).toEqual([
      {
        journey: "sales",
        questionnaire: "K",
        label: null,
        scale_min: null,
        scale_max: null,
        touchpoints: 2,
        responses: 1
      },
      {
        journey: "service",
        questionnaire: "J",
        label: "旅程",
        scale_min: 1,
        scale_max: 10,
        touchpoints: 2,
        responses: 6
      },
      {
        journey: "service",
        questionnaire: "short",
        label: null,
        scale_min: null,
        scale_max: null,
        touchpoints: 2,
        responses: 1
      }
    ]);
  });

  it("have rivals on the scale of five: the latest period, the whole market, a known scale", async () => {
    const rows = await bothAnswer(engines, touchpointBenchmarks());
    expect(rows.map(({brand, position}) => [brand, position])).toEqual([["甲", 4]]);
  });
});
