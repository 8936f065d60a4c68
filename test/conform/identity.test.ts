import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {readSecret} from "../../loaders/conform/secret.js";
import {rowsOf} from "../../loaders/duckdb.js";
import {conformed, found, temporaryFolder} from "../util/conformed.js";
import type {Given} from "../util/conformed.js";
import type {GivenRow} from "../util/stageTables.js";

const folder = temporaryFolder(afterAll);
let next = 0;
const newFolder = (): string => join(folder, String(++next));

const customer = (dealer: string, customer_no: string, more: GivenRow): GivenRow => ({
  dealer,
  customer_no,
  ...more
});

/** Customer keys by dealer and number, after building with what the private folder holds. */
async function keys(
  rows: Given["rows"],
  {privateFolder = newFolder(), keep = false} = {}
): Promise<Record<string, number>> {
  const {connection, close} = await conformed(
    {rows, asOf: {A: "2025-06-30", B: "2025-06-30"}},
    {privateFolder, keep}
  );
  const found = await rowsOf<{name: string; customer_id: number}>(
    connection,
    "select dealer || customer_no as name, customer_id from customer_number_key"
  );
  close();
  return Object.fromEntries(found.map(({name, customer_id}) => [name, customer_id]));
}

const distinct = (of: Record<string, number>): number => new Set(Object.values(of)).size;

describe("who is the same person", () => {
  it("shares a document, or name and phone, within and across dealers", async () => {
    const of = await keys({
      customer: [
        customer("A", "1", {name: "王 伟", phone: "13800000001"}),
        customer("A", "2", {name: "王伟", phone: "13800000001", id_document: "D1"}),
        customer("B", "3", {name: "王小伟", phone: "13900000009", id_document: "D1"}),
        customer("B", "4", {name: "李娜", phone: "13800000001"}),
        customer("B", "5", {name: "王伟", phone: "13700000007"})
      ]
    });
    expect(of.A1).toBe(of.A2);
    expect(of.A2).toBe(of.B3);
    expect(distinct(of)).toBe(3);
  });

  it("is found along a chain of any length", async () => {
    const chain = Array.from({length: 40}, (_, i) =>
      customer(i % 2 ? "A" : "B", `N${(i * 7) % 40}`, {
        name: `名${Math.floor(i / 2)}`,
        phone: `138000001${String(Math.floor(i / 2)).padStart(2, "0")}`,
        id_document: `D${Math.floor((i + 1) / 2)}`
      })
    );
    expect(distinct(await keys({customer: chain}))).toBe(1);
  });

  it("is not told by a phone or document that more than eight numbers share", async () => {
    const numbers = (count: number) =>
      Array.from({length: count}, (_, i) =>
        customer("A", String(i), {name: i < 2 ? "王伟" : `客${i}`, phone: "13800000001"})
      );
    expect(distinct(await keys({customer: numbers(8)}))).toBe(7);
    expect(distinct(await keys({customer: numbers(9)}))).toBe(9);
  });

  it("is not a test record", async () => {
    const of = await keys({
      customer: [customer("A", "1", {name: "测试1"}), customer("A", "2", {name: "王伟"})]
    });
    expect(Object.keys(of)).toEqual(["A2"]);
  });
});

describe("customers without a customer file", () => {
  const vin = (n: number): string => `LFV2A21K0A400000${n}`;
  const order = (ro_no: string, more: GivenRow): GivenRow => ({
    dealer: "A",
    ro_no,
    opened_at: "2024-03-01 09:00:00",
    vin: vin(1),
    ...more
  });

  it("come from the orders: number, else name and phone, else the car", async () => {
    const {connection, close} = await conformed({
      asOf: {A: "2025-06-30"},
      rows: {
        repair_order: [
          order("number", {customer_no: "C1", name: "王伟", phone: "13800000001"}),
          order("same, no number", {name: "王伟", phone: "13800000001", vin: vin(2)}),
          order("other phone", {name: "王伟", phone: "13800000002", vin: vin(3)}),
          order("nobody", {vin: vin(4)}),
          order("nobody again", {vin: vin(4), opened_at: "2024-09-01 09:00:00"}),
          order("nobody, known car", {vin: vin(1), opened_at: "2024-09-01 09:00:00"})
        ]
      }
    });
    const of = Object.fromEntries(
      (
        await rowsOf<{ro_no: string; customer_id: number}>(
          connection,
          "select ro_no, customer_id from repair_order"
        )
      ).map(({ro_no, customer_id}) => [ro_no, customer_id])
    );
    close();
    expect(of["same, no number"]).toBe(of.number);
    expect(of["nobody, known car"]).toBe(of.number);
    expect(of["nobody again"]).toBe(of.nobody);
    expect(new Set(Object.values(of)).size).toBe(3);
  });

  it("come from responses alone", async () => {
    const response = (response_no: string, more: GivenRow = {}): GivenRow => ({
      dealer: "A",
      questionnaire: "Q",
      response_no,
      responded_date: "2024-03-01",
      ...more
    });
    const {connection, close} = await conformed({
      asOf: {A: "2025-06-30"},
      rows: {
        survey_response: [
          response("1"),
          response("2"),
          response("3", {vin: vin(1)}),
          response("4", {vin: vin(1)}),
          response("5", {customer_no: "C1"})
        ]
      }
    });
    const rows = await rowsOf<{customer_id: number | null}>(
      connection,
      "select customer_id from survey_response order by response_no"
    );
    close();
    const of = rows.map(({customer_id}) => customer_id);
    expect(of).not.toContain(null);
    expect(of[2]).toBe(of[3]);
    expect(new Set(of).size).toBe(4);
  });
});

describe("keys", () => {
  const wang = customer("A", "1", {name: "王伟", phone: "13800000001", created_date: "2019-01-01"});
  const li = customer("B", "9", {name: "李娜", phone: "13800000002", created_date: "2018-01-01"});

  it("mean the same next month, and the table is the same for the same input", async () => {
    const privateFolder = newFolder();
    const first = await keys({customer: [wang, li]}, {privateFolder, keep: true});
    const table = readFileSync(join(privateFolder, "keys.parquet"));
    const again = await keys({customer: [li, wang]}, {privateFolder, keep: true});
    expect(again).toEqual(first);
    expect(readFileSync(join(privateFolder, "keys.parquet")).equals(table)).toBe(true);
    const more = Array.from({length: 20}, (_, i) => customer("A", `9${i}`, {name: `客${i}`}));
    const later = await keys({customer: [...more, li, wang]}, {privateFolder, keep: true});
    expect(later).toMatchObject(first);
    expect(distinct(later)).toBe(22);
  });

  it("survive a month in which a customer is in no file", async () => {
    const privateFolder = newFolder();
    const first = await keys({customer: [wang, li]}, {privateFolder, keep: true});
    await keys({customer: [li]}, {privateFolder, keep: true});
    expect(await keys({customer: [wang]}, {privateFolder})).toEqual({A1: first.A1});
  });

  it("merge into the older, and part again as they were", async () => {
    const privateFolder = newFolder();
    const first = await keys({customer: [wang]}, {privateFolder, keep: true});
    const second = await keys({customer: [wang, li]}, {privateFolder, keep: true});
    const one = {...li, id_document: "D1"};
    const merged = await keys(
      {customer: [{...wang, id_document: "D1"}, one]},
      {privateFolder, keep: true}
    );
    // The key of A1 was given a month before that of B9, although B9 is the older number.
    expect(merged).toEqual({A1: first.A1, B9: first.A1});
    expect(await keys({customer: [wang, li]}, {privateFolder})).toEqual(second);
  });

  it("keep an alias while its customer is in no file", async () => {
    const privateFolder = newFolder();
    const first = await keys({customer: [wang, li]}, {privateFolder, keep: true});
    await keys(
      {
        customer: [
          {...wang, id_document: "D1"},
          {...li, id_document: "D1"}
        ]
      },
      {privateFolder, keep: true}
    );
    const {connection, close} = await conformed(
      {rows: {customer: [customer("A", "7", {name: "赵敏"})]}, asOf: {A: "2025-06-30"}},
      {privateFolder}
    );
    const aliases = await found(
      connection,
      "select distinct key, current_key from known_key where entity = 'customer' and key <> current_key"
    );
    close();
    // Given in one build, the older number's key is the older.
    expect(aliases).toEqual([{key: first.A1, current_key: first.B9}]);
  });

  it("stay, when a customer parts, with the part that has the oldest number", async () => {
    const privateFolder = newFolder();
    const together = [
      {...wang, id_document: "D1"},
      {...li, id_document: "D1"}
    ];
    const {A1: key} = await keys({customer: together}, {privateFolder, keep: true});
    const parted = await keys(
      {customer: [wang, {...li, id_document: "D2"}]},
      {privateFolder, keep: true}
    );
    expect(parted.B9).toBe(key);
    expect(parted.A1).not.toBe(key);
    expect(
      await keys({customer: [wang, {...li, id_document: "D2"}]}, {privateFolder, keep: true})
    ).toEqual(parted);
  });

  it("are refused with another secret", async () => {
    const privateFolder = newFolder();
    await keys({customer: [wang]}, {privateFolder, keep: true});
    const table = join(privateFolder, "keys.parquet");
    const bytes = readFileSync(table);
    const check = bytes.indexOf("secret_check");
    expect(check).toBeGreaterThan(0);
    // One digit of the check value, which follows its name, becomes another.
    const digit = /[0-9a-f]{8}-/.exec(bytes.subarray(check).toString("latin1"))!.index + check;
    bytes[digit] = bytes[digit] === 0x30 ? 0x31 : 0x30;
    writeFileSync(table, bytes);
    await expect(keys({customer: [wang]}, {privateFolder})).rejects.toThrow(/another secret/);
    rmSync(table);
    await expect(keys({customer: [wang]}, {privateFolder})).resolves.toBeDefined();
  });

  it("tell nothing of the order in which customers come", async () => {
    const many = Array.from({length: 60}, (_, i) =>
      customer("A", String(100 + i), {name: `客${i}`})
    );
    const of = await keys({customer: many});
    const inOrder = many.map(({customer_no}) => of[`A${String(customer_no)}`]!);
    expect([...inOrder].sort((a, b) => a - b)).toEqual(many.map((_, i) => i + 1));
    const rising = inOrder.filter((key, i) => i > 0 && key > inOrder[i - 1]!).length;
    expect(rising).toBeGreaterThan(15);
    expect(rising).toBeLessThan(45);
  });
});

describe("readSecret(options)", () => {
  it("refuses a short one and generates one that nobody knows", async () => {
    const privateFolder = newFolder();
    await expect(
      readSecret({privateFolder, isSample: false, env: {ATLAS_SECRET: "short"}})
    ).rejects.toThrow(/5 bytes \(expected at least 16\)/);
    const first = await readSecret({privateFolder, isSample: false, env: {}});
    const second = await readSecret({privateFolder, isSample: false, env: {}});
    expect(first.origin).toBe("generated");
    expect(first.key.equals(second.key)).toBe(false);
  });
});

it("staff keep their alias per dealer and role, and newcomers get the next", async () => {
  const privateFolder = newFolder();
  const order = (ro_no: string, dealer: string, advisor: string): GivenRow => ({
    dealer,
    ro_no,
    vin: "LFV2A21K0A4000001",
    opened_at: "2024-03-01 09:00:00",
    advisor
  });
  const aliases = async (rows: GivenRow[]): Promise<Record<string, string>> => {
    const {connection, close} = await conformed(
      {rows: {repair_order: rows}, asOf: {}},
      {privateFolder, keep: true}
    );
    const found = await rowsOf<{who: string; alias: string}>(
      connection,
      "select dealer || name as who, alias from staff_alias"
    );
    close();
    return Object.fromEntries(found.map(({who, alias}) => [who, alias]));
  };
  const first = await aliases([
    order("1", "A", "张三"),
    order("2", "A", "李四"),
    order("3", "B", "张三")
  ]);
  expect(Object.values(first).sort()).toEqual(["A01", "A01", "A02"]);
  const second = await aliases([order("1", "A", "赵六"), order("2", "A", "李四")]);
  expect(second).toMatchObject({...first, A赵六: "A03"});
});
