import * as XLSX from "@e965/xlsx";
import {describe, expect, it} from "vitest";
import {readCompoundFile, writeCompoundFile} from "../../loaders/read/compoundFile.js";
import {
  biffWorkbook,
  chartBof,
  eof,
  labelSst,
  numberCell,
  record,
  sharedStrings,
  u16,
  u32,
  wideString
} from "./biffFixture.js";
import {readSheet, seededRandom} from "./extractFixture.js";
import {oracleGrids} from "./workbookOracle.js";

const emptyFormula = [...u16(3), 0x1e, 0x01, 0x00]; // the number 1: what it is does not matter
const textResult = [0, 0, 0, 0, 0, 0, 0xff, 0xff];

describe("openExtract of BIFF8 as Excel and POI write it", () => {
  it("reads shared strings that go on in the next record, with runs and phonetic text", async () => {
    const strings = [
      {text: "长".repeat(9000), wide: true},
      {text: "latin é".repeat(2000), wide: false},
      {text: "粗体与拼音", wide: true, runs: 3000, phonetic: 40},
      {text: "", wide: false},
      {text: "䶮𠮷", wide: true, runs: 1}
    ];
    const cells = strings.map((_, i) => labelSst(0, i, i));
    const bytes = biffWorkbook(sharedStrings(strings), cells);
    const {rows} = await readSheet(bytes);
    expect(rows).toEqual([strings.map(({text}) => (text === "" ? null : text))]);
    expect(rows).toEqual(oracleGrids(bytes).get("S"));
  });

  it("keeps cells when an embedded chart caches values of the same addresses", async () => {
    const chart = [chartBof, numberCell(0, 0, 999), numberCell(1, 0, 999), eof];
    const bytes = biffWorkbook(
      [],
      [numberCell(0, 0, 1), numberCell(1, 0, 2), ...chart, record(0x00e5, u16(1, 0, 1, 0, 0))]
    );
    const {rows, sheet} = await readSheet(bytes);
    expect(rows).toEqual([["1"], ["2"]]);
    expect(sheet.merges).toEqual([{row: 0, column: 0, rowSpan: 2, columnSpan: 1}]);
    expect(rows).toEqual(oracleGrids(bytes).get("S"));
  });

  it("keeps the text of a formula that heads a shared formula", async () => {
    const formula = (row: number) =>
      record(0x0006, u16(row, 0, 0), textResult, u16(0), u32(0), emptyFormula);
    const shared = record(0x04bc, u16(0, 1), [0, 0, 0, 2], emptyFormula);
    const text = (value: string) => record(0x0207, wideString(value));
    const bytes = biffWorkbook([], [formula(0), shared, text("首行"), formula(1), text("次行")]);
    const {rows} = await readSheet(bytes);
    expect(rows).toEqual([["首行"], ["次行"]]);
    expect(rows).toEqual(oracleGrids(bytes).get("S"));
  });

  it("keeps rich text stored in the cell", async () => {
    const rich = record(0x00d6, u16(0, 0, 0), wideString("富文本"), u16(1), [0, 0, 1, 0]);
    expect((await readSheet(biffWorkbook([], [rich]))).rows).toEqual([["富文本"]]);
  });

  it("reads several numbers packed in one record", async () => {
    const rk = (value: number) => Buffer.concat([u16(0), u32(((value << 2) | 2) >>> 0)]);
    const hundredths = Buffer.concat([u16(0), u32(((128050 << 2) | 3) >>> 0)]);
    const packed = record(0x00bd, u16(0, 1), rk(7), rk(-80), hundredths, u16(3));
    const bytes = biffWorkbook([], [packed]);
    const {rows} = await readSheet(bytes);
    expect(rows).toEqual([[null, "7", "-80", "1280.5"]]);
    expect(rows).toEqual(oracleGrids(bytes).get("S"));
  });

  it("refuses an encrypted stream, an older version and a cut off one by name", async () => {
    const cells = [numberCell(0, 0, 1)];
    const encrypted = biffWorkbook([record(0x002f, u16(0, 0, 0))], cells);
    await expect(readSheet(encrypted)).rejects.toMatchObject({code: "encrypted_workbook"});

    const older = biffWorkbook([], cells, "Book");
    older.writeUInt16LE(0x0500, older.indexOf(Buffer.from("09081000", "hex")) + 4);
    await expect(readSheet(older)).rejects.toMatchObject({
      code: "unreadable_file",
      values: {format: "a workbook of Excel 5 or older"}
    });

    const whole = biffWorkbook(
      [],
      Array.from({length: 2000}, (_, i) => numberCell(i, 0, i))
    );
    await expect(readSheet(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      code: "unreadable_file",
      values: {format: "a damaged or cut off .xls workbook"}
    });
  });
});

describe("readCompoundFile", () => {
  it("gives back what writeCompoundFile and SheetJS write, short streams and long", () => {
    const random = seededRandom(1);
    for (const length of [4096, 5000, 70_000, 9_000_000]) {
      const content = Buffer.from(Array.from({length}, () => Math.floor(random() * 256)));
      const own = readCompoundFile(writeCompoundFile("Workbook", content)).get("Workbook");
      expect(own?.equals(content)).toBe(true);
    }
    const container = XLSX.CFB.utils.cfb_new();
    const short = Buffer.from("short".repeat(100));
    XLSX.CFB.utils.cfb_add(container, "/Short", short);
    XLSX.CFB.utils.cfb_add(container, "/Long", Buffer.alloc(9000, 7));
    const streams = readCompoundFile(XLSX.CFB.write(container, {type: "buffer"}) as Buffer);
    expect(streams.get("Short")).toEqual(short);
    expect(streams.get("Long")).toEqual(Buffer.alloc(9000, 7));
  });

  it("is read by SheetJS when written by writeCompoundFile", () => {
    const content = Buffer.alloc(5000, 9);
    const container = XLSX.CFB.read(writeCompoundFile("Workbook", content), {type: "buffer"});
    expect(Buffer.from(XLSX.CFB.find(container, "Workbook")!.content as Uint8Array)).toEqual(
      content
    );
  });

  it("leaves out the streams of embedded objects", () => {
    const container = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(container, "/MBD0001/Workbook", Buffer.alloc(5000, 1));
    XLSX.CFB.utils.cfb_add(container, "/Workbook", Buffer.alloc(5000, 2));
    const streams = readCompoundFile(XLSX.CFB.write(container, {type: "buffer"}) as Buffer);
    expect(streams.get("Workbook")).toEqual(Buffer.alloc(5000, 2));
  });

  it("throws on a chain of sectors that bites its tail", () => {
    const bytes = writeCompoundFile("Workbook", Buffer.alloc(9000));
    const table = bytes.length - 4096;
    bytes.writeUInt32LE(1, table + 4); // sector 1 is followed by itself
    expect(() => readCompoundFile(bytes)).toThrow("endless chain of sectors");
  });
});
