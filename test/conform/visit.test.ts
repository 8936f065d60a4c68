import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {conformed, found} from "../util/conformed.js";
import type {GivenRow} from "../util/stageTables.js";

const vinOf = (car: number): string => `LFV2A21K0A400000${car}`;
let nth = 0;
const order = (car: number, at: string, more: GivenRow = {}): GivenRow => ({
  dealer: "A",
  ro_no: `R${++nth}`,
  vin: vinOf(car),
  customer_no: `C${car}`,
  opened_at: at.length === 10 ? `${at} 09:00:00` : at,
  ro_status: "settled",
  ...more
});

let database: Database;
beforeAll(async () => {
  database = await conformed({
    asOf: {A: "2025-06-30", B: "2025-06-30", C: "2025-06-30"},
    rows: {
      vehicle: [{dealer: "A", vin: vinOf(3), odometer_replaced_date: "2024-03-15"}],
      appointment: [
        {dealer: "A", appointment_no: "P1", vin: vinOf(1), appointed_at: "2024-01-05 10:00:00"},
        {
          dealer: "A",
          appointment_no: "P2",
          vin: vinOf(2),
          appointed_at: "2024-01-01 10:00:00",
          appointment_status: "no_show"
        }
      ],
      repair_order: [
        // 1: three orders on a day at one dealer, one at another on the same day, one later.
        order(1, "2024-01-05", {
          repair_type: "mechanical",
          labour_amount: 100,
          received_amount: 90,
          mileage_in_km: 5000,
          wait_minutes: 30,
          advisor: "张三"
        }),
        order(1, "2024-01-05 15:00:00", {
          repair_type: "service",
          labour_amount: 10,
          received_amount: 10,
          wait_minutes: 50,
          advisor: "李四"
        }),
        order(1, "2024-01-05", {ro_type: "internal", received_amount: 999}),
        order(1, "2024-01-05", {dealer: "B", received_amount: 5}),
        order(1, "2024-02-04", {received_amount: 7, is_rework: true}),
        // 2: mileage falls by 100, by 101, rises by 2,000 and 2,001 km a day.
        order(2, "2024-01-01", {mileage_in_km: 10000}),
        order(2, "2024-02-01", {mileage_in_km: 9900}),
        order(2, "2024-03-01", {mileage_in_km: 9799}),
        order(2, "2024-03-02"),
        order(2, "2024-03-03", {mileage_in_km: 13799}),
        order(2, "2024-03-04", {mileage_in_km: 15800}),
        // 3: a new odometer between the visits; 4: one reported with the order.
        order(3, "2024-03-01", {mileage_in_km: 80000}),
        order(3, "2024-04-01", {mileage_in_km: 300}),
        order(4, "2024-03-01", {mileage_in_km: 80000}),
        order(4, "2024-04-01", {mileage_in_km: 10, has_odometer_change: true}),
        // 5: home is B by visits; 6: a tie, the latest visit decides; 7: old visits only.
        order(5, "2024-01-01", {dealer: "A"}),
        order(5, "2024-02-01", {dealer: "B"}),
        order(5, "2024-03-01", {dealer: "B"}),
        order(5, "2024-04-01", {dealer: "A", ro_type: "internal"}),
        order(6, "2024-05-01", {dealer: "B"}),
        order(6, "2024-03-01", {dealer: "C"}),
        order(6, "2023-01-01", {dealer: "C"}),
        order(7, "2021-01-01", {dealer: "C"}),
        order(8, "2021-01-01", {dealer: "C"})
      ],
      sales_order: [
        {dealer: "B", order_no: "S8", vin: vinOf(8), customer_no: "C8", invoiced_date: "2021-02-01"}
      ]
    }
  });
});
afterAll(() => database.close());

const visits = (car: number, columns: string): Promise<unknown[]> =>
  found(
    database.connection,
    `select ${columns} from visit join vehicle_key on key = vehicle_id
     where value = '${vinOf(car)}' order by visit_date, dealer_id`
  );

describe("a visit", () => {
  it("is a dealer, a car and a day, whatever the orders", async () => {
    expect(
      await visits(1, "dealer_id as d, visit_date as day, order_count as n, received")
    ).toEqual([
      {d: 1, day: "2024-01-05", n: 2, received: 100},
      {d: 2, day: "2024-01-05", n: 1, received: 5},
      {d: 1, day: "2024-02-04", n: 1, received: 0}
    ]);
  });

  it("takes the kind of work by rank, the advisor of the larger bill, the longer wait", async () => {
    const [first] = await visits(
      1,
      "repair_type, is_scheduled_service as s, wait_minutes as w, mileage_km as km, advisor"
    );
    const [advisor] = await found(
      database.connection,
      "select alias from staff_alias where name = '张三'"
    );
    expect(first).toEqual({
      repair_type: "service",
      s: true,
      w: 50,
      km: 5000,
      advisor: (advisor as {alias: string}).alias
    });
  });

  it("knows the visits before and after it, at any dealer", async () => {
    expect(await visits(1, "visit_nth as n, previous_date as p, next_date as x")).toEqual([
      {n: 1, p: null, x: "2024-01-05"},
      {n: 2, p: "2024-01-05", x: "2024-02-04"},
      {n: 3, p: "2024-01-05", x: null}
    ]);
  });

  it("is by appointment if one was kept; unknown where none are taken down", async () => {
    expect(await visits(1, "has_appointment as a")).toEqual([{a: true}, {a: null}, {a: false}]);
    expect((await visits(2, "has_appointment as a"))[0]).toEqual({a: false});
  });
});

describe("mileage", () => {
  it("is suspect when it falls by more than 100 km or rises by more than 2,000 km a day", async () => {
    expect(await visits(2, "mileage_km as km, is_mileage_suspect as suspect")).toEqual([
      {km: 10000, suspect: false},
      {km: 9900, suspect: false},
      {km: 9799, suspect: true},
      {km: null, suspect: false},
      {km: 13799, suspect: false},
      {km: 15800, suspect: true}
    ]);
  });

  it("may begin again with a new odometer", async () => {
    expect(await visits(3, "is_mileage_suspect as s")).toEqual([{s: false}, {s: false}]);
    expect(await visits(4, "is_mileage_suspect as s")).toEqual([{s: false}, {s: false}]);
  });
});

describe("the home dealer", () => {
  const home = async (car: number): Promise<unknown> =>
    (
      await found(
        database.connection,
        `select vehicle_home.home_dealer_id as car, customer_home.home_dealer_id as customer
         from vehicle_home
         join vehicle_key on key = vehicle_id
         cross join customer_home join customer_number_key using (customer_id)
         where value = '${vinOf(car)}' and customer_no = 'C${car}' and customer_number_key.dealer =
           (select min(dealer) from customer_number_key where customer_no = 'C${car}')`
      )
    )[0];

  it("has most countable visits of the last 24 months", async () => {
    expect(await home(5)).toMatchObject({car: 2});
  });

  it("is that of the latest visit in a tie, older ones not counted", async () => {
    expect(await home(6)).toMatchObject({car: 2});
  });

  it("is, without any, where the car was bought, else last seen", async () => {
    expect(await home(8)).toMatchObject({car: 2});
    expect(await home(7)).toEqual({car: 3, customer: 3});
  });
});

it("the sum of visits' orders is that of the countable orders", async () => {
  expect(
    await found(
      database.connection,
      `select (select sum(order_count) from visit) = (select count(*) from repair_order where is_countable) as holds`
    )
  ).toEqual([{holds: true}]);
});
