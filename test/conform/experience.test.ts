import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {conformed, found} from "../util/conformed.js";
import type {GivenRow} from "../util/stageTables.js";

const touchpoint = (name: string, touchpoint_order: number): GivenRow => ({
  touchpoint: name,
  journey: "service",
  touchpoint_order,
  label_zh: name,
  label_en: name
});
const item = (item_code: string, name: string | null, more: GivenRow = {}): GivenRow => ({
  questionnaire: "CSS",
  journey: "service",
  item_code,
  label_zh: item_code,
  item_role: "touchpoint",
  touchpoint: name,
  scale_min: 1,
  scale_max: 5,
  ...more
});
const response = (response_no: string): GivenRow => ({
  dealer: "A",
  questionnaire: "CSS",
  response_no,
  responded_date: "2024-03-20"
});
const answers = (response_no: string, scores: Record<string, number | null>): GivenRow[] =>
  Object.entries(scores).map(([item_code, score]) => ({
    dealer: "A",
    questionnaire: "CSS",
    response_no,
    item_code,
    score
  }));

let database: Database;
beforeAll(async () => {
  database = await conformed({
    asOf: {A: "2025-06-30"},
    rows: {
      touchpoint: [
        touchpoint("reception", 1),
        touchpoint("waiting", 2),
        touchpoint("work", 3),
        touchpoint("bill", 4)
      ],
      item: [
        item("Q1", "reception"),
        item("Q2", "waiting", {scale_max: 10}),
        item("Q3", "work"),
        item("Q4", "work"),
        item("Q5", "bill"), // nobody answers it
        item("Q6", null, {item_role: "overall"}),
        item("Q7", "no such touchpoint"),
        item("Q1", "reception", {questionnaire: "SHORT"})
      ],
      survey_response: [
        ...["all", "tie", "first only", "overall only"].map(response),
        {...response("short"), questionnaire: "SHORT"}
      ],
      survey_score: [
        ...answers("all", {Q1: 5, Q2: 1, Q3: 4, Q4: 5, Q6: 4, Q7: 1}),
        ...answers("tie", {Q1: 5, Q2: 1, Q3: 3}),
        ...answers("first only", {Q1: 2, Q2: null}),
        ...answers("overall only", {Q6: 5}),
        ...answers("short", {Q1: 3}).map((row) => ({...row, questionnaire: "SHORT"}))
      ]
    }
  });
});
afterAll(() => database.close());

const of = async (columns: string, response_no: string, table: string): Promise<unknown[][]> => {
  const rows = await found(
    database.connection,
    `select ${columns} from ${table} where response_id in
      (select response_id from survey_response where response_no = '${response_no}') order by all`
  );
  return rows.map((row) => Object.values(row as object));
};

describe("an experience", () => {
  it("puts each touchpoint on the scale of five, several items averaged", async () => {
    expect(await of("touchpoint, position_milli", "all", "touchpoint_position")).toEqual([
      ["reception", 5000],
      ["waiting", 1000],
      ["work", 4500]
    ]);
  });

  it("has the mean of its touchpoints, its peak and its end", async () => {
    const columns =
      "touchpoint_count, mean_milli, peak_milli, peak_touchpoint, end_milli, end_touchpoint";
    expect(await of(columns, "all", "experience")).toEqual([
      [3, 3500, 1000, "waiting", 4500, "work"] // 1 and 5 are as far from 3: the lower
    ]);
    expect(await of(columns, "tie", "experience")).toEqual([
      [3, 3000, 1000, "waiting", 3000, "work"]
    ]);
    expect(await of(columns, "first only", "experience")).toEqual([
      [1, 2000, 2000, "reception", 2000, "reception"]
    ]);
  });

  it("is complete with all touchpoints that anybody answered about; else its end is flagged", async () => {
    const columns = "is_complete, is_end_missing";
    expect(await of(columns, "all", "experience")).toEqual([[true, false]]);
    expect(await of(columns, "first only", "experience")).toEqual([[false, true]]);
  });

  it("belongs to the leading questionnaire where that asks about most touchpoints", async () => {
    expect(await of("is_leading", "all", "experience")).toEqual([[true]]);
    expect(await of("is_leading", "short", "experience")).toEqual([[false]]);
  });

  it("is none without an answer about a touchpoint", async () => {
    expect(await of("mean_milli", "overall only", "experience")).toEqual([]);
  });
});
