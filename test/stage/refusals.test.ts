import {readFileSync} from "node:fs";
import {join} from "node:path";
import * as xlsx from "@e965/xlsx";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {closeStaged, csv, stage, vin} from "./staged.js";
import type {Staged} from "./staged.js";

const secrets = ["欧阳金丝雀路九号", "去年春天吧", "溢出的秘密", "13900001111", "KEY-7788"];
const day = "2024-01-05";
const good = Array.from({length: 76}, (_, i) => ["A", `WX${i}`, vin, day, ""]);

let staged: Staged;

beforeAll(async () => {
  staged = await stage({
    "=维修工单.csv": csv(
      ["经销商代码", "工单号", "VIN", "开单日期", "车主手机"],
      ["A", "KEY-7788", "", day, ""],
      ["A", "KEY-7788", vin, "去年春天吧", ""],
      ["A", "KEY-7788", vin, day, "", "溢出的秘密"],
      ["A", "KEY-1", vin, day, "欧阳金丝雀路九号13900001111转1234"],
      ["A", "KEY-2", vin, day, "欧阳金丝雀路九号"],
      ...good
    )
  });
});
afterAll(closeStaged);

describe("refused rows", () => {
  it("are listed with place, field, shape and reason", async () => {
    expect(
      await staged.rows(`select source_table, dealer, row_number, field, value_shape, reason
        from refused order by row_number`)
    ).toEqual([
      ["repair_order", "A", "2", "vin", null, "missing_value"],
      ["repair_order", "A", "3", "opened_at", "汉汉汉汉汉", "unreadable_date"],
      ["repair_order", "A", "4", null, null, "too_many_cells"]
    ]);
  });

  it("are counted in the balance by reason", async () => {
    expect(
      await staged.rows(`select reason, sum(row_count) from balance
        where balance_line = 'refused' group by all order by all`)
    ).toEqual([
      ["missing_value", "1"],
      ["too_many_cells", "1"],
      ["unreadable_date", "1"]
    ]);
  });

  it("are not staged, while rows with a value warned of are", async () => {
    expect(
      await staged.rows(
        "select row_number, phone from stg_repair_order where ro_no like 'KEY%' order by 1"
      )
    ).toEqual([
      ["5", "13900001111"],
      ["6", null]
    ]);
    expect(await staged.rows("select row_number, field, value_shape, reason from warned")).toEqual([
      ["6", "phone", "汉汉汉汉汉汉汉汉", "not_a_phone"]
    ]);
    expect(await staged.rows("select count(*) from stg_repair_order")).toEqual([["78"]]);
  });

  it("show no value, neither in the tables nor in what is printed", async () => {
    const listed = await staged.rows("select * from refused union all by name from warned");
    const text = JSON.stringify([listed, staged.printed]);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });
});

describe("the workbook of refused rows", () => {
  it("lists rows by place, with no value and no cell that a spreadsheet would run", () => {
    const path = join(staged.privateFolder, "refused.xlsx");
    const book = xlsx.read(readFileSync(path), {cellFormula: true});
    expect(book.SheetNames).toEqual(["refused", "warnings"]);
    const cells = Object.values(book.Sheets).flatMap((sheet) =>
      Object.entries(sheet)
        .filter(([address]) => !address.startsWith("!"))
        .map(([, cell]) => cell as xlsx.CellObject)
    );
    expect(cells.filter(({f}) => f !== undefined)).toEqual([]);
    expect(cells.filter(({v}) => typeof v === "string" && /^[=+\-@]/.test(v))).toEqual([]);
    const rows = xlsx.utils.sheet_to_json<unknown[]>(book.Sheets.refused!, {header: 1});
    expect(rows).toHaveLength(4);
    expect(rows[2]!.slice(0, 7)).toEqual([
      "'=维修工单.csv",
      "",
      3,
      "repair orders",
      "opened",
      "汉汉汉汉汉",
      "not a date"
    ]);
    const text = JSON.stringify(cells.map(({v}) => v));
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });
});
