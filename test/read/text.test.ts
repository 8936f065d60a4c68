import {describe, expect, it} from "vitest";
import {readSheet} from "./extractFixture.js";
import {encodeGb18030} from "./gb18030.js";

const table = "工单号,车牌号,金额\nRO1,沪A12345,1280.50\nRO2,京B6789,-80\n";
const grid = [
  ["工单号", "车牌号", "金额"],
  ["RO1", "沪A12345", "1280.50"],
  ["RO2", "京B6789", "-80"]
];

describe("openExtract of text: encodings", () => {
  it.each([
    ["utf-8", Buffer.from(table)],
    ["utf-8", Buffer.from(`\ufeff${table}`)],
    ["gb18030", encodeGb18030(table)],
    ["utf-16le", Buffer.from(`\ufeff${table}`, "utf16le")],
    ["utf-16le", Buffer.from(table, "utf16le")],
    ["utf-16be", Buffer.from(`\ufeff${table}`, "utf16le").swap16()]
  ])("reads %s", async (encoding, bytes) => {
    const {sheet, rows} = await readSheet(bytes);
    expect(sheet).toMatchObject({
      kind: "text",
      sheet: null,
      encoding,
      delimiter: ",",
      columnCount: 3
    });
    expect(sheet.head).toEqual(grid);
    expect(sheet.tail).toEqual(grid);
    expect(rows).toEqual(grid);
  });

  it("reads characters that take four bytes in GB18030, and the byte order mark of GB18030", async () => {
    expect(encodeGb18030("𠮷")).toEqual(Buffer.from("9534b235", "hex"));
    const bytes = Buffer.concat([
      Buffer.from("84319533", "hex"),
      encodeGb18030("姓名,号\n䶮𠮷,1\n")
    ]);
    expect((await readSheet(bytes)).rows).toEqual([
      ["姓名", "号"],
      ["䶮𠮷", "1"]
    ]);
  });

  it("finds GB18030 that begins far behind the start of the file", async () => {
    const ascii = "RO1,A12345,1280.50\n".repeat(60_000);
    const {sheet, rows} = await readSheet(
      Buffer.concat([Buffer.from(ascii), encodeGb18030("RO2,京B6789,-80\n")])
    );
    expect(sheet.encoding).toBe("gb18030");
    expect(rows.at(-1)).toEqual(grid[2]);
  });

  it("takes the encoding that is pinned", async () => {
    const bytes = Buffer.from("c,é\n1,ü\n", "latin1");
    expect((await readSheet(bytes, {encoding: "iso-8859-1"})).rows).toEqual([
      ["c", "é"],
      ["1", "ü"]
    ]);
    await expect(readSheet(bytes, {encoding: "klingon"})).rejects.toMatchObject({
      code: "unknown_encoding"
    });
  });

  it("puts lines with broken characters aside and keeps the others", async () => {
    const lines = "甲乙丙丁,戊己庚辛\n".repeat(500);
    const bytes = Buffer.concat([
      Buffer.from(lines),
      Buffer.from("结").subarray(0, 2),
      Buffer.from(",x\n丙,丁\n")
    ]);
    const {sheet, broken, rows, rowNumbers} = await readSheet(bytes);
    expect(sheet.encoding).toBe("utf-8");
    expect(broken).toEqual([[501, "not_decodable"]]);
    expect(rows).toHaveLength(501);
    expect([rowNumbers.at(-1), rows.at(-1)]).toEqual([502, ["丙", "丁"]]);
  });

  it("refuses a text that does not decode", async () => {
    const bytes = Buffer.from(
      Array.from({length: 9000}, (_, i) => (i % 3 === 0 ? 0xff : 0x41 + (i % 20)))
    );
    await expect(readSheet(bytes)).rejects.toMatchObject({
      code: "undecodable",
      values: {encoding: "gb18030"}
    });
  });
});

describe("openExtract of text: delimiters and width", () => {
  it.each([",", "\t", ";", "|"])(
    "finds the delimiter %j below a title block",
    async (delimiter) => {
      const block = "维修工单, 一览\n导出日期: 2024/01/05, 09:05:00\n\n";
      const rows = Array.from({length: 9}, (_, i) => [`RO${i}`, "1,280.50; 0", "a|b", "x"]);
      const cell = (text: string) => (text.includes(delimiter) ? `"${text}"` : text);
      const lines = rows.map((row) => row.map(cell).join(delimiter)).join("\n");
      const {sheet, rows: read} = await readSheet(block + lines);
      expect(sheet.delimiter).toBe(delimiter);
      expect(sheet.columnCount).toBe(4);
      expect(read.slice(3)).toEqual(rows);
    }
  );

  it("takes the delimiter that is pinned, if it is one", async () => {
    expect((await readSheet("a~b,c\n1~2,3\n", {delimiter: "~"})).rows).toEqual([
      ["a", "b,c"],
      ["1", "2,3"]
    ]);
    await expect(readSheet("a,b", {delimiter: "::"})).rejects.toMatchObject({
      code: "unknown_delimiter"
    });
  });

  it("reads a table of one column", async () => {
    const {sheet, rows} = await readSheet("VIN\nLFV1\nLFV2\n");
    expect(sheet.columnCount).toBe(1);
    expect(rows).toEqual([["VIN"], ["LFV1"], ["LFV2"]]);
  });

  it("has the width of the header where rows leave out trailing empty cells", async () => {
    const rows = Array.from({length: 50}, (_, i) => (i % 10 === 9 ? "1,2,3,4,5" : "1,2,3"));
    const {sheet, brokenCount} = await readSheet(`标题\na,b,c,d,e\n${rows.join("\n")}`);
    expect(sheet.columnCount).toBe(5);
    expect(brokenCount).toBe(0);
  });

  it("has the width of a header that stands alone below a title block", async () => {
    expect((await readSheet("报表\n导出日期,2024/1/5\n\na,b,c,d,e,f\n")).sheet.columnCount).toBe(6);
  });

  it("keeps empty columns and pads short records", async () => {
    const {rows} = await readSheet("a,,c,\n1,,3,\n,,,\n合计\n");
    expect(rows).toEqual([
      ["a", null, "c", null],
      ["1", null, "3", null],
      [null, null, null, null],
      ["合计", null, null, null]
    ]);
  });
});

describe("openExtract of text: records", () => {
  const block = "报表\n导出日期,2024/1/5\n\n";

  it("loads from the record asked for, below a title block with a blank line", async () => {
    const {rows, rowNumbers, sheet} = await readSheet(`${block}${table}`, {}, 5);
    expect(rowNumbers).toEqual([5, 6]);
    expect(rows).toEqual(grid.slice(1));
    expect(sheet.rowCount).toBe(6);
    expect(sheet.head[2]).toEqual([""]);
  });

  it("loads from the record asked for, below a header with line breaks", async () => {
    const {rows, rowNumbers} = await readSheet('a,"实收\n金额",c\n1,2,3\n', {}, 2);
    expect([rowNumbers, rows]).toEqual([[2], [["1", "2", "3"]]]);
  });

  it("loads nothing from beyond the last record", async () => {
    expect(await readSheet(table, {}, 4)).toMatchObject({rowCount: 0, brokenCount: 0});
  });

  it.each(["\n", "\r\n", "\r"])("numbers rows around blank lines ended by %j", async (newline) => {
    const lines = ["", "a,b", "", "", "1,2", " ", "3,4", "", "合计,6", "", ""];
    const {rows, rowNumbers, rowCount} = await readSheet(lines.join(newline) + newline);
    expect(rowCount).toBe(11);
    expect(rowNumbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const expected = lines.map((line) => (line.trim() === "" ? [null, null] : line.split(",")));
    expect(rows).toEqual(expected);
  });

  it("numbers rows among very many blank lines", async () => {
    const {rowNumbers, rows} = await readSheet("a,b\n\n".repeat(200));
    expect(rowNumbers).toEqual(Array.from({length: 400}, (_, i) => i + 1));
    expect(rows[398]).toEqual(["a", "b"]);
  });

  it("reads quoted line breaks, delimiters and quotes", async () => {
    const {rows, rowNumbers, sheet} = await readSheet(
      'a,b,c\r\n1,"x\ny, ""z""",3\r\n4,"",6\r\n\r\n'
    );
    expect(rows).toEqual([
      ["a", "b", "c"],
      ["1", 'x\ny, "z"', "3"],
      ["4", null, "6"],
      [null, null, null]
    ]);
    expect(rowNumbers).toEqual([1, 2, 3, 4]);
    expect(sheet.rowCount).toBeNull();
  });

  it("reads a blank line within quotes as part of the cell", async () => {
    const {rows, rowNumbers} = await readSheet('a,b\n1,"x\n\ny"\n\n2,z\n');
    expect(rows).toEqual([
      ["a", "b"],
      ["1", "x\n\ny"],
      [null, null],
      ["2", "z"]
    ]);
    expect(rowNumbers).toEqual([1, 2, 3, 4]);
  });

  it("turns cells of nothing but white space into null and leaves others untouched", async () => {
    const blanks = [" ", "\t", "\u00a0", "\u3000\u3000", "\u200b", "\ufeff", "\u2003 ", "\v\f"];
    const kept = [" x ", "\u3000甲", "！", "!", " 　1", "\u2028a", "、", "｡"];
    const {rows} = await readSheet([...blanks, ...kept].map((cell) => `k,${cell},k`).join("\n"));
    expect(rows.map((row) => row[1])).toEqual([...blanks.map(() => null), ...kept]);
  });

  const surplus = "a,b,c\n1,2,3\n4,5,6,7\n8,9,0,,\n";

  it("puts records with surplus cells aside", async () => {
    const {rows, rowNumbers, broken, brokenCount} = await readSheet(surplus);
    expect(broken).toEqual([[3, "too_many_cells"]]);
    expect(brokenCount).toBe(1);
    expect(rowNumbers).toEqual([1, 2, 4]);
    expect(rows[2]).toEqual(["8", "9", "0"]);
  });

  it("puts records with very many surplus cells aside", async () => {
    const {rowNumbers, broken} = await readSheet(`${surplus}1,2,3,4,5,6,7,8,9,10,11\n1,2,3\n`);
    expect(broken).toEqual([
      [3, "too_many_cells"],
      [5, "too_many_cells"]
    ]);
    expect(rowNumbers).toEqual([1, 2, 4, 6]);
  });

  it("does not let an unclosed quote swallow the rest of the file", async () => {
    const rows = Array.from({length: 3000}, (_, i) => `${i},"n${i}",x`);
    rows[1499] = '1499,"never closed,x';
    const read = await readSheet(`a,b,c\n${rows.join("\n")}\n`);
    expect(read.broken).toEqual([[1501, "unclosed_quote"]]);
    expect(read.rowCount).toBe(3000);
    expect(read.rowNumbers[1500]).toBe(1502);
    expect(read.rows[1500]).toEqual(["1500", "n1500", "x"]);
  });

  it("does not let a pair of stray quotes swallow the records between them", async () => {
    const rows = Array.from({length: 200}, (_, i) => `${i},n${i},x`);
    rows[50] = '50,"n50,x';
    rows[90] = '90,n90",x';
    const read = await readSheet(`a,b,c\n${rows.join("\n")}\n`);
    expect(read.broken).toEqual([[52, "unclosed_quote"]]);
    expect(read.rowNumbers).toHaveLength(200);
    expect(read.rows[90]).toEqual(["90", 'n90"', "x"]);
  });

  it("keeps a table's rows in the order of the file over many pieces", async () => {
    const rows = Array.from({length: 300_000}, (_, i) => `${i},甲乙丙丁戊己庚辛,x`);
    const {rowNumbers, rows: read} = await readSheet(rows.join("\r\n"));
    expect(rowNumbers).toHaveLength(300_000);
    expect(read.findIndex(([id], i) => id !== String(i))).toBe(-1);
    expect(rowNumbers.findIndex((row, i) => row !== i + 1)).toBe(-1);
  });

  it("reads tab-separated text under the name of a workbook", async () => {
    const {rows, sheet} = await readSheet(encodeGb18030("工单号\t金额\nRO1\t1,280.50\n"));
    expect(sheet).toMatchObject({kind: "text", delimiter: "\t", encoding: "gb18030"});
    expect(rows[1]).toEqual(["RO1", "1,280.50"]);
  });

  it("refuses a pinned sheet in a text file", async () => {
    await expect(readSheet(table, {sheet: "Sheet1"})).rejects.toMatchObject({
      code: "missing_sheet"
    });
  });
});
