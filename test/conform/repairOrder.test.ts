import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {conformed, found} from "../util/conformed.js";
import type {GivenRow} from "../util/stageTables.js";

const vin = "LFV2A21K0A4000001";
const order = (ro_no: string, more: GivenRow = {}): GivenRow => ({
  dealer: "D1",
  ro_no,
  customer_no: "C1",
  vin,
  opened_at: "2024-03-01 09:00:00",
  ro_type: "repair",
  repair_type: "service",
  ro_status: "settled",
  settlement_no: `J${ro_no}`,
  labour_amount: 100,
  parts_amount: 300,
  discount_amount: 20,
  total_amount: 380,
  received_amount: 380,
  ...more
});

let database: Database;
beforeAll(async () => {
  database = await conformed({
    asOf: {D1: "2024-12-31"},
    rows: {
      dealer: [{dealer_code: "D1", dealer_name: "晴川汽车有限公司", short_name: "晴川"}],
      customer: [
        {dealer: "D1", customer_no: "C1", name: "王伟", phone: "13800000001"},
        {dealer: "D1", customer_no: "OWN", name: "别家", customer_kind: "dealer"}
      ],
      vehicle: [
        {dealer: "D1", vin, customer_no: "C1", sale_date: "2024-02-01"},
        {dealer: "D1", vin: "LFV2A21K0A4000002", use_nature: "test_drive"},
        {dealer: "D1", vin: "LFV2A21K0A4000003", customer_no: "C9", sale_date: "2024-05-01"}
      ],
      repair_order: [
        order("plain"),
        order("test name", {name: "测试客户"}),
        order("test plate", {plate: "TEST01"}),
        order("test vin", {vin: "11111111111111111"}),
        order("test-drive car", {vin: "LFV2A21K0A4000002"}),
        order("dealer's kind", {customer_no: "OWN"}),
        order("dealer's name", {name: "晴川汽车有限公司", customer_no: null}),
        order("internal type", {ro_type: "internal"}),
        order("internal payer", {payer: "internal"}),
        order("internal rework", {payer: "internal", ro_type: "rework"}),
        order("pdi", {ro_type: "pre_delivery", payer: "internal"}),
        order("new car", {
          vin: "LFV2A21K0A4000003",
          customer_no: "C9",
          mileage_in_km: 12,
          opened_at: "2024-04-20 10:00:00"
        }),
        order("parts sale", {ro_type: "sale", repair_type: null}),
        order("accessories", {repair_type: "accessories"}),
        order("warranty", {ro_type: "warranty"}),
        order("recall", {repair_type: "recall"}),
        order("paid work beside a recall", {repair_type: "recall", payer: "customer"}),
        order("with cost", {cost_amount: 200}),
        order("no amounts", {
          labour_amount: null,
          parts_amount: null,
          discount_amount: null,
          total_amount: null,
          received_amount: null
        }),
        order("total only", {
          labour_amount: null,
          parts_amount: null,
          discount_amount: null,
          received_amount: null,
          total_amount: 50
        }),
        order("cost by lines"),
        order("whose car", {customer_no: null}),
        order("on time", {
          promised_at: "2024-03-01 17:00:00",
          delivered_at: "2024-03-01 17:00:00"
        }),
        order("late", {promised_at: "2024-03-01 17:00:00", completed_at: "2024-03-01 18:00:00"})
      ],
      repair_order_line: [
        {dealer: "D1", ro_no: "cost by lines", line_no: 1, item_code: "A", cost_amount: 70},
        {
          dealer: "D1",
          ro_no: "cost by lines",
          line_no: 2,
          item_code: "B",
          cost_amount: 30,
          payer: "customer"
        },
        {
          dealer: "D1",
          ro_no: "cost by lines",
          line_no: 3,
          item_code: "C",
          cost_amount: 999,
          is_declined: true
        },
        {dealer: "D1", ro_no: "internal type", line_no: 1, item_code: "A"},
        {dealer: "D1", ro_no: "nowhere", line_no: 1, item_code: "A"}
      ]
    }
  });
});
afterAll(() => database.close());

const columns = async (ro_no: string, names: string): Promise<unknown> =>
  (
    await found(
      database.connection,
      `select ${names} from repair_order where ro_no = '${ro_no.replaceAll("'", "''")}'`
    )
  )[0];

describe("an order is not countable when it is", () => {
  const reasons: Record<string, string | null> = {
    plain: null,
    "test name": "test_record",
    "test plate": "test_record",
    "test vin": "test_record",
    "test-drive car": "dealer_owned",
    "dealer's kind": "dealer_owned",
    "dealer's name": "dealer_owned",
    "internal type": "internal",
    "internal payer": "internal",
    "internal rework": null,
    pdi: "pre_delivery",
    "new car": "pre_delivery",
    "parts sale": "accessory_only",
    accessories: "accessory_only",
    warranty: null,
    recall: null,
    "no amounts": null
  };
  for (const [ro_no, reason] of Object.entries(reasons)) {
    it(`${ro_no}: ${reason ?? "countable"}`, async () => {
      expect(await columns(ro_no, "exclude_reason as reason, is_countable as counts")).toEqual({
        reason,
        counts: reason === null
      });
    });
  }
});

describe("money of an order", () => {
  it("is what the customer or an insurer pays", async () => {
    expect(await columns("plain", "labour, parts, discount, received")).toEqual({
      labour: 100,
      parts: 300,
      discount: 20,
      received: 380
    });
    expect(await columns("warranty", "received, profit, is_warranty")).toEqual({
      received: 0,
      profit: 0,
      is_warranty: true
    });
    expect(await columns("internal rework", "received, is_rework")).toEqual({
      received: 0,
      is_rework: true
    });
    expect(await columns("recall", "received")).toEqual({received: 0});
    expect(await columns("paid work beside a recall", "received")).toEqual({received: 380});
  });

  it("falls back to the total, and to nothing", async () => {
    expect(await columns("total only", "received")).toEqual({received: 50});
    expect(await columns("no amounts", "received, profit")).toEqual({received: 0, profit: 0});
  });

  it("is profit less the cost given, by the order or all its lines, else times the margin", async () => {
    expect(await columns("with cost", "profit")).toEqual({profit: 180});
    expect(await columns("cost by lines", "profit")).toEqual({profit: 280});
    // Labour 100 at .5 and parts 300 at .2 of 400 billed, on 380 received.
    expect(await columns("plain", "profit")).toEqual({profit: 104.5});
    expect(await columns("total only", "profit")).toEqual({profit: 20});
  });
});

it("an order that names nobody belongs to the car's owner", async () => {
  expect(await columns("whose car", "customer_id")).toEqual(await columns("plain", "customer_id"));
});

it("on time is handed over by the promised time, unknown without one", async () => {
  expect(await columns("on time", "is_on_time")).toEqual({is_on_time: true});
  expect(await columns("late", "is_on_time")).toEqual({is_on_time: false});
  expect(await columns("plain", "is_on_time")).toEqual({is_on_time: null});
});

it("lines follow their order, and say why they do not count", async () => {
  expect(
    await found(
      database.connection,
      `select balance_line as line, reason, row_count as n from balance
       where source_table = 'repair_order_line' order by all`
    )
  ).toEqual([
    {line: "accepted", reason: null, n: 3},
    {line: "excluded", reason: "internal", n: 1},
    {line: "excluded", reason: "orphan_order", n: 1},
    {line: "read", reason: null, n: 5}
  ]);
});
