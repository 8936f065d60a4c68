import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {conformed, found} from "../util/conformed.js";
import type {GivenRow} from "../util/stageTables.js";

const vin = "LFV2A21K0A4000001";
const order = (ro_no: string, day: string, more: GivenRow = {}): GivenRow => ({
  dealer: "A",
  ro_no,
  vin,
  customer_no: "C1",
  opened_at: `${day} 09:00:00`,
  ...more
});
const response = (response_no: string, more: GivenRow = {}): GivenRow => ({
  dealer: "A",
  questionnaire: "CSS",
  response_no,
  responded_date: "2024-03-20",
  ...more
});
const score = (response_no: string, item_code: string, value: number | null): GivenRow => ({
  dealer: "A",
  questionnaire: "CSS",
  response_no,
  item_code,
  score: value
});
const item = (item_code: string, item_role: string, more: GivenRow = {}): GivenRow => ({
  questionnaire: "CSS",
  questionnaire_label: "售后调研",
  journey: "service",
  item_code,
  item_order: Number(item_code.slice(1)),
  label_zh: item_code,
  item_role,
  scale_min: 1,
  scale_max: 5,
  ...more
});

let database: Database;
beforeAll(async () => {
  database = await conformed({
    asOf: {A: "2025-06-30"},
    rows: {
      item: [
        item("Q1", "overall", {scale_max: 10}),
        item("Q2", "return"),
        item("Q3", "recommend", {scale_min: 0, scale_max: 10}),
        item("Q4", "recommended_count", {scale_min: 0, scale_max: 99}),
        item("Q5", "touchpoint", {touchpoint: "service_work"}),
        item("S1", "overall", {questionnaire: "SSI", questionnaire_label: "SSI", journey: "sales"})
      ],
      repair_order: [
        order("R1", "2024-03-01"),
        order("R2", "2024-03-15"),
        order("R3", "2024-03-15", {
          vin: "LFV2A21K0A4000002",
          customer_no: "C2",
          ro_type: "internal"
        })
      ],
      sales_order: [{dealer: "A", order_no: "S1", customer_no: "C1", invoiced_date: "2024-01-01"}],
      survey_response: [
        response("by order", {ro_no: "R1"}),
        response("by day", {vin, event_date: "2024-03-01"}),
        response("another day", {vin, event_date: "2024-03-02"}),
        response("latest visit", {vin}),
        response("too long ago", {vin, responded_date: "2024-07-01"}),
        response("an order that does not count", {ro_no: "R3"}),
        response("sale", {questionnaire: "SSI", customer_no: "C1"}),
        response("by its name", {questionnaire: "售后调研", vin})
      ],
      survey_score: [
        score("by order", "Q1", 8),
        score("by order", "Q2", null),
        score("by order", "Q3", 9),
        score("by order", "Q4", 2),
        score("by order", "Q5", 4),
        score("by order", "Q9", 4),
        score("by day", "Q1", 11),
        score("nobody", "Q1", 3),
        {...score("by its name", "Q1", 5.5), questionnaire: "售后调研"}
      ]
    }
  });
});
afterAll(() => database.close());

const query = (sql: string): Promise<unknown[]> => found(database.connection, sql);

it("a response is about the order it names, else its day's visit, else the latest before it", async () => {
  const rows =
    await query(`select response_no as r, visit_date as visit, sale_id as sale, customer_id is not null as known
    from survey_response left join (select visit_id, visit_date from visit) using (visit_id)
    order by response_no`);
  expect(rows).toEqual([
    {r: "an order that does not count", visit: null, sale: null, known: true},
    {r: "another day", visit: null, sale: null, known: true},
    {r: "by day", visit: "2024-03-01", sale: null, known: true},
    {r: "by its name", visit: "2024-03-15", sale: null, known: true},
    {r: "by order", visit: "2024-03-01", sale: null, known: true},
    {r: "latest visit", visit: "2024-03-15", sale: null, known: true},
    {r: "sale", visit: null, sale: 1, known: true},
    {r: "too long ago", visit: null, sale: null, known: true}
  ]);
});

describe("answers", () => {
  it("become levels on the scale of five; one without a score has none", async () => {
    expect(
      await query(`select response_no as r, overall_score as score, overall_level as overall,
          return_level as ret, recommend_level as rec, recommend_score as nps,
          recommend_scale_min as lo, recommend_scale_max as hi, recommended_count as people
        from response_level join survey_response using (response_id) order by response_no`)
    ).toEqual([
      // 1 + 4 (5.5 − 1)/9 = 3 for the questionnaire known by its name.
      {
        r: "by its name",
        score: 5.5,
        overall: 3,
        ret: null,
        rec: null,
        nps: null,
        lo: null,
        hi: null,
        people: null
      },
      // 1 + 4·7/9 = 4.11; 1 + 4·9/10 = 4.6.
      {
        r: "by order",
        score: 8,
        overall: 4,
        ret: null,
        rec: 5,
        nps: 9,
        lo: 0,
        hi: 10,
        people: 2
      }
    ]);
  });

  it("to unknown items, of unknown responses and off the scale are left out with a reason", async () => {
    expect(
      await query(`select balance_line as line, reason, row_count as n from balance
        where source_table = 'survey_score' order by all`)
    ).toEqual([
      {line: "accepted", reason: null, n: 6},
      {line: "excluded", reason: "orphan_response", n: 1},
      {line: "excluded", reason: "out_of_scale", n: 1},
      {line: "excluded", reason: "unknown_item", n: 1},
      {line: "read", reason: null, n: 9}
    ]);
  });
});
