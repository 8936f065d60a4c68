import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {rowsOf} from "../../loaders/duckdb.js";
import {readSqlFile} from "../../loaders/sqlFile.js";
import {lossDefinitions, lossSql} from "../../src/queries/churn/definition.js";
import {sql} from "../../src/queries/sql.js";
import {conformed, found} from "../util/conformed.js";
import type {Given} from "../util/conformed.js";
import type {GivenRow} from "../util/stageTables.js";

const vinOf = (n: number): string => `LFV2A21K0A4${String(n).padStart(6, "0")}`;

const visit = (car: number, day: string, more: GivenRow = {}): GivenRow => ({
  dealer: "A",
  ro_no: `${car} ${day}`,
  vin: vinOf(car),
  customer_no: `C${car}`,
  opened_at: `${day} 09:00:00`,
  repair_type: "service",
  ...more
});

const sale = (car: number, day: string, more: GivenRow = {}): GivenRow => ({
  dealer: "A",
  order_no: `S${car}`,
  vin: vinOf(car),
  customer_no: `C${car}`,
  invoiced_date: day,
  delivered_date: day,
  ...more
});

// Three months in a row with orders, so that observation begins with the first.
const opening = ["2020-01-05", "2020-02-05", "2020-03-05"].flatMap((day) => [
  visit(990, day),
  visit(991, day, {dealer: "B"})
]);

async function build(given: Given): Promise<Database> {
  const orders = [...opening, ...(given.rows.repair_order ?? [])];
  return conformed({...given, rows: {...given.rows, repair_order: orders}});
}

const asOf = {A: "2025-06-30", B: "2025-03-31"};
let database: Database;
beforeAll(async () => {
  database = await build({
    asOf,
    rows: {
      sales_order: [
        sale(1, "2023-01-31"),
        sale(2, "2024-12-01"),
        sale(3, "2024-09-01"),
        sale(7, "2019-06-01"),
        sale(8, "2023-01-10")
      ],
      vehicle: [
        {dealer: "A", vin: vinOf(9), vehicle_status: "scrapped", status_date: "2024-02-01"},
        {dealer: "A", vin: vinOf(10), use_nature: "courtesy"},
        {dealer: "A", vin: vinOf(11), odometer_replaced_date: "2023-08-01"},
        {dealer: "A", vin: vinOf(12), series: "长周期"}
      ],
      service_plan: [
        {series: "*", service_nth: 1, interval_months: 3, interval_km: 5000},
        {series: "*", service_nth: 0, interval_months: 6, interval_km: 10000},
        {series: "长周期", service_nth: 0, interval_months: 12, interval_km: 20000}
      ],
      repair_order: [
        // 1: first service in time, then late but within grace, then too late: lost, and back.
        visit(1, "2023-04-20", {repair_type: "first_service"}),
        visit(1, "2024-04-20"),
        visit(1, "2025-04-21"),
        // 4: at risk at A; 5: the same at B, whose data end earlier.
        visit(4, "2024-09-01"),
        visit(5, "2024-09-01", {dealer: "B"}),
        // 6: due on 2024-12-30, so the grace ends with the as-of.
        visit(6, "2024-06-30"),
        visit(7, "2024-05-01"),
        // 8: came on the last day of the grace.
        visit(8, "2023-10-10"),
        visit(9, "2023-12-01"),
        visit(10, "2023-01-01"),
        // 11 drives 100 km a day: 10,000 km are over in 100 days; the odometer is new after the first.
        visit(11, "2023-06-01", {mileage_in_km: 90000}),
        visit(11, "2023-08-10", {mileage_in_km: 1000}),
        visit(11, "2023-08-20", {mileage_in_km: 2000}),
        visit(11, "2023-08-30", {mileage_in_km: 3000}),
        visit(12, "2023-06-01")
      ]
    }
  });
});
afterAll(() => database.close());

const events = (car: number): Promise<unknown[]> =>
  found(
    database.connection,
    `select event_date as day, due_date as due, is_loss as lost
     from vehicle_event
     join vehicle_key on vehicle_key.key = vehicle_id
     where value = '${vinOf(car)}' order by event_date`
  );

const vehicle = async (car: number, columns: string): Promise<unknown> => {
  const [row] = await found(
    database.connection,
    `select ${columns} from (
       select vehicle_id, min(due_date) filter (is_loss) as first_lost,
         arg_min(next_date, event_date) filter (is_loss) as reactivated,
         arg_max(is_loss, event_date) as is_lost
       from vehicle_event group by vehicle_id
     ) join vehicle_key on key = vehicle_id where value = '${vinOf(car)}'`
  );
  return row;
};

describe("a service is due", () => {
  it("three months after delivery, six after every visit, and in a shorter month on its last day", async () => {
    expect(await events(1)).toEqual([
      {day: "2023-01-31", due: "2023-04-30", lost: false},
      {day: "2023-04-20", due: "2023-10-20", lost: false},
      {day: "2024-04-20", due: "2024-10-20", lost: true},
      {day: "2025-04-21", due: "2025-10-21", lost: false}
    ]);
  });

  it("after the plan of the model series", async () => {
    expect(await events(12)).toEqual([{day: "2023-06-01", due: "2024-06-01", lost: true}]);
  });

  it("when the plan's mileage is reached, if that is earlier, by readings since the odometer was new", async () => {
    expect(await events(11)).toEqual([
      {day: "2023-06-01", due: "2023-12-01", lost: false},
      {day: "2023-08-10", due: "2024-02-10", lost: false},
      {day: "2023-08-20", due: "2023-11-28", lost: false},
      {day: "2023-08-30", due: "2023-12-08", lost: true}
    ]);
  });
});

describe("a car is lost", () => {
  it("when due + grace passes without a visit, dated when it was due; a later visit is a return", async () => {
    expect(await vehicle(1, "first_lost, reactivated, is_lost")).toEqual({
      first_lost: "2024-10-20",
      reactivated: "2025-04-21",
      is_lost: false
    });
  });

  it("not while a visit comes on the last day of the grace", async () => {
    // Delivered 2023-01-10, due 2023-04-10, grace until 2023-10-10.
    expect(await events(8)).toMatchObject([{lost: false}, {day: "2023-10-10"}]);
  });

  it("when the buyer never came, at the first due date", async () => {
    expect(await vehicle(3, "first_lost, is_lost")).toEqual({
      first_lost: "2024-12-01",
      is_lost: true
    });
    expect(await vehicle(2, "first_lost, is_lost")).toEqual({first_lost: null, is_lost: false});
  });

  it("only once the grace is over by the dealer's own as-of", async () => {
    expect(await vehicle(6, "first_lost")).toEqual({first_lost: "2024-12-30"});
    expect(await vehicle(4, "first_lost")).toEqual({first_lost: null});
    expect(await vehicle(5, "first_lost")).toEqual({first_lost: null});
  });

  it("not when it was scrapped within the grace, and not when it is the dealer's", async () => {
    expect(await vehicle(9, "first_lost, is_lost")).toEqual({first_lost: null, is_lost: false});
    expect(await vehicle(10, "first_lost")).toBeUndefined();
  });

  it("not for years before repair data begin", async () => {
    expect(await events(7)).toEqual([{day: "2024-05-01", due: "2024-11-01", lost: true}]);
  });
});

it("is at risk three months after the due date, by the home dealer's as-of", async () => {
  const rows = await found(
    database.connection,
    `select customer_no as c, is_at_risk from customer_state
     join customer_number_key using (customer_id)
     where customer_no in ('C2', 'C4', 'C5', 'C6') order by c`
  );
  // C2 was due 2025-03-01, C4 and C5 2025-03-01, the last at a dealer whose data end 2025-03-31.
  expect(rows).toEqual([
    {c: "C2", is_at_risk: true},
    {c: "C4", is_at_risk: true},
    {c: "C5", is_at_risk: false},
    {c: "C6", is_at_risk: false}
  ]);
});

it("due services: one visit does one, those passed over were missed, those in grace are open", async () => {
  const rows = await found(
    database.connection,
    `select value[-2:] as car, decided_date as day, is_done as done from due_service
     join vehicle_key on key = vehicle_id
     where value in ('${vinOf(1)}', '${vinOf(4)}', '${vinOf(12)}') order by all`
  );
  expect(rows).toEqual([
    {car: 1, day: "2023-04-20", done: true},
    // Due 2023-10-20 and 2024-04-20: the visit of that day does the second, a little early or not.
    {car: 1, day: "2024-04-20", done: false},
    {car: 1, day: "2024-04-20", done: true},
    // Due 2024-10-20, and 2025-04-20, which the visit one day later did.
    {car: 1, day: "2025-04-20", done: false},
    {car: 1, day: "2025-04-21", done: true},
    {car: 12, day: "2024-12-01", done: false}
  ]);
});

describe("adding a later month", () => {
  /** A small group whose cars come more or less regularly at two dealers. */
  function history(until: string): Given {
    let seed = 20251122;
    const random = (): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    const orders: GivenRow[] = [];
    const sales: GivenRow[] = [];
    for (let car = 100; car < 180; car += 1) {
      let day = Date.UTC(2020, 3, 1) + random() * 700 * 86_400_000;
      const iso = (): string => new Date(day).toISOString().slice(0, 10);
      if (random() < 0.6) sales.push(sale(car, iso()));
      let km = random() * 1000;
      while (day < Date.UTC(2025, 11, 1)) {
        const gap = 60 + random() * (random() < 0.15 ? 700 : 220);
        day += gap * 86_400_000;
        km += gap * (20 + random() * 100);
        const dealer = random() < 0.7 ? "A" : "B";
        orders.push(visit(car, iso(), {dealer, mileage_in_km: Math.round(km)}));
      }
    }
    const upTo = (row: GivenRow): boolean =>
      String(row.opened_at ?? row.delivered_date).slice(0, 10) <= until;
    const earlierB = new Date(Date.parse(until) - 50 * 86_400_000).toISOString().slice(0, 10);
    return {
      asOf: {A: until, B: earlierB},
      rows: {repair_order: orders.filter(upTo), sales_order: sales.filter(upTo)}
    };
  }

  async function losses(until: string): Promise<Map<string, string>> {
    const {connection, close} = await build(history(until));
    const rows = await rowsOf<{car: string; lost: string}>(
      connection,
      `select value as car, min(due_date) as lost from vehicle_event
       join vehicle_key on key = vehicle_id where is_loss group by value
       union all
       select 'customer ' || customer_no, min(due_date) from customer_event
       join customer_number_key using (customer_id) where is_loss group by customer_no`
    );
    // And by every definition that a reader may choose.
    const silences = await readSqlFile(
      new URL("../../loaders/marts/silences.sql", import.meta.url)
    );
    await connection.run(`create table silences as ${silences}`);
    for (const definition of lossDefinitions) {
      const {isLoss, lostDate} = lossSql(definition);
      const name = `${definition.intervalMonths ?? "plan"} ${definition.graceMonths}`;
      const {text, values} = sql`select value as car, cast(min(${lostDate}) as varchar) as lost
        from silences s join vehicle_key on key = vehicle_id where ${isLoss} group by value`;
      const reader = await connection.runAndReadAll(text, [...values]);
      for (const row of reader.getRowObjectsJson())
        rows.push({car: `${name} ${String(row.car)}`, lost: String(row.lost)});
    }
    close();
    return new Map(rows.map(({car, lost}) => [car, lost]));
  }

  it("finds by default the losses of the vehicles", async () => {
    const all = await losses("2025-09-30");
    const cars = [...all].filter(([car]) => /^L/.test(car));
    expect(cars.length).toBeGreaterThan(20);
    for (const [car, lost] of cars) expect([car, all.get(`plan 6 ${car}`)]).toEqual([car, lost]);
    const chosen = [...all.keys()].filter((car) => car.startsWith("plan 6 "));
    expect(chosen).toHaveLength(cars.length);
  });

  it("changes no earlier loss", async () => {
    const months = ["2023-06-30", "2023-07-31", "2024-02-29", "2025-09-30"];
    let former = await losses(months[0]!);
    expect(former.size).toBeGreaterThan(10);
    for (const month of months.slice(1)) {
      const later = await losses(month);
      expect(later.size).toBeGreaterThan(former.size);
      for (const [car, lost] of former) expect([car, later.get(car)]).toEqual([car, lost]);
      former = later;
    }
  });
});
