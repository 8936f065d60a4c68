import {writeXlsx} from "hucre";
import {describe, expect, it} from "vitest";
import {readExportedList} from "../../loaders/relink/exportedList.js";

const text = [
  "key_table_id,customer_id,vehicle_id,门店,最近到店",
  'abc,12,7,东店,"2026-01-02"',
  "abc,13,,西店,",
  "",
  "# 页面,满意与忠诚",
  "# 筛选,无"
].join("\r\n");

const expected = {
  keyTableIds: ["abc"],
  hasVehicles: true,
  header: ["门店", "最近到店"],
  rows: [
    {customer_id: 12, vehicle_id: 7, cells: ["东店", "2026-01-02"]},
    {customer_id: 13, vehicle_id: null, cells: ["西店", ""]}
  ]
};

describe("readExportedList(bytes)", () => {
  it("reads rows up to the notes, as a page writes them", async () => {
    expect(await readExportedList(Buffer.from(`\ufeff${text}`))).toEqual(expected);
  });

  it("ends at a note without an empty row before it, and at one made of empty cells", async () => {
    const list = await readExportedList(
      Buffer.from("key_table_id,customer_id,x\nabc,1,a\n#note,,\nabc,2,b\n")
    );
    expect(list.rows).toEqual([{customer_id: 1, vehicle_id: null, cells: ["a"]}]);
    const spaced = await readExportedList(
      Buffer.from("key_table_id,customer_id,x\nabc,1,a\n,,\nabc,2,b\n")
    );
    expect(spaced.rows).toHaveLength(1);
  });

  it("reads what a spreadsheet saved again, in GB18030 or as a workbook", async () => {
    // 门店 in GB18030.
    const header = Buffer.concat([
      Buffer.from("key_table_id,customer_id,"),
      Buffer.from([0xc3, 0xc5, 0xb5, 0xea]),
      Buffer.from("\r\nabc,5,1\r\n")
    ]);
    expect((await readExportedList(header)).header).toEqual(["门店"]);
    const rows = text
      .split("\r\n")
      .map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));
    const workbook = await writeXlsx({sheets: [{name: "x", rows}]});
    expect((await readExportedList(workbook)).rows).toEqual(expected.rows);
  });

  it("says which columns it found when they are not the keys", async () => {
    await expect(readExportedList(Buffer.from("客户,电话\n1,2\n"))).rejects.toThrow(/客户.*电话/);
    await expect(readExportedList(Buffer.from(""))).rejects.toThrow();
  });
});
