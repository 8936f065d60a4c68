import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {conformed, found} from "../util/conformed.js";
import type {GivenRow} from "../util/stageTables.js";

const vinOf = (car: number): string => `LFV2A21K0A400000${car}`;
const order = (car: number, at: string, more: GivenRow = {}): GivenRow => ({
  dealer: "A",
  ro_no: `${car} ${at}`,
  vin: vinOf(car),
  customer_no: `C${car}`,
  plate: `浙A0000${car}`,
  opened_at: at,
  ro_status: "settled",
  received_amount: 10,
  ...more
});
const contact = (contact_no: string, at: string, more: GivenRow = {}): GivenRow => ({
  dealer: "A",
  contact_no,
  contacted_at: at,
  ...more
});
const sale = (order_no: string, day: string, more: GivenRow = {}): GivenRow => ({
  dealer: "A",
  order_no,
  invoiced_date: day,
  paid_price: 100000,
  ...more
});
const lead = (lead_no: string, more: GivenRow = {}): GivenRow => ({
  dealer: "A",
  lead_no,
  created_at: "2024-01-10 10:00:00",
  ...more
});

let database: Database;
beforeAll(async () => {
  database = await conformed({
    asOf: {A: "2025-06-30"},
    rows: {
      customer: [
        {dealer: "A", customer_no: "C1", name: "王伟", phone: "13800000001"},
        {dealer: "A", customer_no: "C5", name: "李娜", phone: "13800000005"}
      ],
      repair_order: [
        order(1, "2024-03-10 09:00:00"),
        order(1, "2024-03-10 13:30:00", {ro_no: "afternoon"}),
        order(1, "2024-06-30 00:00:00"),
        order(2, "2024-03-10 09:00:00", {plate: "浙A00009"}),
        order(3, "2024-03-11 09:00:00", {plate: "浙A00009"})
      ],
      contact: [
        contact("in the morning", "2024-03-10 08:00:00", {vin: vinOf(1)}),
        contact("just within", "2024-02-09 23:00:00", {vin: vinOf(1)}),
        contact("just too early", "2024-02-08 12:00:00", {vin: vinOf(1)}),
        contact("day only, same day", "2024-03-10 00:00:00", {vin: vinOf(3)}),
        contact("day only, same day as the visit", "2024-03-11 00:00:00", {vin: vinOf(3)}),
        contact("too recent", "2025-06-01 10:00:00", {vin: vinOf(1)}),
        contact("planned", "2024-03-01 10:00:00", {vin: vinOf(1), contact_result: "planned"}),
        contact("by plate", "2024-03-01 10:00:00", {plate: "浙A00001"}),
        contact("by a plate of two cars", "2024-03-01 10:00:00", {plate: "浙A00009"}),
        contact("by customer", "2024-03-01 10:00:00", {customer_no: "C1"})
      ],
      complaint: [
        {
          dealer: "A",
          complaint_no: "K1",
          ro_no: "afternoon",
          received_at: "2024-03-12 10:00:00",
          resolved_at: "2024-03-15 09:00:00",
          complaint_source: "phone"
        },
        {
          dealer: "A",
          complaint_no: "K2",
          received_at: "2024-03-12 10:00:00",
          complaint_source: "internal"
        },
        {
          dealer: "A",
          complaint_no: "K3",
          vin: vinOf(2),
          received_at: "2024-03-12 10:00:00",
          closed_at: "2024-03-20 10:00:00"
        },
        {dealer: "A", complaint_no: "K4", received_at: "2024-03-12 10:00:00"}
      ],
      sales_order: [
        sale("S1", "2024-02-01", {vin: vinOf(5), customer_no: "C5", lead_no: "L2"}),
        sale("S2", "2025-01-01", {customer_no: "C5", delivered_date: "2025-01-03"}),
        sale("cancelled", "2024-02-01", {order_status: "cancelled", customer_no: "C5"}),
        sale("returned", "2024-02-01", {order_status: "returned", customer_no: "C5"}),
        sale("transfer", "2024-02-01", {order_kind: "transfer", customer_no: "C5"}),
        sale("internal", "2024-02-01", {order_kind: "internal", customer_no: "C5"}),
        sale("not yet", "2024-02-01", {order_status: "ordered", customer_no: "C5"}),
        sale("test", "2024-02-01", {name: "测试", customer_no: "C5"}),
        sale("with cost", "2024-05-01", {
          customer_no: "C1",
          cost_amount: 98000,
          accessories_amount: 1000,
          insurance_amount: 2000,
          referred_by_customer_no: "C5"
        }),
        sale("by car", "2024-06-01", {customer_no: "C1", referred_by_vin: vinOf(5)}),
        sale("by oneself", "2024-07-01", {customer_no: "C1", referred_by_customer_no: "C1"})
      ],
      lead: [
        lead("L1", {order_no: "S1", customer_no: "P1"}),
        lead("L2"),
        lead("L3", {customer_no: "C5", created_at: "2024-06-01 10:00:00"}),
        lead("L4", {name: "李娜", phone: "13800000005", outcome: "lost"}),
        lead("L5", {
          customer_no: "P9",
          models_compared: "朗逸/速腾、朗逸；迈腾",
          referred_by_customer_no: "C1"
        })
      ]
    }
  });
});
afterAll(() => database.close());

const query = (sql: string): Promise<unknown[]> => found(database.connection, sql);

describe("a contact", () => {
  const outcome = async (contact_no: string): Promise<unknown> => {
    // Keys follow the day and the number.
    const rows = await query(
      `select contact_id, is_success, vehicle_id from contact order by contact_id`
    );
    const numbers = (
      [
        ["2024-02-08 12:00:00", "just too early"],
        ["2024-02-09 23:00:00", "just within"],
        ["2024-03-01 10:00:00", "by a plate of two cars"],
        ["2024-03-01 10:00:00", "by customer"],
        ["2024-03-01 10:00:00", "by plate"],
        ["2024-03-01 10:00:00", "planned"],
        ["2024-03-10 00:00:00", "day only, same day"],
        ["2024-03-10 08:00:00", "in the morning"],
        ["2024-03-11 00:00:00", "day only, same day as the visit"],
        ["2025-06-01 10:00:00", "too recent"]
      ] as const
    ).map(([, name]) => name);
    const row = rows[numbers.findIndex((name) => name === contact_no)] as {is_success: unknown};
    return row.is_success;
  };

  it("succeeds by a visit more than 4 hours and at most 30 days later", async () => {
    expect(await outcome("in the morning")).toBe(false);
    expect(await outcome("just within")).toBe(true);
    expect(await outcome("just too early")).toBe(false);
    expect(await outcome("by customer")).toBe(true);
  });

  it("dated without a time counts from the end of its day", async () => {
    expect(await outcome("day only, same day")).toBe(true);
    expect(await outcome("day only, same day as the visit")).toBe(false);
  });

  it("has no outcome while its 30 days are not over, or when it is planned", async () => {
    expect(await outcome("too recent")).toBeNull();
    expect(await outcome("planned")).toBeNull();
  });

  it("finds its car by a plate that means one car only", async () => {
    expect(await outcome("by plate")).toBe(true);
    expect(await outcome("by a plate of two cars")).toBeNull();
  });
});

it("complaints: internal ones left out, days to the resolution, whom by order, car or number", async () => {
  expect(
    await query(`select days_to_resolve as days, is_countable as c,
        customer_id = (select customer_id from customer_number_key where customer_no = 'C1') as is_c1,
        vehicle_id is not null as has_car
      from complaint order by complaint_nth`)
  ).toEqual([
    {days: 3, c: true, is_c1: true, has_car: true},
    {days: null, c: false, is_c1: null, has_car: false},
    {days: 8, c: true, is_c1: false, has_car: true},
    {days: null, c: true, is_c1: null, has_car: false}
  ]);
});

describe("a sales order", () => {
  it("counts when delivered to an end customer", async () => {
    expect(
      await query(
        "select exclude_reason as reason, count(*) as n from sales_order group by all order by all"
      )
    ).toEqual([
      {reason: "cancelled", n: 1},
      {reason: "internal", n: 1},
      {reason: "not_delivered", n: 1},
      {reason: "returned", n: 1},
      {reason: "test_record", n: 1},
      {reason: "transfer", n: 1},
      {reason: null, n: 5}
    ]);
  });

  it("knows the customer's purchases before and after, by delivery", async () => {
    expect(
      await query(`select order_no as o, purchase_nth as n, next_purchase_date as next from sale
        where order_no in ('S1', 'S2') order by sale_id`)
    ).toEqual([
      {o: "S1", n: 1, next: "2025-01-03"},
      {o: "S2", n: 2, next: null}
    ]);
  });

  it("has profit by cost, else by margin, and that of accessories and insurance", async () => {
    expect(
      await query(
        "select order_no as o, profit from sale where order_no in ('S1', 'with cost') order by 1"
      )
    ).toEqual([
      {o: "S1", profit: 3000},
      {o: "with cost", profit: 2000 + 300 + 200}
    ]);
  });
});

it("referrals: by number or by car, a lead with its sale once, nobody by themselves", async () => {
  expect(
    await query(`select customer_no as who, count(*) as n
      from referral_counted join customer_number_key using (customer_id)
      group by all order by all`)
  ).toEqual([
    {who: "C1", n: 1},
    {who: "C5", n: 2}
  ]);
});

it("leads find their sale, and customers whom the group knows; prospects make none", async () => {
  expect(
    await query(`select lead_id as id, sale_id, customer_id is not null as known, compared_count as n
      from lead order by lead_id`)
  ).toEqual([
    {id: 1, sale_id: 1, known: true, n: null},
    {id: 2, sale_id: 1, known: true, n: null},
    {id: 3, sale_id: null, known: true, n: null},
    {id: 4, sale_id: null, known: false, n: 3},
    {id: 5, sale_id: 5, known: true, n: null}
  ]);
  expect(
    await query("select count(*) as n from customer_number_key where customer_no[1] = 'P'")
  ).toEqual([{n: 0}]);
});
