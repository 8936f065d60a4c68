import {createHmac} from "node:crypto";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {prepareMacros} from "../../loaders/conform/macros.js";
import type {Database} from "../../loaders/duckdb.js";
import {openDatabase, quoteText, rowsOf} from "../../loaders/duckdb.js";

const secret = Buffer.from("secret of the tests, longer than one block of SHA-256: ".repeat(3));
let database: Database;
beforeAll(async () => {
  database = await openDatabase();
  await prepareMacros(database.lanes, secret);
});
afterAll(() => database.close());

const value = async (expression: string): Promise<unknown> =>
  (await rowsOf<{v: unknown}>(database.connection, `select ${expression} as v`))[0]!.v;

describe("hmac_sha256(message)", () => {
  for (const message of ["", "a", "客户 13800000000", "x".repeat(200)]) {
    it(`is node's HMAC-SHA256 of ${message.length} characters`, async () => {
      const expected = createHmac("sha256", secret).update(message).digest("hex");
      expect(await value(`hmac_sha256(${quoteText(message)})`)).toBe(expected);
    });
  }

  it("is node's for a secret shorter than a block", async () => {
    const {connection, lanes, close} = await openDatabase();
    const short = Buffer.from([0, 1, 2, 255]);
    await prepareMacros(lanes, short);
    const [row] = await rowsOf<{v: string}>(connection, "select hmac_sha256('a') as v");
    close();
    expect(row!.v).toBe(createHmac("sha256", short).update("a").digest("hex"));
  });
});

describe("in_chinese_print(label)", () => {
  for (const [label, printed] of [
    ["售后满意度调研(CSS)", "售后满意度调研（CSS）"],
    ["流失客户(各行业,含汽车); 见《课程》;调查", "流失客户（各行业，含汽车）；见《课程》；调查"],
    ["NPS (0-10)", "NPS (0-10)"],
    ["work done right; all", "work done right; all"]
  ] as const) {
    it(`is ${printed} of ${label}`, async () => {
      expect(await value(`in_chinese_print(${quoteText(label)})`)).toBe(printed);
    });
  }

  it("is null of no label", async () => {
    expect(await value("in_chinese_print(null)")).toBeNull();
  });
});

it("identifier_of(domain, value) keeps domains apart", async () => {
  const [vin, document] = await Promise.all([
    value("identifier_of('vin', '1')"),
    value("identifier_of('document', '1')")
  ]);
  expect(vin).not.toBe(document);
  const digest = createHmac("sha256", secret).update("vin:1").digest("hex").slice(0, 32);
  expect(String(vin).replaceAll("-", "")).toBe(digest);
});

it("add_months(day, months) ends in the month, also backwards", async () => {
  expect(await value("add_months(date '2024-08-31', 6)")).toBe("2025-02-28");
  expect(await value("add_months(date '2024-02-29', -12)")).toBe("2023-02-28");
});

it("level_of(score, min, max) rounds half up and knows no level without a scale", async () => {
  expect(await value("level_of(7.5, 0, 10)")).toBe(4);
  expect(await value("level_of(6.2, 0, 10)")).toBe(3);
  expect(await value("level_of(6.25, 0, 10)")).toBe(4);
  expect(await value("level_of(1, 1, 5)")).toBe(1);
  expect(await value("level_of(10, 0, 10)")).toBe(5);
  expect(await value("level_of(3, 3, 3)")).toBeNull();
});

describe("publishable(value)", () => {
  const published: Record<string, string | null> = {
    "ID.4 CROZZ 2023款 长续航": "ID.4 CROZZ 2023款 长续航",
    " 朗逸 ": "朗逸",
    "": null,
    "13812345678": null,
    电话13812345678: null,
    "11010519491231002X": null,
    LFV2A21K0A4000001: null,
    浙A12345: null,
    浙AD12345: null,
    "someone@example.com": null,
    王先生: null,
    "6222021234567890123": null,
    女士优先活动: "女士优先活动",
    "2020年12月": "2020年12月",
    "90000000": "90000000"
  };
  for (const [given, expected] of Object.entries(published)) {
    it(`gives ${expected === null ? "nothing" : "it"} for "${given.slice(0, 4)}…"`, async () => {
      expect(await value(`publishable(${quoteText(given)})`)).toBe(expected);
    });
  }

  it("leaves out what is too long to be a label", async () => {
    expect(await value("publishable(repeat('长', 81))")).toBeNull();
  });
});

it("place_name(value) leaves out what may be an address or a postcode", async () => {
  expect(await value("place_name('杭州')")).toBe("杭州");
  expect(await value("place_name('310000')")).toBeNull();
  expect(await value("place_name('文一西路8号')")).toBeNull();
  expect(await value("place_name('浙江省杭州市西湖区某某街道')")).toBeNull();
});

it("is_test_vin(vin) knows a repeated character", async () => {
  expect(await value("is_test_vin('11111111111111111')")).toBe(true);
  expect(await value("is_test_vin('LFV2A21K0A4000001')")).toBe(false);
});
