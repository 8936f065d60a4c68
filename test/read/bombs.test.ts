import {describe, expect, it} from "vitest";
import type {ExtractError} from "../../loaders/read/extractError.js";
import {readSheet} from "./extractFixture.js";
import {relation, row, xlsxParts, zip} from "./zipFixture.js";

const failure = (content: Uint8Array | string) =>
  readSheet(content).then(
    () => new Error("was read"),
    (error: unknown) => error as ExtractError
  );

/** A workbook of one cell whose text is the first of the shared strings. */
function withStrings(strings: string): Buffer {
  const parts = xlsxParts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>');
  const sheet = relation("rId1", "worksheet", "worksheets/sheet1.xml");
  const shared = relation("rId2", "sharedStrings", "sharedStrings.xml");
  parts[3]!.content = `<Relationships>${sheet}${shared}</Relationships>`;
  return zip([...parts, {name: "xl/sharedStrings.xml", content: strings}]);
}

describe("openExtract of absurd markup", () => {
  it.each<[string, string]>([
    ["nesting", `<html><table>${"<tr><td><table>".repeat(20_000)}x`],
    ["nesting", `<html><table><tr><td>${"<div>".repeat(50_000)}x</td></tr></table>`],
    ["tables", `<html>${"<table><tr><td>a</td></tr></table>".repeat(5_000)}</html>`],
    ["columns", `<html><table><tr>${'<td colspan="1000">x</td>'.repeat(3_000)}</tr></table>`]
  ])("refuses too many %s", async (measure, page) => {
    expect(await failure(page)).toMatchObject({code: "bomb", values: {measure}});
  });

  it("refuses a workbook part nested too deeply", async () => {
    const parts = xlsxParts(row(1, "A1", "1"));
    parts[2]!.content = `<workbook>${"<x>".repeat(100_000)}`;
    expect(await failure(zip(parts))).toMatchObject({code: "bomb", values: {measure: "nesting"}});
  });

  it("expands no entities", async () => {
    const entities = Array.from(
      {length: 12},
      (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(20)}">`
    );
    const strings = `<!DOCTYPE sst [<!ENTITY e0 "ha">${entities.join("")}]><sst><si><t>&e12;</t></si></sst>`;
    const {rows} = await readSheet(withStrings(strings));
    expect((rows[0]![0] ?? "").length).toBeLessThan(20);
  });

  it("takes no sheet's word for its size", async () => {
    const parts = xlsxParts(row(1, "A1", "1"));
    const sheet = parts[4]!.content as string;
    parts[4]!.content = sheet.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>');
    expect((await readSheet(zip(parts))).rowCount).toBe(1);
  });
});

describe("openExtract of absurd text", () => {
  it("refuses more columns than any extract has", async () => {
    const header = Array.from({length: 12_000}, (_, i) => `c${i}`).join(",");
    expect(await failure(`${header}\n${header}\n`)).toMatchObject({
      code: "bomb",
      values: {measure: "columns", count: 12_000, limit: 2_048}
    });
  });

  it("refuses a line without an end, and a file of NULs", async () => {
    const endless = Buffer.concat([Buffer.from("a,b\n1,"), Buffer.alloc(40_000_000, "x")]);
    expect((await failure(endless)).message).toContain("a line without an end");
    expect((await failure(Buffer.alloc(1_000_000))).message).toContain("binary data");
  });

  it("reads on after a quote that is never closed", async () => {
    const {rowCount, brokenCount} = await readSheet(`a,b,c\n"1,2,3\n${"1,2,3\n".repeat(50_000)}`);
    expect([rowCount, brokenCount]).toEqual([50_001, 1]);
  });
});
