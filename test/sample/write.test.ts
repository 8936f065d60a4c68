import type {CellObject} from "@e965/xlsx";
import {read, utils} from "@e965/xlsx";
import {read as readWorkbook} from "hucre";
import {describe, expect, it} from "vitest";
import type {SheetContent} from "../../loaders/sample/write/cells.js";
import {csvLine, parseCsv} from "../../loaders/sample/write/csv.js";
import {encodeGb18030} from "../../loaders/sample/write/gb18030.js";
import {htmlBytes} from "../../loaders/sample/write/html.js";
import {xlsBytes} from "../../loaders/sample/write/xls.js";
import {xlsxBytes} from "../../loaders/sample/write/xlsx.js";

const content: SheetContent = {
  title: "测试表",
  titleBlock: [["测试表"], ["导出日期:", "2026/10/31 18:30:00"], []],
  headers: ["编号", "日期", "时间", "金额", "备注"],
  styles: ["general", "date", "datetime", "general", "general"],
  rows: [
    ["A<1>", 45_296, 45_296.5, 12.5, null],
    ["A&2", null, null, -3, " 两端有空格 "]
  ],
  totals: ["合计", null, null, 9.5, null]
};

describe.each([
  ["xlsxBytes", xlsxBytes],
  ["xlsBytes", xlsBytes]
])("%s(content)", (_, bytes) => {
  const book = read(bytes(content), {cellDates: false});
  const sheet = book.Sheets["测试表"]!;
  const row = (number: number): unknown[] =>
    [..."ABCDE"].map(
      (letter) => (sheet[`${letter}${number}`] as CellObject | undefined)?.v ?? null
    );

  it("writes what a spreadsheet program reads", () => {
    expect(utils.decode_range(sheet["!ref"]!).e.r).toBe(6);
    expect(row(1)).toEqual(["测试表", null, null, null, null]);
    expect(row(2)).toEqual(["导出日期:", "2026/10/31 18:30:00", null, null, null]);
    expect(row(3)).toEqual([null, null, null, null, null]);
    expect(row(4)).toEqual(["编号", "日期", "时间", "金额", "备注"]);
    expect(row(5)).toEqual(["A<1>", 45_296, 45_296.5, 12.5, null]);
    expect(row(6)).toEqual(["A&2", null, null, -3, " 两端有空格 "]);
    expect(row(7)).toEqual(["合计", null, null, 9.5, null]);
  });

  it("marks dates as dates and nothing else", async () => {
    const {sheets} = await readWorkbook(bytes(content));
    const cells = sheets[0]!.rows[4]!;
    expect(cells.slice(1, 4)).toEqual([
      new Date("2024-01-05T00:00:00Z"),
      new Date("2024-01-05T12:00:00Z"),
      12.5
    ]);
    expect(sheets[0]!.rows[6]![3]).toBe(9.5);
  });
});

describe("encodeGb18030(text)", () => {
  it("is what the decoder reads back, beyond the basic plane too", () => {
    const text = "客户编号,￥1,234.50·澹台𠮷雪\r\nABC";
    expect(new TextDecoder("gb18030").decode(encodeGb18030(text))).toBe(text);
    expect(encodeGb18030("中").toString("hex")).toBe("d6d0");
    expect(encodeGb18030("𠮷").toString("hex")).toBe("9534b235");
  });

  it("refuses what it cannot write", () => {
    expect(() => encodeGb18030("ĉ")).toThrow("character U+109: not among");
  });
});

describe("htmlBytes(content)", () => {
  it("is a table in GB18030 with every cell escaped", () => {
    const text = new TextDecoder("gb18030").decode(htmlBytes(content));
    expect(text).toContain("<th>编号</th>");
    expect(text).toContain("<td>A&lt;1&gt;</td><td>45296</td>");
    expect(text).toContain("<td>A&amp;2</td><td>&nbsp;</td>");
  });
});

describe("csvLine(cells)", () => {
  it("quotes what needs it and is read back by parseCsv(text)", () => {
    const rows = [
      ["a", "b,c", 'd"e', "f\ng", ""],
      ["1", "", "", "", "x"]
    ];
    const text = `\ufeff${rows.map((row) => csvLine(row)).join("")}`;
    expect(text).toContain('a,"b,c","d""e","f\ng",\r\n');
    expect(parseCsv(text)).toEqual(rows);
  });
});
