import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import {courseFigures} from "../../src/queries/benchmarks.js";
import {qualityBalance, qualityReasons, rowAcceptance} from "../../src/queries/quality.js";
import {monthlyTrend} from "../../src/queries/trends.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines} from "../util/martTables.js";
import {bothAnswer, measured, twoDealers} from "./bothAnswers.js";

const month = (dealer_id: number, model_series: string, date: string, visit_count: number) => ({
  dealer_id,
  model_series,
  month: date,
  visit_count,
  order_count: visit_count + 1,
  received_cents: 12_345 * visit_count,
  profit_cents: 0,
  rework_count: 1,
  sale_count: 2,
  referred_sale_count: 1,
  response_count: 0,
  satisfied_count: 0,
  very_satisfied_count: 0,
  complaint_count: 3,
  answering_person_count: 4,
  satisfied_person_count: 3
});
const quality = (
  source_table: string,
  dealer_id: number | null,
  balance_line: string,
  reason: string | null,
  row_count: number
) => ({source_table, dealer_id, balance_line, reason, row_count});

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: twoDealers,
    dealer_months: [
      month(1, "A", "2025-02-01", 10),
      month(1, "B", "2025-02-01", 5),
      month(2, "A", "2025-02-01", 1),
      month(1, "A", "2025-04-01", 7),
      month(2, "A", "2025-03-01", 4)
    ],
    quality: [
      quality("repair_order", 1, "read", null, 100),
      quality("repair_order", 1, "accepted", null, 90),
      quality("repair_order", 1, "refused", "bad_date", 2),
      quality("repair_order", 1, "refused", "no_vin", 3),
      quality("repair_order", 1, "excluded", "internal", 5),
      quality("repair_order", null, "blank", "", 4),
      quality("customer", 2, "read", null, 100)
    ],
    benchmarks: [
      {benchmark_id: 2, benchmark_kind: "course", benchmark_code: "b", value: 0.5, citation: "S3"},
      {
        benchmark_id: 1,
        benchmark_kind: "course",
        benchmark_code: "a",
        value_low: 0.65,
        citation: "S3"
      },
      {benchmark_id: 3, benchmark_kind: "rival", benchmark_code: "c", value: 8, citation: "X"}
    ]
  });
});
afterAll(() => engines.close());

describe("the trend by month", () => {
  it("adds dealers and models up and marks months that not all dealers cover", async () => {
    const rows = await bothAnswer(engines, monthlyTrend(noFilters));
    expect(rows.map((row) => [row.month, row.is_partial, row.visits, row.received_yuan])).toEqual([
      ["2025-02-01", false, 16, 1975.2],
      ["2025-03-01", false, 4, 493.8],
      ["2025-04-01", true, 7, 864.15]
    ]);
    expect(rows[0]).toMatchObject({
      reworks: 3,
      cars_sold: 6,
      referred_cars_sold: 3,
      complaints: 9,
      answering_persons: 12,
      satisfied_persons: 9
    });
  });

  it("asks only the chosen dealers whether a month is over", async () => {
    const rows = await bothAnswer(
      engines,
      monthlyTrend({dealers: [1], models: ["A"], from: "2025-03", to: null})
    );
    expect(rows.map(({month, is_partial, visits}) => [month, is_partial, visits])).toEqual([
      ["2025-04-01", false, 7]
    ]);
  });
});

describe("quality", () => {
  it("gives the balance by table, dealer and outcome", async () => {
    expect(await bothAnswer(engines, qualityBalance())).toEqual([
      {source_table: "customer", dealer_id: 2, balance_line: "read", row_count: 100},
      {source_table: "repair_order", dealer_id: null, balance_line: "blank", row_count: 4},
      {source_table: "repair_order", dealer_id: 1, balance_line: "accepted", row_count: 90},
      {source_table: "repair_order", dealer_id: 1, balance_line: "excluded", row_count: 5},
      {source_table: "repair_order", dealer_id: 1, balance_line: "read", row_count: 100},
      {source_table: "repair_order", dealer_id: 1, balance_line: "refused", row_count: 5}
    ]);
  });

  it("gives the reasons, most frequent first", async () => {
    const rows = await bothAnswer(engines, qualityReasons());
    expect(rows.map(({reason, row_count}) => [reason, row_count])).toEqual([
      ["internal", 5],
      ["no_vin", 3],
      ["bad_date", 2]
    ]);
  });

  it("counts as accepted every row read that was not refused", async () => {
    expect(await measured(engines, rowAcceptance())).toEqual({
      row_acceptance: [200, 200, 195, 200, 195, 195]
    });
  });
});

describe("course figures", () => {
  it("leaves rivals and the industry out, in the order of the table", async () => {
    const rows = await bothAnswer(engines, courseFigures());
    expect(
      rows.map(({benchmark_code, value, value_low}) => [benchmark_code, value, value_low])
    ).toEqual([
      ["a", null, 0.65],
      ["b", 0.5, null]
    ]);
  });
});
