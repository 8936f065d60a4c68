import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import * as XLSX from "@e965/xlsx";
import {writeXlsx} from "hucre";
import {describe, expect, it} from "vitest";
import {openExtract} from "../../loaders/read/extract.js";
import type {ExtractError} from "../../loaders/read/extractError.js";
import {readWorkbook} from "../../loaders/read/workbookClient.js";
import {biffWorkbook, numberCell, record, u16} from "./biffFixture.js";
import {readSheet, seededRandom} from "./extractFixture.js";
import {writeWorkbook} from "./workbookOracle.js";
import {relation, row, xlsxParts, zip} from "./zipFixture.js";

const failure = (content: Uint8Array | string) =>
  readSheet(content).then(
    () => new Error("was read"),
    (error: unknown) => error as ExtractError
  );

describe("openExtract of files that are no extracts", () => {
  it("refuses an empty file, one with blanks alone and a workbook without a cell", async () => {
    const blank = writeWorkbook("xlsx", [{name: "S", cells: [[" "]]}]);
    for (const content of ["", "\ufeff", " \r\n\t\n", blank]) {
      expect(await failure(content)).toMatchObject({code: "empty_file"});
    }
  });

  it.each<[string, Buffer | string]>([
    ["a PDF document", "%PDF-1.7\n1 0 obj"],
    ["a Parquet file", "PAR1\u0015\u0004"],
    ["an image", Buffer.from("89504e470d0a1a0a", "hex")],
    ["a workbook of Excel 5 or older", Buffer.from("0908080000050500bb0dcc07", "hex")],
    ["a web archive (MHTML)", "MIME-Version: 1.0\nContent-Type: multipart/related"],
    [
      "an XML spreadsheet of 2003",
      '<?xml version="1.0"?><Workbook xmlns="x"><Worksheet/></Workbook>'
    ],
    ["an XML document", '<?xml version="1.0"?><orders><order/></orders>'],
    ["a zip archive without a workbook", zip([{name: "[Content_Types].xml", content: "a"}])],
    ["a binary workbook (.xlsb)", zip([{name: "xl/workbook.bin", content: "a"}])],
    ["an OpenDocument file", zip([{name: "mimetype", content: "application/vnd.oasis"}])],
    ["a damaged or cut off zip archive", Buffer.from("PK\x03\x04 and then nothing at all")],
    ["a compound file without a workbook", compoundFile("WordDocument")]
  ])("names %s", async (format, content) => {
    expect(await failure(content)).toMatchObject({code: "unreadable_file", values: {format}});
  });

  it.each<[string, Buffer]>([
    ["a gzip archive within an archive", gzipSync("a,b")],
    ["a zip archive within an archive", zip([{name: "a.csv", content: "a,b"}])],
    ["a RAR archive", Buffer.from("526172211a0700", "hex")],
    ["a 7z archive", Buffer.from("377abcaf271c", "hex")],
    ["a tar archive", Buffer.concat([Buffer.alloc(257), Buffer.from("ustar")])]
  ])("says to unpack %s", async (format, content) => {
    expect(await failure(content)).toMatchObject({code: "packed_file", values: {format}});
  });

  it("refuses random bytes and keeps them out of the message", async () => {
    const random = seededRandom(3);
    const bytes = Buffer.from(Array.from({length: 5000}, () => Math.floor(random() * 256)));
    expect(await failure(bytes)).toMatchObject({
      message:
        "extract.dat: binary data (expected .xls (97-2003), .xlsx, an HTML table, delimited text, or a .zip or .gz of such files); export it again as .xlsx or CSV"
    });
  });

  it("refuses a folder and a file that is not there", async () => {
    const folder = await mkdtemp(join(tmpdir(), "read-test-"));
    await mkdir(join(folder, "orders.xls"));
    const values = {format: "a folder"};
    await expect(
      openExtract({file: "orders.xls", path: join(folder, "orders.xls")})
    ).rejects.toMatchObject({
      code: "unreadable_file",
      values
    });
    await expect(openExtract({file: "none.xls", path: join(folder, "none.xls")})).rejects.toThrow(
      "cannot be opened (ENOENT)"
    );
    await rm(folder, {recursive: true});
  });

  it("refuses a cut off .xlsx", async () => {
    const bytes = writeWorkbook("xlsx", [{name: "S", cells: [["a"]]}]);
    expect(await failure(bytes.subarray(0, bytes.length - 100))).toMatchObject({
      code: "unreadable_file"
    });
  });

  it("refuses encrypted workbooks", async () => {
    const sheets = [{name: "S", rows: [["a"]]}];
    const encrypted = await writeXlsx({sheets, encryption: {password: "x", spinCount: 10}});
    expect(await failure(encrypted)).toMatchObject({code: "encrypted_workbook"});
    expect(await failure(compoundFile("EncryptedPackage"))).toMatchObject({
      code: "encrypted_workbook"
    });
    const passworded = biffWorkbook([record(0x002f, u16(0, 0, 0))], [numberCell(0, 0, 1)]);
    expect(await failure(passworded)).toMatchObject({code: "encrypted_workbook"});
  });
});

describe("openExtract of cut off sheets", () => {
  const workbook = (rowCount: number) =>
    biffWorkbook(
      [],
      Array.from({length: rowCount}, (_, i) => numberCell(i, 0, i))
    );

  it.each([65_535, 65_536])("refuses an .xls sheet of %i rows", async (rows) => {
    expect(await failure(workbook(rows))).toMatchObject({
      code: "truncated_sheet",
      file: "extract.dat",
      sheet: "S",
      values: {rows, limit: 65_535}
    });
  });

  it("reads an .xls sheet of 65,534 rows", async () => {
    expect((await readSheet(workbook(65_534))).rowCount).toBe(65_534);
  });

  it("refuses an .xlsx sheet that reaches the last row", async () => {
    const sheet = zip(xlsxParts(row(1, "A1", "1") + row(1_048_576, "A1048576", "2")));
    expect(await failure(sheet)).toMatchObject({code: "truncated_sheet"});
  });
});

describe("openExtract of bombs", () => {
  it("reads an .xlsx made by hand, so that the others fail for their faults alone", async () => {
    const parts = xlsxParts(row(1, "A1", "1") + row(3, "B3", "1.3812345678E10"));
    expect((await readSheet(zip(parts))).rows).toEqual([
      ["1", null],
      [null, null],
      [null, "13812345678"]
    ]);
  });

  it("refuses two cells in the corners of a sheet", async () => {
    const sheet = zip(xlsxParts(row(1, "A1", "1") + row(1_000_000, "AZZ1000000", "2")));
    expect(sheet.length).toBeLessThan(1_500);
    expect(await failure(sheet)).toMatchObject({code: "bomb", values: {measure: "cells"}});
  });

  it("refuses a part that is compressed too well", async () => {
    const bytes = zip([...xlsxParts(row(1, "A1", "1")), {name: "x.xml", content: "A".repeat(2e7)}]);
    expect(await failure(bytes)).toMatchObject({
      code: "bomb",
      values: {measure: "ratio", limit: 200}
    });
  });

  it("refuses a part that unpacks to more than it declares", async () => {
    for (const declared of [0, 1000]) {
      const lie = {name: "x.xml", content: "A".repeat(2e7), declared};
      const bytes = zip([...xlsxParts(row(1, "A1", "1")), lie]);
      expect(await failure(bytes)).toMatchObject({code: "bomb", values: {measure: "lying_size"}});
    }
  });

  it("refuses parts that declare too much together, and too many parts", async () => {
    const noise = Buffer.alloc(100, 1);
    const many = Array.from({length: 60}, (_, i) => ({
      name: `${i}`,
      content: noise,
      declared: 9e6
    }));
    expect(await failure(zip(many))).toMatchObject({values: {measure: "declared_bytes"}});
    const parts = Array.from({length: 2001}, (_, i) => ({name: `${i}`, content: "x"}));
    expect(await failure(zip(parts))).toMatchObject({values: {measure: "entries", count: 2001}});
  });

  it("refuses a workbook larger than 64 MB without reading it", async () => {
    const signature = Buffer.from("PK\x03\x04");
    const bytes = Buffer.concat([signature, Buffer.alloc(64 * 1024 * 1024)]);
    expect(await failure(bytes)).toMatchObject({values: {measure: "file_bytes"}});
  });

  it("survives a workbook that needs too much memory or time, and reads the next", async () => {
    const folder = await mkdtemp(join(tmpdir(), "read-test-"));
    const strings = Array.from({length: 200_000}, (_, i) => `<si><t>text ${i}</t></si>`).join("");
    const parts = xlsxParts(row(1, "A1", "1"));
    const relations =
      relation("rId1", "worksheet", "worksheets/sheet1.xml") +
      relation("rId2", "sharedStrings", "sharedStrings.xml");
    parts[3]!.content = `<Relationships>${relations}</Relationships>`;
    parts.push({name: "xl/sharedStrings.xml", content: `<sst>${strings}</sst>`});
    await writeFile(join(folder, "x"), zip(parts));
    const job = {
      kind: "xlsx",
      path: join(folder, "x"),
      file: "x",
      offset: 0,
      encoding: null
    } as const;
    const read = (name: string, limits: object) =>
      readWorkbook({...job, gridPrefix: join(folder, name)}, limits);
    await expect(read("a", {heapMegabytes: 48})).rejects.toMatchObject({
      code: "reader_limit",
      values: {resource: "memory", limit: 48}
    });
    await expect(read("b", {seconds: 0.01})).rejects.toMatchObject({
      code: "reader_limit",
      values: {resource: "time"}
    });
    expect((await read("c", {})).sheets[0]?.rowCount).toBe(1);
    await rm(folder, {recursive: true});
  });
});

describe("openExtract", () => {
  it("gives the size of the file as it is, whatever its kind", async () => {
    const folder = await mkdtemp(join(tmpdir(), "read-test-"));
    const cells = [["a"], [1]];
    const contents = [
      Buffer.from("\ufeffa,b\n1,2\n"),
      Buffer.from("<table><tr><td>a</td></tr></table>"),
      writeWorkbook("xlsx", [{name: "S", cells}]),
      writeWorkbook("biff8", [{name: "S", cells}])
    ];
    for (const content of contents) {
      await writeFile(join(folder, "x"), content);
      const extract = await openExtract({file: "x", path: join(folder, "x")});
      expect(extract.bytes).toBe(content.length);
      await extract.close();
    }
    await rm(folder, {recursive: true});
  });
});

function compoundFile(stream: string): Buffer {
  const container = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(container, `/${stream}`, Buffer.alloc(5000));
  return XLSX.CFB.write(container, {type: "buffer"}) as Buffer;
}
