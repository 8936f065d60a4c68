import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {unpackArchive} from "../../loaders/read/archive.js";
import {Scratch} from "../../loaders/read/scratch.js";
import {seededRandom} from "./extractFixture.js";
import {encodeGb18030} from "./gb18030.js";
import {writeWorkbook} from "./workbookOracle.js";
import type {Part} from "./zipFixture.js";
import {zip} from "./zipFixture.js";

let folder: string;
let scratch: Scratch;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "archive-test-"));
  scratch = new Scratch();
});

afterEach(async () => {
  await scratch.remove();
  rmSync(folder, {recursive: true, force: true});
});

/** What an archive of the name `a` holds: name → text, and what could not be unpacked. */
async function unpack(bytes: Buffer, byteLimit?: number) {
  const path = join(folder, "a");
  writeFileSync(path, bytes);
  const unpacked = await unpackArchive({file: "a", path}, scratch, byteLimit);
  if (unpacked === null) return null;
  const files = unpacked.files.map((one) => [one.file, readFileSync(one.path, "utf8")]);
  const problems = unpacked.problems.map(({code, file, values}) => ({code, file, ...values}));
  return {files: Object.fromEntries(files) as Record<string, string>, problems};
}

const unpackZip = (...parts: Part[]) => unpack(zip(parts));
const random = seededRandom(1);
const noise = Buffer.from(Array.from({length: 200_000}, () => Math.floor(random() * 256)));

describe("unpackArchive(file) of a zip archive", () => {
  it("names its files as if it were a folder, and leaves out what systems add", async () => {
    const unpacked = await unpackZip(
      {name: "东店/", content: ""},
      {name: "东店/工单.csv", content: "一"},
      {name: "./b.csv", content: "二", method: 0},
      {name: "西店\\c.csv", content: "三"},
      {name: "__MACOSX/东店/._工单.csv", content: "x"},
      {name: "东店/.DS_Store", content: "x"},
      {name: "~$工单.xlsx", content: "x"}
    );
    expect(unpacked).toEqual({
      files: {"a/东店/工单.csv": "一", "a/b.csv": "二", "a/西店/c.csv": "三"},
      problems: []
    });
  });

  it("reads names in GBK, and in UTF-8 with and without its flag", async () => {
    const unpacked = await unpackZip(
      {name: encodeGb18030("维修工单.csv"), content: "1"},
      {name: "销售订单.csv", content: "2"},
      {name: "客户档案.csv", content: "3", flags: 0x800}
    );
    expect(Object.keys(unpacked!.files)).toEqual([
      "a/维修工单.csv",
      "a/销售订单.csv",
      "a/客户档案.csv"
    ]);
  });

  it("reads an archive with sizes in the wide fields", async () => {
    const bytes = zip([{name: "a.csv", content: "1"}], {zip64: true});
    expect((await unpack(bytes))!.files).toEqual({"a/a.csv": "1"});
  });

  it.each<[string, Part]>([
    ["a path that leads out of the archive", {name: "../out.csv", content: "x"}],
    ["a path that leads out of the archive", {name: "b/../../out.csv", content: "x"}],
    ["a path that leads out of the archive", {name: "/tmp/out.csv", content: "x"}],
    ["a path that leads out of the archive", {name: "C:\\out.csv", content: "x"}],
    ["a path that leads out of the archive", {name: "..\\out.csv", content: "x"}],
    ["a link to another file", {name: "out.csv", content: "/etc/passwd", mode: 0o120777}],
    ["a name with control characters", {name: "out\u001b[2J.csv", content: "x"}],
    ["a name that is too long", {name: "x".repeat(600), content: "x"}],
    ["a zip archive packed by method 12", {name: "out.csv", content: "x", method: 12}]
  ])("refuses %s, writes nothing outside and reads the rest", async (format, part) => {
    const unpacked = await unpackZip(part, {name: "good.csv", content: "1"});
    expect(unpacked).toMatchObject({
      files: {"a/good.csv": "1"},
      problems: [{code: "packed_file", format}]
    });
    expect(readdirSync(folder)).toEqual(["a"]);
    expect(existsSync(join(dirname(folder), "out.csv"))).toBe(false);
    // eslint-disable-next-line no-control-regex
    expect(unpacked!.problems[0]!.file).toMatch(/^a\/[^\u0000-\u001f]{1,101}$/);
  });

  it("refuses two files of one name", async () => {
    const twice = {name: "b.csv", content: "1"};
    await expect(unpackZip(twice, twice)).rejects.toMatchObject({
      code: "packed_file",
      file: "a/b.csv",
      values: {format: "a zip archive with two files of one name"}
    });
    expect((await unpackZip(twice, {name: "./b.csv", content: "2"}))!.problems).toEqual([
      {code: "packed_file", file: "a/b.csv", format: "two files of one name"}
    ]);
  });

  it("refuses files under a password, and says so", async () => {
    const secret = {name: "b.csv", content: "1", flags: 1};
    expect((await unpackZip(secret))!.problems).toEqual([
      {code: "encrypted_archive", file: "a/b.csv"}
    ]);
  });

  it("refuses a file whose content is not what was packed", async () => {
    const stored = {name: "b.csv", content: "1,2,3", method: 0};
    expect((await unpackZip({...stored, crc: 1}))!.problems).toMatchObject([
      {code: "unreadable_file", format: "a damaged or cut off zip archive"}
    ]);
    const bytes = zip([{name: "b.csv", content: noise}]);
    bytes[90_000]! ^= 0xff;
    expect((await unpack(bytes))!.problems).toMatchObject([{code: "unreadable_file"}]);
  });

  it("refuses one that is cut off, or empty", async () => {
    const bytes = zip([{name: "b.csv", content: noise}]);
    await expect(unpack(bytes.subarray(0, -30))).rejects.toMatchObject({code: "unreadable_file"});
    await expect(unpackZip({name: "b/", content: ""})).rejects.toMatchObject({code: "empty_file"});
  });

  it("refuses bombs: too well packed, too much, and more than declared", async () => {
    const zeros = Buffer.alloc(20_000_000);
    await expect(unpackZip({name: "b.csv", content: zeros})).rejects.toMatchObject({
      code: "bomb",
      values: {measure: "ratio", limit: 200}
    });
    await expect(unpack(zip([{name: "b.csv", content: noise}]), 1000)).rejects.toMatchObject({
      values: {measure: "declared_bytes", limit: 1000}
    });
    const lie = await unpackZip({name: "b.csv", content: zeros, declared: 1000});
    expect(lie!.problems).toMatchObject([{code: "bomb", measure: "lying_size"}]);
  });

  it("leaves a workbook to its reader", async () => {
    const bytes = writeWorkbook("xlsx", [{name: "S", cells: [["a"]]}]);
    expect(await unpack(bytes)).toBeNull();
  });
});

describe("unpackArchive(file) of a gzip archive", () => {
  it("keeps the archive's name for its one file", async () => {
    expect(await unpack(gzipSync("甲,乙"))).toEqual({files: {a: "甲,乙"}, problems: []});
    const parts = Buffer.concat([gzipSync("甲,"), gzipSync("乙")]);
    expect((await unpack(parts))!.files).toEqual({a: "甲,乙"});
  });

  it("refuses one that is cut off, damaged or followed by something else", async () => {
    const bytes = gzipSync(noise);
    const flipped = Buffer.from(bytes);
    flipped[bytes.length >> 1]! ^= 0xff;
    const followed = Buffer.concat([bytes, Buffer.from("工单")]);
    for (const bad of [bytes.subarray(0, -9), flipped, followed]) {
      await expect(unpack(bad)).rejects.toMatchObject({
        code: "unreadable_file",
        values: {format: "a damaged or cut off gzip archive"}
      });
    }
    const padded = Buffer.concat([gzipSync("1"), Buffer.alloc(512)]);
    expect((await unpack(padded))!.files).toEqual({a: "1"});
  });

  it("refuses bombs: too well packed, and too much", async () => {
    await expect(unpack(gzipSync(Buffer.alloc(20_000_000)))).rejects.toMatchObject({
      code: "bomb",
      values: {measure: "ratio"}
    });
    await expect(unpack(gzipSync(noise), 1000)).rejects.toMatchObject({
      code: "bomb",
      values: {measure: "inflated_bytes", limit: 1000}
    });
  });
});

describe("unpackArchive(file) of anything else", () => {
  it("leaves it to the readers", async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from("a,b"), Buffer.from("PK")]) {
      expect(await unpack(bytes)).toBeNull();
    }
    expect(await unpackArchive({file: "none", path: join(folder, "none")}, scratch)).toBeNull();
    expect(await unpackArchive({file: "folder", path: folder}, scratch)).toBeNull();
  });
});
