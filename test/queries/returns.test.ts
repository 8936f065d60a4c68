import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import {returnMeasures} from "../../src/queries/measures/returns.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines, Cell} from "../util/martTables.js";
import {count, measured, twoDealers} from "./bothAnswers.js";

let id = 0;
const response = (
  customer_id: number | null,
  responded_date: string,
  overall_level: number,
  next_visit_date: string | null,
  more: Record<string, Cell> = {}
) => ({
  response_id: ++id,
  customer_id,
  dealer_id: 1,
  model_series: "A",
  is_company: false,
  questionnaire: "CSS_SERVICE",
  journey: "service",
  responded_date,
  overall_level,
  overall_score: overall_level,
  overall_scale_min: 1,
  overall_scale_max: 5,
  next_visit_date,
  next_visit_same_dealer_date: next_visit_date,
  as_of: "2025-06-30",
  ...more
});

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines({
    dealers: twoDealers,
    responses: [
      response(1, "2023-01-10", 5, "2023-06-01"), // came back, and then, asked again, did not
      response(1, "2023-06-05", 5, null),
      response(2, "2023-02-01", 5, "2024-02-01"), // on the last day of the window
      response(3, "2023-02-01", 5, "2024-02-02", {model_series: "B"}), // a day late
      response(4, "2024-06-30", 4, null), // its window ends with the data
      response(5, "2024-07-01", 4, "2024-08-01"), // too recent although already back
      response(6, "2023-02-01", 5, null, {is_company: true}),
      response(null, "2023-02-01", 5, null), // nobody's: a return could not be seen
      response(8, "2023-03-01", 2, "2023-05-01", {
        next_visit_same_dealer_date: null,
        overall_score: 3,
        overall_scale_max: 10,
        questionnaire: "JOURNEY_SERVICE"
      }),
      response(9, "2024-04-01", 5, null, {dealer_id: 2, as_of: "2025-03-31"}),
      response(10, "2023-02-01", 5, "2023-03-01", {journey: "sales"})
    ]
  });
});
afterAll(() => engines.close());

describe("return measures", () => {
  it("splits the eligible responses into the four groups", async () => {
    expect(await measured(engines, returnMeasures(noFilters))).toEqual({
      came_back: [5, 6, 3, 8, 4, 3],
      satisfied_came_back: [5, 6, 2, 8, 3, 2],
      satisfied_but_gone: [5, 6, 3, 8, 4, 3],
      not_satisfied_came_back: [5, 6, 1, 8, 1, 1],
      not_satisfied_gone: [5, 6, 0, 8, 0, 0],
      too_recent_responses: count(2),
      unlinked_responses: count(1)
    });
  });

  it("gives each dealer its own row", async () => {
    const rows = await measured(engines, returnMeasures(noFilters, {by: "dealer"}));
    expect(rows["came_back@1"]).toEqual([5, 6, 3, 8, 4, 3]);
    expect(rows["came_back@2"]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(rows["too_recent_responses@2"]).toEqual(count(1));
  });

  it("takes as recent the last months whose window is over, and what was known a year earlier", async () => {
    const recent = await measured(engines, returnMeasures(noFilters, {recentMonths: 12}));
    expect(recent.came_back).toEqual([1, 1, 0, 1, 0, 0]);
    const before = await measured(
      engines,
      returnMeasures(noFilters, {recentMonths: 12, monthsBack: 12})
    );
    expect(before.came_back).toEqual([4, 5, 3, 7, 4, 3]);
    expect(before.too_recent_responses).toEqual(count(1));
  });
});
