import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Database} from "../../loaders/duckdb.js";
import {conformed, found} from "../util/conformed.js";
import type {GivenRow} from "../util/stageTables.js";

const row = (ro_no: string, settlement_no: string | null, more: GivenRow = {}): GivenRow => ({
  dealer: "D1",
  ro_no,
  settlement_no,
  customer_no: "C1",
  vin: "LFV2A21K0A4000001",
  opened_at: "2024-03-01 09:00:00",
  settled_at: settlement_no === null ? null : `2024-03-0${settlement_no.at(-1)} 17:00:00`,
  ro_status: settlement_no === null ? "open" : "settled",
  ...more
});

let database: Database;
beforeAll(async () => {
  database = await conformed({
    asOf: {D1: "2024-12-31"},
    rows: {
      repair_order: [
        row("payers", "S1", {payer: "customer", labour_amount: 100, total_amount: 100}),
        row("payers", "S2", {payer: "warranty", parts_amount: 70, total_amount: 70}),
        row("payers", "S3", {payer: "insurance", parts_amount: 30, total_amount: 30}),

        row("reversed", "S1", {total_amount: 500}),
        row("reversed", "S2", {total_amount: -500, reverses_settlement_no: "S1"}),

        row("reopened", "S1", {total_amount: 500, ro_status: "settlement_cancelled"}),
        row("reopened", "S2", {total_amount: -500, ro_status: "reversed"}),
        row("reopened", "S3", {total_amount: 450}),

        // Two payers of the same amount; only one of the two bills is undone.
        row("twins", "S1", {total_amount: 200}),
        row("twins", "S2", {total_amount: 200}),
        row("twins", "S3", {total_amount: -200, reverses_settlement_no: "S2"}),

        row("refund", "S1", {total_amount: 300}),
        row("refund", "S2", {total_amount: -50}),

        row("cancelled only", "S1", {total_amount: 300, ro_status: "settlement_cancelled"}),

        row("cancelled, open again", "S1", {
          total_amount: 300,
          ro_status: "settlement_cancelled"
        }),
        row("cancelled, open again", null, {total_amount: 300}),

        row("settled later", null, {total_amount: 80}),
        row("settled later", "S1", {total_amount: 90}),

        row("void", "S1", {total_amount: 0, ro_status: "void"}),

        row("reversal of a lost bill", "S1", {total_amount: -40, reverses_settlement_no: "S0"}),
        row("reversal of a lost bill", "S2", {total_amount: 60}),

        row("warranty undone, done again", "S1", {total_amount: 0, payer: "warranty"}),
        row("warranty undone, done again", "S2", {
          total_amount: 0,
          payer: "warranty",
          reverses_settlement_no: "S1"
        }),
        row("warranty undone, done again", "S3", {total_amount: 0, payer: "warranty"}),

        row("open", null, {total_amount: 120}),
        row("open, paid in part", null, {total_amount: 120, received_amount: 20})
      ]
    }
  });
});
afterAll(() => database.close());

const order = async (ro_no: string): Promise<unknown> =>
  (
    await found(
      database.connection,
      `select is_countable as counts, exclude_reason as reason, received,
         netted_count as netted, superseded_count as superseded
       from repair_order where ro_no = '${ro_no}'`
    )
  )[0];

const counts = (received: number, netted = 0, superseded = 0) => ({
  counts: true,
  reason: null,
  received,
  netted,
  superseded
});

describe("settlements of an order", () => {
  it("add up, less what the customer does not pay", async () => {
    expect(await order("payers")).toEqual(counts(130));
  });

  it("net out with their reversal", async () => {
    expect(await order("reversed")).toMatchObject({counts: false, reason: "reversed"});
    expect(await order("twins")).toEqual(counts(200, 2));
    expect(await order("warranty undone, done again")).toEqual(counts(0, 2));
  });

  it("end with what is finally settled", async () => {
    expect(await order("reopened")).toEqual(counts(450, 2));
    expect(await order("settled later")).toEqual(counts(90, 0, 1));
  });

  it("keep a partial refund", async () => {
    expect(await order("refund")).toEqual(counts(250));
  });

  it("do not count when cancelled or void and nothing follows", async () => {
    expect(await order("cancelled only")).toMatchObject({counts: false, reason: "reversed"});
    expect(await order("void")).toMatchObject({counts: false, reason: "reversed"});
  });

  it("leave a reversal out whose bill is in no file", async () => {
    expect(await order("reversal of a lost bill")).toEqual(counts(60, 1));
  });

  it("still open are a visit, with the money received so far", async () => {
    expect(await order("open")).toEqual(counts(0));
    expect(await order("open, paid in part")).toEqual(counts(20));
    expect(await order("cancelled, open again")).toEqual(counts(0, 1));
  });
});

it("every row is accepted or excluded with a reason", async () => {
  expect(
    await found(
      database.connection,
      `select balance_line as line, reason, row_count as n from balance
       where source_table = 'repair_order' order by all`
    )
  ).toEqual([
    {line: "accepted", reason: null, n: 13},
    {line: "excluded", reason: "reversed", n: 4},
    {line: "excluded", reason: "settled_later", n: 1},
    {line: "excluded", reason: "settlement_reversed", n: 8},
    {line: "read", reason: null, n: 26}
  ]);
});
