import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {writeMarts} from "../../loaders/marts/writeMarts.js";
import {conformed, found, temporaryFolder} from "../util/conformed.js";
import type {GivenRow} from "../util/stageTables.js";

const folder = temporaryFolder(afterAll);
const vinOf = (car: number): string => `LFV2A21K0A400000${car}`;
const order = (car: number, day: string, more: GivenRow = {}): GivenRow => ({
  dealer: "A",
  ro_no: `${car} ${day}`,
  vin: vinOf(car),
  customer_no: `C${car}`,
  opened_at: `${day} 09:00:00`,
  ro_status: "settled",
  repair_type: "service",
  labour_amount: 100,
  received_amount: 100,
  ...more
});

let database: Database;
beforeAll(async () => {
  database = await conformed({
    asOf: {A: "2025-03-31"},
    rows: {
      vehicle: [
        {
          dealer: "A",
          vin: vinOf(2),
          customer_no: "C2",
          vehicle_status: "sold",
          status_date: "2024-12-01"
        }
      ],
      repair_order: [
        order(1, "2023-03-31"),
        order(1, "2024-03-31"),
        // Two orders of one day are one visit.
        order(1, "2024-09-30", {ro_no: "x"}),
        order(1, "2024-09-30", {ro_no: "y"}),
        order(2, "2023-06-30"),
        order(3, "2024-06-30"),
        order(3, "2024-12-31")
      ],
      sales_order: [
        {
          dealer: "A",
          order_no: "S1",
          customer_no: "C3",
          vin: vinOf(3),
          invoiced_date: "2024-01-01",
          paid_price: 100_000
        },
        {
          dealer: "A",
          order_no: "S2",
          customer_no: "C1",
          vin: vinOf(4),
          invoiced_date: "2024-06-01",
          paid_price: 100_000,
          accessories_amount: 1000,
          referred_by_customer_no: "C3"
        }
      ]
    }
  });
  await writeMarts(database.lanes, folder);
});
afterAll(() => database.close());

const query = (sql: string): Promise<unknown[]> => found(database.connection, sql);

describe("customer_values", () => {
  it("count days after the first, which is a visit or a delivery, and know whose cars have left", async () => {
    const rows = await query(`select repeat_count as x, last_months as last,
        observed_months as observed, has_left from customer_values order by observed_months desc`);
    const months = (days: number): number => Math.round((100 * days) / 30.4375) / 100;
    expect(rows).toEqual([
      {x: 2, last: months(549), observed: months(731), has_left: false},
      {x: 0, last: 0, observed: months(640), has_left: true},
      {x: 2, last: months(365), observed: months(455), has_left: false}
    ]);
  });

  it("forecast nothing of three customers, and say why", async () => {
    expect(
      await query(
        "select count(visits_year_1) as n, count(residual_value_cents) as v from customer_values"
      )
    ).toEqual([{n: 0, v: 0}]);
    const refused = await query(
      "select distinct parameter from value_models where parameter like 'refused%'"
    );
    expect(refused).toEqual([{parameter: "refused_too_few_repeaters"}]);
  });
});

describe("value_parts", () => {
  it("are of customers known before, over their days of visits, the car apart from what goes with it", async () => {
    const rows = await query(
      "select part, events, n, y from value_parts where car_age_band is null order by part"
    );
    // Margins of the tests: new car 3 %, accessories 30 %; a first car brings nothing to these.
    expect(rows).toEqual([
      {part: "cross_buying", events: 1, n: 4, y: 300},
      {part: "referral", events: 1, n: 4, y: 3300},
      {part: "repurchase", events: 1, n: 4, y: 3000},
      {part: "up_buying", events: 0, n: 4, y: 0}
    ]);
  });
});
