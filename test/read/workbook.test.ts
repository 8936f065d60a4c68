import * as XLSX from "@e965/xlsx";
import {describe, expect, it} from "vitest";
import {readExtract, readSheet} from "./extractFixture.js";
import {oracleGrids, rectangle, writeWorkbook} from "./workbookOracle.js";
import type {SheetContent} from "./workbookOracle.js";

const titled: SheetContent = {
  name: "维修工单",
  merges: ["A1:B1", "A4:A5"],
  cells: [
    ["维修工单一览表"],
    ["导出日期:", "2024/01/05 09:05:00", "导出人:", "admin"],
    [],
    ["工单号", "车牌号 ", "开单日期", "应收金额", "是否返修", "备注", "手机"],
    ["RO001", "沪A12345", 45296, 1280.5, true, "  ", 13812345678],
    ["RO002", "沪B6789", 45296.38, -80, false, '说"明"\n第二行', 1.38e10],
    [],
    ["合计", null, null, 1200.5]
  ],
  formats: {C5: "yyyy/m/d", C6: "yyyy/m/d h:mm"}
};

describe.each(["biff8", "xlsx"] as const)("openExtract of a %s workbook", (bookType) => {
  const kind = bookType === "biff8" ? "xls" : "xlsx";

  it("gives title block, header, cells and totals where they are", async () => {
    const {sheet, rows, rowNumbers, broken, ...counts} = await readSheet(
      writeWorkbook(bookType, [titled])
    );
    expect(sheet).toMatchObject({
      file: "extract.dat",
      sheet: "维修工单",
      hidden: false,
      kind,
      encoding: null,
      delimiter: null,
      rowCount: 8,
      columnCount: 7
    });
    expect(sheet.head[3]).toEqual(titled.cells[3]);
    expect(sheet.head[4]).toEqual([
      "RO001",
      "沪A12345",
      "45296",
      "1280.5",
      "TRUE",
      "",
      "13812345678"
    ]);
    expect(sheet.tail.at(-1)).toEqual(["合计", "", "", "1200.5"]);
    expect(sheet.merges).toEqual([
      {row: 0, column: 0, rowSpan: 1, columnSpan: 2},
      {row: 3, column: 0, rowSpan: 2, columnSpan: 1}
    ]);
    expect(rowNumbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(rows[5]).toEqual([
      "RO002",
      "沪B6789",
      "45296.38",
      "-80",
      "FALSE",
      '说"明"\n第二行',
      "13800000000"
    ]);
    expect(rows[6]).toEqual(Array(7).fill(null));
    expect(broken).toEqual([]);
    expect(counts).toEqual({rowCount: 8, brokenCount: 0});
  });

  it("gives the grid that SheetJS gives", async () => {
    const bytes = writeWorkbook(bookType, [titled]);
    expect((await readSheet(bytes)).rows).toEqual(oracleGrids(bytes).get("维修工单"));
  });

  it("loads from the row asked for", async () => {
    const {rowNumbers, rowCount} = await readSheet(writeWorkbook(bookType, [titled]), {}, 5);
    expect(rowNumbers).toEqual([5, 6, 7, 8]);
    expect(rowCount).toBe(4);
  });

  it("gives dates in Chinese built-in formats as serials", async () => {
    const table = XLSX.SSF.get_table();
    const formats: Record<string, string> = {};
    for (const [i, id] of [31, 57, 58].entries()) {
      table[id] = `yyyy"年"m"月"d"日";@;${id}`;
      formats[`A${i + 1}`] = table[id];
    }
    const cells = [[45296], [45296.5], [45297]];
    const bytes = writeWorkbook(bookType, [{name: "S", cells, formats}]);
    expect((await readSheet(bytes)).rows).toEqual([["45296"], ["45296.5"], ["45297"]]);
  });

  it("keeps numbers that a date format cannot show", async () => {
    const cells = [[13812345678], [-5], [0.25]];
    const formats = {A1: "yyyy-mm-dd", A2: "yyyy-mm-dd", A3: "h:mm"};
    const {rows} = await readSheet(writeWorkbook(bookType, [{name: "S", cells, formats}]));
    expect(rows).toEqual([["13812345678"], ["-5"], ["0.25"]]);
  });

  it("moves dates of the 1904 system to the 1900 one, and only dates", async () => {
    const cells = [
      ["d", "n", "t"],
      [43834, 43834, 43834.25]
    ];
    const formats = {A2: "yyyy/m/d", C2: 'yyyy"年"m"月"d"日" h:mm'};
    const bytes = writeWorkbook(bookType, [{name: "S", cells, formats}], {date1904: true});
    const {rows} = await readSheet(bytes);
    expect(rows[1]).toEqual(["45296", "43834", "45296.25"]);
    expect(rows).toEqual(oracleGrids(bytes).get("S"));
  });

  it("gives several sheets in tab order, marks hidden ones and leaves out blank ones", async () => {
    const bytes = writeWorkbook(bookType, [
      {name: "一月", cells: [["a"], [1]]},
      {name: "空", cells: [[]]},
      {name: "代码", cells: [["b"], [2]], hidden: true},
      {name: "二月", cells: [["a"], [3]]}
    ]);
    const sheets = await readExtract(bytes);
    expect(sheets.map(({sheet}) => [sheet.sheet, sheet.hidden])).toEqual([
      ["一月", false],
      ["代码", true],
      ["二月", false]
    ]);
    expect(sheets.map(({rows}) => rows)).toEqual([...oracleGrids(bytes).values()]);
  });

  it("reads only the sheet that is pinned, and says which there are", async () => {
    const bytes = writeWorkbook(bookType, [
      {name: "一月", cells: [["a"]]},
      {name: "二月", cells: [["b"]]}
    ]);
    expect((await readSheet(bytes, {sheet: "二月"})).rows).toEqual([["b"]]);
    await expect(readSheet(bytes, {sheet: "三月"})).rejects.toMatchObject({
      code: "missing_sheet",
      values: {sheet: "三月", sheets: "一月, 二月"}
    });
  });

  it("keeps empty columns and gaps", async () => {
    const cells = [["a", null, "c", null], [], [], [null, null, null, "x"]];
    const {rows, sheet} = await readSheet(writeWorkbook(bookType, [{name: "S", cells}]));
    expect(rows).toEqual(rectangle(cells as (string | null)[][]));
    expect(sheet.columnCount).toBe(4);
  });

  it("ignores formats without content beyond the last cell", async () => {
    const cells = [["a", "b"], ["1", ""], ["", " "], [" "]];
    const {sheet} = await readSheet(writeWorkbook(bookType, [{name: "S", cells}]));
    expect([sheet.rowCount, sheet.columnCount]).toEqual([2, 2]);
  });

  it("keeps long, odd and Latin text", async () => {
    const long = "长".repeat(200) + "x".repeat(55);
    const cells = [[long, "é", "\u00a0x\u3000", "001", "1.38E+10", "=1+1", "䶮𠮷😀", "'"]];
    expect((await readSheet(writeWorkbook(bookType, [{name: "S", cells}]))).rows).toEqual(cells);
  });

  it("reads error values as their text and formulas as their last result", async () => {
    const sheet: XLSX.WorkSheet = {
      "!ref": "A1:D1",
      A1: {t: "e", v: 0x2a, w: "#N/A"},
      B1: {t: "n", v: 6, f: "2*3"},
      C1: {t: "s", v: "甲乙", f: '"甲"&"乙"'},
      D1: {t: "b", v: true, f: "1=1"}
    };
    const workbook = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(workbook, sheet, "S");
    const bytes = XLSX.write(workbook, {type: "buffer", bookType}) as Buffer;
    expect((await readSheet(bytes)).rows).toEqual([["#N/A", "6", "甲乙", "TRUE"]]);
  });

  it("skips a byte order mark before the workbook", async () => {
    const bytes = writeWorkbook(bookType, [titled]);
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    const [plain, read] = [await readSheet(bytes), await readSheet(marked)];
    expect(read.sheet.kind).toBe(kind);
    expect(read.rows).toEqual(plain.rows);
  });
});
