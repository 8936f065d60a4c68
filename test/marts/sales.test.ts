import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {writeMarts} from "../../loaders/marts/writeMarts.js";
import {conformed, found, temporaryFolder} from "../util/conformed.js";
import type {GivenRow} from "../util/stageTables.js";

const folder = join(temporaryFolder(afterAll), "marts");
const vinOf = (car: number): string => `LFV2A21K0A400000${car}`;
const sale = (car: number, customer_no: string, day: string): GivenRow => ({
  dealer: "A",
  order_no: `S${car}`,
  customer_no,
  vin: vinOf(car),
  invoiced_date: day,
  delivered_date: day,
  paid_price: 100_000
});
const visit = (car: number, day: string): GivenRow => ({
  dealer: "A",
  ro_no: `R${car}`,
  vin: vinOf(car),
  customer_no: car === 2 ? "two cars" : "another",
  opened_at: `${day} 09:00:00`,
  ro_status: "settled",
  repair_type: "service",
  labour_amount: 100,
  received_amount: 100
});
const left = (car: number, status_date: string): GivenRow => ({
  dealer: "A",
  vin: vinOf(car),
  vehicle_status: "scrapped",
  status_date
});

let database: Database;
beforeAll(async () => {
  database = await conformed({
    asOf: {A: "2025-03-31"},
    rows: {
      sales_order: [
        sale(1, "two cars", "2022-01-15"),
        sale(2, "two cars", "2024-03-20"),
        sale(3, "scrapped it", "2023-01-10"),
        // Scrapped in the 15th month, and another one bought in the 17th and the 20th.
        sale(4, "traded in", "2022-05-10"),
        sale(5, "traded in", "2023-09-20"),
        sale(6, "went and came back", "2022-05-10"),
        sale(7, "went and came back", "2023-12-20")
      ],
      vehicle: [left(3, "2024-02-01"), left(4, "2023-08-01"), left(6, "2023-08-01")],
      // The first one begins what is known of the dealer's vehicles.
      repair_order: [visit(9, "2022-01-03"), visit(2, "2024-12-15")]
    }
  });
  mkdirSync(folder, {recursive: true});
  await writeMarts(database.lanes, folder);
}, 60_000);
afterAll(() => database?.close());

describe("sales", () => {
  it("are followed until the next purchase, the car left or the as-of", async () => {
    expect(
      await found(
        database.connection,
        `select order_no as o, followed_months as m, bought_again as again, left_before_purchase as gone
        from sales join sale using (sale_id) order by order_no`
      )
    ).toEqual([
      {o: "S1", m: 27, again: true, gone: false},
      {o: "S2", m: 13, again: false, gone: false},
      {o: "S3", m: 13, again: false, gone: true},
      {o: "S4", m: 17, again: true, gone: false},
      {o: "S5", m: 19, again: false, gone: false},
      {o: "S6", m: 15, again: false, gone: true},
      {o: "S7", m: 16, again: false, gone: false}
    ]);
  });
});

describe("vehicles", () => {
  it("know in which month their service is due, and what their owner was worth", async () => {
    expect(
      await found(
        database.connection,
        `select key.value[17:] as car, next_due_date as due, due_in_months as m, owner_value_cents as worth
        from vehicles join vehicle_key as key on key.key = vehicle_id where key.value[17:] in ('2', '3', '5') order by 1`
      )
    ).toEqual([
      {car: 2, due: "2025-06-15", m: 3, worth: 305_000},
      {car: 3, due: null, m: null, worth: 300_000},
      {car: 5, due: "2023-12-20", m: -15, worth: 300_000}
    ]);
  });
});
