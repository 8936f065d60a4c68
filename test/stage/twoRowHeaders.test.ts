import {afterEach, describe, expect, it} from "vitest";
import {writeWorkbook} from "../read/workbookOracle.js";
import {closeStaged, csv, stage, stopped, vin} from "./staged.js";

afterEach(closeStaged);

/** A header of two rows as a DMS prints it: groups over labels, labels over both rows. */
interface Report {
  rows: string[][];
  /** Merged cells of the header, as a spreadsheet names them. */
  merges: string[];
}

const first = ["WX1", vin, "2024-01-05"];
const second = ["WX2", vin, "2024-02-05"];

/** Group over two of its own labels, the others over both rows. */
const charges: Report = {
  rows: [
    ["工单号", "VIN", "开单日期", "工时费", "", "配件费", "", "总金额", "经销商代码"],
    ["", "", "", "应收", "实收", "应收", "实收", "", ""],
    [...first, "120", "100", "80", "70", "200", "A"],
    [...second, "30", "30", "5", "4", "35", "A"]
  ],
  merges: ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:H2", "I1:I2"]
};

/** A title over everything, then groups over everything. */
const grouped: Report = {
  rows: [
    ["维修工单明细表", "", "", "", "", "", ""],
    ["基本信息", "", "", "", "费用", "", ""],
    ["经销商代码", "工单号", "VIN", "开单日期", "工时费", "配件费", "总金额"],
    ["A", ...first, "120", "80", "200"],
    ["A", ...second, "30", "5", "35"]
  ],
  merges: ["A1:G1", "A2:D2", "E2:G2"]
};

/** The same labels under two groups: alone they mean nothing. */
const people: Report = {
  rows: [
    ["经销商代码", "工单号", "VIN", "开单日期", "车主", "", "送修人", "", "金额", ""],
    ["", "", "", "", "姓名", "电话", "姓名", "电话", "应收", "实收"],
    ["A", ...first, "甲", "13900001111", "乙", "13900002222", "200", "180"],
    ["A", ...second, "丙", "13900003333", "丁", "13900004444", "35", "35"]
  ],
  merges: ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1", "I1:J1"]
};

const columnOf = (letter: string): number => letter.charCodeAt(0) - 65;

function html({rows, merges}: Report): string {
  const spans = merges.map((range) => {
    const [left = "", top = "", right = "", bottom = ""] = /^(\w)(\d):(\w)(\d)$/
      .exec(range)!
      .slice(1);
    return {
      row: +top - 1,
      column: columnOf(left),
      rows: +bottom - +top + 1,
      columns: columnOf(right) - columnOf(left) + 1
    };
  });
  const isCovered = (row: number, column: number): boolean =>
    spans.some(
      (span) =>
        row >= span.row &&
        row < span.row + span.rows &&
        column >= span.column &&
        column < span.column + span.columns &&
        (row !== span.row || column !== span.column)
    );
  const cell = (text: string, row: number, column: number): string => {
    if (isCovered(row, column)) return "";
    const span = spans.find((one) => one.row === row && one.column === column);
    return `<td colspan="${span?.columns ?? 1}" rowspan="${span?.rows ?? 1}">${text}</td>`;
  };
  const body = rows.map(
    (cells, row) => `<tr>${cells.map((text, column) => cell(text, row, column)).join("")}</tr>`
  );
  return `<html><body><table>${body.join("")}</table></body></html>`;
}

const workbook = (bookType: "biff8" | "xlsx", {rows, merges}: Report): Buffer =>
  writeWorkbook(bookType, [
    {name: "维修工单", cells: rows.map((cells) => cells.map((text) => text || null)), merges}
  ]);

const formats: Record<string, (report: Report) => string | Buffer> = {
  csv: ({rows}) => csv(...rows),
  xls: (report) => workbook("biff8", report),
  xlsx: (report) => workbook("xlsx", report),
  html
};

const each = Object.keys(formats);

describe("stageExtracts(context) with a header of two rows", () => {
  it.each(each)("reads a group over two labels, from %s", async (format) => {
    const {rows, printed} = await stage({"维修工单.xls": formats[format]!(charges)});
    expect(
      await rows(
        "select ro_no, labour_amount, parts_amount, total_amount from stg_repair_order order by 1"
      )
    ).toEqual([
      ["WX1", "120.00", "80.00", "200.00"],
      ["WX2", "30.00", "5.00", "35.00"]
    ]);
    // What is received of one kind is no field: said, not lost.
    expect(printed.join("\n")).toMatch(/工时费 实收, 配件费 实收/);
  });

  it.each(each)("reads groups over all labels below a title, from %s", async (format) => {
    const {rows} = await stage({"维修工单.xls": formats[format]!(grouped)});
    expect(
      await rows(
        "select ro_no, labour_amount, parts_amount, total_amount from stg_repair_order order by 1"
      )
    ).toEqual([
      ["WX1", "120.00", "80.00", "200.00"],
      ["WX2", "30.00", "5.00", "35.00"]
    ]);
  });

  it.each(each)("tells labels that two groups share by their groups, from %s", async (format) => {
    const {rows} = await stage({"维修工单.xls": formats[format]!(people)});
    expect(
      await rows(
        "select ro_no, name, phone, deliverer, deliverer_phone, total_amount, received_amount from stg_repair_order order by 1"
      )
    ).toEqual([
      ["WX1", "甲", "13900001111", "乙", "13900002222", "200.00", "180.00"],
      ["WX2", "丙", "13900003333", "丁", "13900004444", "35.00", "35.00"]
    ]);
  });

  it("asks where shared labels under unknown groups leave a field open", async () => {
    const {gates, message} = await stopped({
      "维修工单.csv": csv(
        ["经销商代码", "工单号", "VIN", "甲组", "", "乙组", ""],
        ["", "", "", "开单日期", "总金额", "开单日期", "总金额"],
        ["A", "WX1", vin, "2024-01-05", "1", "2024-01-06", "2"]
      )
    });
    expect(gates).toContain("missing_column");
    expect(message).toMatch(/甲组 开单日期.*乙组 开单日期/);
    const pins = {
      files: {"*": {columns: {"甲组 开单日期": "opened_at", "乙组 总金额": "total_amount"}}}
    };
    const {rows} = await stage({
      "extract.json": JSON.stringify(pins),
      "维修工单.csv": csv(
        ["经销商代码", "工单号", "VIN", "甲组", "", "乙组", ""],
        ["", "", "", "开单日期", "总金额", "开单日期", "总金额"],
        ["A", "WX1", vin, "2024-01-05", "1", "2024-01-06", "2"]
      )
    });
    expect(await rows("select opened_at, total_amount from stg_repair_order")).toEqual([
      ["2024-01-05 00:00:00", "2.00"]
    ]);
  });

  it("leaves out the header where a page break repeats both its rows", async () => {
    const [groups = [], labels = [], ...data] = charges.rows.map((cells) =>
      cells.map((text) => (text === "实收" ? "其中" : text))
    );
    const {rows} = await stage({"维修工单.csv": csv(groups, labels, ...data, groups, labels)});
    expect(await rows("select balance_line, row_count from balance order by 1")).toEqual([
      ["read", "2"],
      ["title_row", "2"]
    ]);
  });
});
