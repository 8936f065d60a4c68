import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {noFilters} from "../../src/contract/filters.js";
import type {MetricId} from "../../src/contract/metrics.js";
import {figures} from "../../src/queries/figures.js";
import {atRiskMeasures} from "../../src/queries/measures/dues.js";
import type {MeasureRow} from "../../src/queries/measures/measure.js";
import {retentionMeasures} from "../../src/queries/measures/retention.js";
import {lossMeasures} from "../../src/queries/measures/vehicles.js";
import {openBothEngines} from "../util/martTables.js";
import type {BothEngines} from "../util/martTables.js";
import {bothAnswer} from "./bothAnswers.js";

const car = (vehicle_id: number, home_dealer_id: number) => ({
  vehicle_id,
  customer_id: 100 + vehicle_id,
  home_dealer_id,
  is_company: false
});
const visit = (
  vehicle_id: number,
  dealer_id: number,
  day: string,
  {due = null, next = null}: {due?: string | null; next?: string | null} = {}
) => ({
  ...car(vehicle_id, dealer_id),
  dealer_id,
  day,
  is_visit: true,
  due_date: due,
  next_visit_date: next
});
const followed = {is_dealer_owned: false, entry_date: "2023-01-31", vehicle_status: "in_use"};

let engines: BothEngines;
beforeAll(async () => {
  engines = await openBothEngines(
    {
      dealers: [1, 2, 3].map((dealer_id) => ({
        dealer_id,
        as_of: "2025-06-30",
        data_from: "2021-01-01"
      })),
      vehicle_days: [
        visit(1, 1, "2024-08-31", {due: "2025-01-31"}), // at risk after 30 April
        visit(2, 1, "2024-12-15", {due: "2025-02-28", next: "2025-05-31"}),
        visit(3, 1, "2024-07-01", {due: "2024-10-31"}), // at risk after 31 January, lost on 30 April
        visit(4, 2, "2022-05-31"),
        visit(5, 2, "2023-02-28"),
        visit(5, 2, "2024-09-10")
      ],
      vehicles: [
        {...car(6, 3), ...followed, first_lost_date: "2024-03-15"},
        {...car(7, 3), ...followed, vehicle_status: "sold", status_date: "2023-11-10"},
        {...car(8, 3), ...followed, vehicle_status: "sold", status_date: null}
      ]
    },
    {isSummed: true}
  );
});
afterAll(() => engines.close());

/** n and y of a figure at a dealer at a month's end, which the rows and the cells must both give. */
async function stateAt(metric: MetricId, dealer: number, to: string): Promise<number[]> {
  const filters = {...noFilters, dealers: [dealer], to};
  const measures = {1: atRiskMeasures, 2: retentionMeasures, 3: lossMeasures}[dealer]!;
  const of = (rows: readonly MeasureRow[]) => {
    const row = rows.find((one) => one.metric === metric && one.dealer_id === null);
    return [row?.n ?? 0, row?.y ?? 0];
  };
  const cells = await bothAnswer(engines, figures(filters));
  const rows = of(await bothAnswer(engines, measures(filters)));
  expect(of(cells.filter(({span}) => span === "now"))).toEqual(rows);
  return rows;
}

describe("a state at the end of a month, worked out by hand", () => {
  it.each([
    ["2024-12", 3, 0],
    ["2025-01", 3, 0], // three months after the due date is not yet at risk
    ["2025-02", 3, 1],
    ["2025-04", 2, 0], // the third car is lost; the first is due for exactly three months
    ["2025-05", 1, 1] // the second car came on the last day
  ])("at risk: %s", async (to, n, y) => {
    expect(await stateAt("at_risk_share", 1, to)).toEqual([n, y]);
    expect(await stateAt("at_risk_vehicles", 1, to)).toEqual([0, y]);
  });

  it.each([
    ["2024-01", 1, 0, 1],
    ["2024-02", 2, 0, 0], // on a leap day the last day of February is twelve months ago
    ["2024-09", 2, 1, 1],
    ["2025-04", 2, 1, 1],
    ["2025-05", 1, 1, 1] // the first visit is 36 months ago
  ])("retention: %s", async (to, n, y, active) => {
    expect(await stateAt("service_retention_rate", 2, to)).toEqual([n, y]);
    expect(await stateAt("active_customers", 2, to)).toEqual([0, active]);
  });

  it.each([
    ["2024-06", 0, 0],
    ["2024-07", 2, 0],
    ["2024-08", 2, 0], // not yet known
    ["2024-09", 2, 1],
    ["2025-04", 2, 1],
    ["2025-05", 1, 1] // the second had been sold when the year began
  ])("lost: %s", async (to, n, y) => {
    expect(await stateAt("lost_share", 3, to)).toEqual([n, y]);
  });
});
