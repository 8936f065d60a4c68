import * as xlsx from "@e965/xlsx";
import {afterEach, describe, expect, it} from "vitest";
import {anOrder, closeStaged, csv, repairOrders, stage, stopped, vin} from "./staged.js";

afterEach(closeStaged);

const other = "1M8GDM9AXKP042788";

describe("what a file is", () => {
  it("is told by its headers, whatever they are called and whatever stands above them", async () => {
    const {rows} = await stage({
      "城西店/一月.csv": csv(
        ["城西店服务部报表", "", "", ""],
        ["导出日期：2024/6/30", "操作员：甲", "", ""],
        ["", "", "", ""],
        [" 委托书号 ", "车 架 号", "进厂时间", "应收金额（元）"],
        ["WX1", vin, "2024-06-01 08:30", 100],
        ["", "", "", ""],
        ["WX2", other, "2024-06-02", "250.50"],
        ["委托书号", "车 架 号", "进厂时间", "应收金额（元）"],
        ["WX3", vin, "2024-06-03", 49.5],
        ["合计", "", "", "400.00"]
      )
    });
    expect(
      await rows(`select dealer, ro_no, vin, opened_at, total_amount, exported_on, row_number
        from stg_repair_order order by ro_no`)
    ).toEqual([
      ["城西店", "WX1", vin, "2024-06-01 08:30:00", "100.00", "2024-06-30", "5"],
      ["城西店", "WX2", other, "2024-06-02 00:00:00", "250.50", "2024-06-30", "7"],
      ["城西店", "WX3", vin, "2024-06-03 00:00:00", "49.50", "2024-06-30", "9"]
    ]);
    expect(await rows("from as_of")).toEqual([["城西店", "2024-06-30"]]);
    expect(
      await rows(`select balance_line, sum(row_count) from balance group by all order by all`)
    ).toEqual([
      ["blank", "1"],
      ["read", "3"],
      ["title_row", "1"],
      ["total_row", "1"]
    ]);
  });

  it("dates the file by its behaviour when nothing says when it was exported", async () => {
    const {rows} = await stage({
      "a.csv": repairOrders([
        ["WX1", vin, "2024-03-09", 1],
        ["WX2", vin, "2024-02-01", 1]
      ])
    });
    expect(await rows("from as_of")).toEqual([["A", "2024-03-09"]]);
  });

  it("is told for a workbook sheet by sheet, with dates as dates and notes left out", async () => {
    const book = xlsx.utils.book_new();
    const sheet = xlsx.utils.aoa_to_sheet(
      [
        ["经销商", "销售单号", "VIN号", "发票日期", "成交价"],
        ["A", 100234, vin, new Date(Date.UTC(2024, 0, 5)), 128000]
      ],
      {UTC: true}
    );
    xlsx.utils.book_append_sheet(book, sheet, "一月");
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([["仅供内部使用"]]), "说明");
    const {rows} = await stage({
      "销售.xlsx": xlsx.write(book, {type: "buffer", bookType: "xlsx"}) as Uint8Array
    });
    expect(
      await rows("select dealer, order_no, vin, invoiced_date, paid_price from stg_sales_order")
    ).toEqual([["A", "100234", vin, "2024-01-05", "128000.00"]]);
    expect(await rows("select sheet, source_table, row_count from source_file")).toEqual([
      ["一月", "sales_order", "1"]
    ]);
  });
});

describe("which column is what", () => {
  it("puts swapped columns right by their content", async () => {
    const cities = ["杭州市", "宁波市", "湖州市", "嘉兴市", "绍兴市"];
    const {rows, printed} = await stage({
      ...anOrder,
      "客户档案.csv": csv(
        ["经销商代码", "客户编号", "邮编", "城市"],
        ...cities.map((city, i) => ["A", `KH${i}`, city, 310000 + i])
      )
    });
    expect(await rows("select city, postcode from stg_customer order by customer_no")).toEqual(
      cities.map((city, i) => [city, String(310000 + i)])
    );
    expect(printed.join("\n")).toContain("邮编 → ");
  });

  it("stops at a column whose content fits no field", async () => {
    const rows = Array.from({length: 6}, (_, i) => ["A", `WX${i}`, vin, "2024-01-05", "待定事项"]);
    const error = await stopped({
      "维修工单.csv": csv(["经销商代码", "工单号", "VIN", "开单日期", "结算日期"], ...rows)
    });
    expect(error.gates).toEqual(["wrong_label"]);
    expect(error.message).toContain("结算日期");
    expect(error.message).not.toContain("待定事项");
  });

  it("takes, of several columns for a field, the one with content, then the better label", async () => {
    const {rows} = await stage({
      "维修工单.csv": csv(
        ["经销商代码", "工单号", "VIN", "开单日期", "服务顾问", "服务顾问", "联系电话", "手机"],
        ["A", "WX1", vin, "2024-01-05", "", "顾问甲", "13912345678", "13812345678"]
      )
    });
    expect(await rows("select advisor, phone from stg_repair_order")).toEqual([
      ["顾问甲", "13812345678"]
    ]);
  });
});

describe("whose rows they are", () => {
  it("is said by a column, a folder, or extract.json, by code or by name", async () => {
    const header = ["工单号", "VIN", "开单日期", "总金额"];
    const row = (no: string): (string | number)[] => [no, vin, "2024-01-05", 100];
    const {rows} = await stage({
      "经销商.csv": csv(
        ["经销商代码", "经销商名称", "经销商简称"],
        ["T001", "测绘路汽车有限公司", "城西店"],
        ["T002", "滨江汽车有限公司", "滨江店"]
      ),
      "维修工单.csv": csv(
        ["服务站名称", ...header],
        ["测绘路汽车有限公司", ...row("COLUMN1")],
        ["T002", ...row("COLUMN2")],
        ["T009", ...row("COLUMN3")]
      ),
      "滨江店/维修工单.csv": csv(header, row("FOLDER")),
      "城西店_维修工单.csv": csv(header, row("FILE")),
      "其他/维修工单.csv": csv(header, row("CONFIG")),
      "extract.json": JSON.stringify({files: {"其他/*.csv": {dealer: "城西店"}}})
    });
    expect(await rows("select ro_no, dealer from stg_repair_order order by ro_no")).toEqual([
      ["COLUMN1", "T001"],
      ["COLUMN2", "T002"],
      ["COLUMN3", "T009"],
      ["CONFIG", "T001"],
      ["FILE", "T001"],
      ["FOLDER", "T002"]
    ]);
  });

  it("stops where nothing says it", async () => {
    const error = await stopped({
      "维修工单.csv": csv(["工单号", "VIN", "开单日期"], ["WX1", vin, "2024-01-05"])
    });
    expect(error.gates).toEqual(["missing_dealer"]);
  });
});
