import {readXlsx} from "hucre";
import {describe, expect, it} from "vitest";
import type {ContactBook} from "../../loaders/relink/contactBook.js";
import type {ExportedList} from "../../loaders/relink/exportedList.js";
import {relink, relinkedWorkbook} from "../../loaders/relink/relink.js";

const east = {
  customer_id: 1,
  dealer_name: "东店",
  customer_no: "K01",
  name: "王伟",
  phone: "13900000001"
};
const west = {...east, dealer_name: "西店", customer_no: "0009"};
const formula = {
  customer_id: 3,
  dealer_name: "东店",
  customer_no: "K03",
  name: '=HYPERLINK("x")',
  phone: null
};
const car = {vehicle_id: 7, customer_id: 1, vin: "LFV2A21K0A4000007", plate: "浙A12345"};

const book: ContactBook = {
  keyTableId: "abc",
  aliases: new Map([[2, 1]]),
  customers: new Map([
    [1, [east, west]],
    [3, [formula]]
  ]),
  vehicles: new Map([[7, car]]),
  vehiclesOf: new Map([[1, [car]]])
};

const list = (rows: ExportedList["rows"], ids = ["abc"]): ExportedList => ({
  keyTableIds: ids,
  hasVehicles: false,
  header: ["最近到店"],
  rows
});
const row = (customer_id: number | null, vehicle_id: number | null = null) => ({
  customer_id,
  vehicle_id,
  cells: ["2026-01-02"]
});

describe("relink(list, book)", () => {
  it("puts before each row who it is about, at every dealer, and the cars", () => {
    const {header, rows, found} = relink(list([row(1)]), book, "en");
    expect(header).toHaveLength(9);
    expect(rows).toEqual([
      [
        "王伟",
        "13900000001",
        "浙A12345",
        "LFV2A21K0A4000007",
        "东店 K01; 西店 0009",
        "东店; 西店",
        "",
        "1",
        "2026-01-02"
      ]
    ]);
    expect(found).toBe(1);
  });

  it("follows a customer who has been merged with another", () => {
    const {rows, merged} = relink(list([row(2)]), book, "en");
    expect(rows[0]!.slice(0, 1)).toEqual(["王伟"]);
    expect(rows[0]![6]).toMatch(/merged/);
    expect(rows[0]![7]).toBe("2"); // as on the list
    expect(merged).toBe(1);
  });

  it("names the one car of a row of a vehicle, and its owner where the row has none", () => {
    const two = {...car, vehicle_id: 8, vin: "LFV2A21K0A4000008"};
    const more = {
      ...book,
      vehicles: new Map([
        [7, car],
        [8, two]
      ]),
      vehiclesOf: new Map([[1, [car, two]]])
    };
    expect(relink(list([row(1, 8)]), more, "en").rows[0]![3]).toBe("LFV2A21K0A4000008");
    expect(relink(list([row(null, 7)]), book, "en").rows[0]![0]).toBe("王伟");
  });

  it("keeps and lists rows that nobody stands behind", () => {
    const {rows, unknown, found} = relink(list([row(99), row(1), row(null)]), book, "en");
    expect(rows).toHaveLength(3);
    expect(rows[0]!.slice(0, 6)).toEqual(["", "", "", "", "", ""]);
    expect(rows[0]![6]).toMatch(/not in the present extracts/);
    expect([unknown, found]).toEqual([["99", "?"], 1]);
  });

  it("refuses a list of another key table, saying both", () => {
    expect(() => relink(list([row(1)], ["xyz"]), book, "en")).toThrow(/xyz.*abc/);
    expect(() => relink(list([row(1)], ["abc", "xyz"]), book, "en")).toThrow(/xyz/);
  });

  it("writes no cell that a spreadsheet would run, and every cell as text", async () => {
    const relinked = relink(list([row(3), row(1)]), book, "zh");
    const {sheets} = await readXlsx(await relinkedWorkbook(relinked, "zh"));
    const [header, first, second] = sheets[0]!.rows;
    expect(header!.slice(0, 2)).toEqual(["客户名称", "电话"]);
    expect(first![0]).toBe(`'=HYPERLINK("x")`);
    expect(second![1]).toBe("13900000001");
  });
});
