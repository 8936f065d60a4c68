import * as XLSX from "@e965/xlsx";
import {describe, expect, it} from "vitest";
import {readExtract, readSheet} from "./extractFixture.js";
import type {Grid} from "./extractFixture.js";
import {encodeGb18030} from "./gb18030.js";

const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<style>td { mso-number-format: "\\@"; }</style></head><body>
<table border=1>
  <tr><td colspan=3><b>维修工单一览表</b></td></tr>
  <tr><th>工单号</th><th>车牌号&nbsp;</th><th>金额 &amp; 税</th></tr>
  <tr><td>RO1<td>沪A12345<td align=right>1,280.50
  <tr><td rowspan=2> RO2 </td><td>&nbsp;</td><td>&lt;无&gt;</td></tr>
  <tr><td>京B6789</td><td>甲<br>乙</td></tr>
  <tr></tr>
  <tr><td>合计</td></tr>
</table></body></html>`;

const grid: Grid = [
  ["维修工单一览表", null, null],
  ["工单号", "车牌号\u00a0", "金额 & 税"],
  ["RO1", "沪A12345", "1,280.50"],
  ["RO2", null, "<无>"],
  [null, "京B6789", "甲\n乙"],
  [null, null, null],
  ["合计", null, null]
];

describe("openExtract of HTML", () => {
  it.each([
    ["gb18030", encodeGb18030(page)],
    ["utf-8", Buffer.from(page)],
    ["utf-8", Buffer.from(`\ufeff\n${page}`)],
    ["utf-16le", Buffer.from(`\ufeff${page}`, "utf16le")]
  ])("reads a table in %s whatever the page says of itself", async (encoding, bytes) => {
    const {sheet, rows, rowNumbers, brokenCount} = await readSheet(bytes);
    expect(sheet).toMatchObject({
      kind: "html",
      sheet: "table 1",
      encoding,
      rowCount: 7,
      columnCount: 3
    });
    expect(sheet.merges).toEqual([
      {row: 0, column: 0, rowSpan: 1, columnSpan: 3},
      {row: 3, column: 0, rowSpan: 2, columnSpan: 1}
    ]);
    expect(rows).toEqual(grid);
    expect(rowNumbers).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(brokenCount).toBe(0);
  });

  it("gives the grid that SheetJS gives of a decoded page", async () => {
    const closed = page.replace(
      "<td>RO1<td>沪A12345<td align=right>1,280.50",
      "<td>RO1</td><td>沪A12345</td><td>1,280.50</td></tr>"
    );
    const workbook = XLSX.read(closed, {type: "string", raw: true});
    const cells = XLSX.utils.sheet_to_json<(string | null)[]>(workbook.Sheets["Sheet1"]!, {
      header: 1,
      defval: null,
      blankrows: true
    });
    const clean = (cell: string | null) => cell?.replaceAll("\u00a0", " ").trim() || null;
    const {rows} = await readSheet(encodeGb18030(closed));
    expect(rows.map((row) => row.map(clean))).toEqual(cells.map((row) => row.map(clean)));
  });

  it("gives each table that has content as a sheet, nested ones too", async () => {
    const sheets = await readExtract(
      `<table><tr><td><table><tr><td>标题</td></tr></table></td></tr></table>
       <table></table>
       <table><tr><td>a</td><td>b<script>alert("x")</script></td></tr></table>`
    );
    expect(sheets.map(({sheet}) => sheet.sheet)).toEqual(["table 2", "table 4"]);
    expect(sheets.map(({rows}) => rows)).toEqual([[["标题"]], [["a", "b"]]]);
  });

  it("loads from the row asked for", async () => {
    const {rowNumbers, rows} = await readSheet(encodeGb18030(page), {}, 7);
    expect([rowNumbers, rows]).toEqual([[7], [["合计", null, null]]]);
  });

  it("holds spans to what a sheet can have", async () => {
    const wide = `<table><tr>${"<td colspan=99999999 rowspan=99999999>x</td>".repeat(3)}</tr></table>`;
    const {sheet} = await readSheet(wide);
    expect([sheet.rowCount, sheet.columnCount]).toEqual([1, 2001]);
  });

  it("refuses a page without a cell", async () => {
    await expect(readSheet("<html><body><table></table></body></html>")).rejects.toMatchObject({
      code: "empty_file"
    });
  });
});
