import {describe, expect, it} from "vitest";
import {readExtract, readSheet} from "./extractFixture.js";
import {relation, row, xlsxParts, zip} from "./zipFixture.js";
import type {Part} from "./zipFixture.js";

function setPart(parts: Part[], name: string, content: string): void {
  const part = parts.find((other) => other.name === name);
  if (part === undefined) parts.push({name, content});
  else part.content = content;
}

describe("openExtract of .xlsx as other programs write it", () => {
  it("reads rich and phonetic strings, inline strings, dates in ISO form and cells without address", async () => {
    const parts = xlsxParts(`<row r="1">
      <c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
      <c r="C1" t="inlineStr"><is><t>内</t></is></c>
      <c r="D1" t="inlineStr"><is><r><t>联</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 串</t></r></is></c>
      <c r="E1" t="d"><v>2024-01-05T09:05:00</v></c><c r="F1" t="str"><f>"甲"&amp;"乙"</f><v>甲乙</v></c>
      <c r="G1" t="b"><v>1</v></c><c r="H1" t="e"><v>#DIV/0!</v></c></row>
      <row><c><v>1.5</v></c><c/><c><v>-2E-3</v></c></row>`);
    setPart(
      parts,
      "xl/_rels/workbook.xml.rels",
      `<Relationships>${relation("rId1", "worksheet", "/xl/worksheets/sheet1.xml")}${relation("rId2", "sharedStrings", "sharedStrings.xml")}</Relationships>`
    );
    setPart(
      parts,
      "xl/sharedStrings.xml",
      `<sst><si><r><rPr><sz val="9"/></rPr><t>富</t></r><r><t>文本</t></r></si>
        <si><t>拼音 &lt;x&gt;</t><rPh sb="0" eb="2"><t>pinyin</t></rPh><phoneticPr fontId="1"/></si></sst>`
    );
    const {rows} = await readSheet(zip(parts));
    expect(rows).toEqual([
      ["富文本", "拼音 <x>", "内", "联 串", "2024-01-05T09:05:00", "甲乙", "TRUE", "#DIV/0!"],
      ["1.5", null, "-0.002", null, null, null, null, null]
    ]);
  });

  it("reads an archive in the wide zip format of streaming writers", async () => {
    const bytes = zip(xlsxParts(row(1, "A1", "1") + row(2, "B2", "45296")), {zip64: true});
    expect((await readSheet(bytes)).rows).toEqual([
      ["1", null],
      [null, "45296"]
    ]);
  });

  it("leaves out chart sheets and keeps the names of the others", async () => {
    const parts = xlsxParts(row(1, "A1", "1"));
    setPart(
      parts,
      "xl/workbook.xml",
      `<workbook xmlns:r="x"><sheets><sheet name="图" sheetId="1" r:id="rId9"/>
        <sheet name="A &amp; B" sheetId="2" state="veryHidden" r:id="rId1"/></sheets></workbook>`
    );
    setPart(
      parts,
      "xl/_rels/workbook.xml.rels",
      `<Relationships>${relation("rId9", "chartsheet", "chartsheets/sheet1.xml")}${relation("rId1", "worksheet", "worksheets/sheet1.xml")}</Relationships>`
    );
    setPart(parts, "xl/chartsheets/sheet1.xml", "<chartsheet/>");
    const sheets = await readExtract(zip(parts));
    expect(sheets.map(({sheet}) => [sheet.sheet, sheet.hidden])).toEqual([["A & B", true]]);
  });

  it("finds the merged ranges of the head wherever pieces of the part end", async () => {
    const rows = Array.from({length: 3000}, (_, i) => row(i + 1, `A${i + 1}`, String(i)));
    const ranges = Array.from({length: 3000}, (_, i) => `<mergeCell ref="A${i + 1}:AB${i + 2}"/>`);
    const parts = xlsxParts(rows.join(""));
    setPart(
      parts,
      "xl/worksheets/sheet1.xml",
      `<worksheet><sheetData>${rows.join("")}</sheetData><mergeCells>${ranges.reverse().join("\n")}</mergeCells></worksheet>`
    );
    const {sheet} = await readSheet(zip(parts));
    expect(sheet.merges).toHaveLength(60);
    expect(sheet.merges.at(-1)).toEqual({row: 0, column: 0, rowSpan: 2, columnSpan: 28});
  });

  it("refuses rows out of order and a sheet whose XML is damaged", async () => {
    const disorder = zip(xlsxParts(row(5, "A5", "1") + row(2, "A2", "1")));
    await expect(readSheet(disorder)).rejects.toMatchObject({
      code: "unreadable_file",
      sheet: "S",
      row: 2
    });
    const badCell = zip(xlsxParts('<row r="1"><c r="QQQQQ1"><v>1</v></c></row>'));
    await expect(readSheet(badCell)).rejects.toMatchObject({code: "unreadable_file", sheet: "S"});
  });
});
