import {beforeAll, describe, expect, it} from "vitest";
import {startWasmEngine, type WasmEngine} from "../util/wasmEngine.js";

let engine: WasmEngine;

beforeAll(async () => {
  engine = await startWasmEngine();
});

async function value(expression: string) {
  const [row] = await engine.rows(`SELECT ${expression} AS value`);
  return row!.value;
}

describe("toColumns(table)", () => {
  it.each([
    ["-7::TINYINT", -7],
    ["250::UTINYINT", 250],
    ["-300::SMALLINT", -300],
    ["3000000000::UINTEGER", 3000000000],
    ["9007199254740991::BIGINT", 9007199254740991],
    ["(-9007199254740991)::BIGINT", -9007199254740991],
    ["(SELECT sum(v) FROM (VALUES (1), (-3)) t(v))", -2],
    ["1234567890.12::DECIMAL(12, 2)", 1234567890.12],
    ["(-0.07)::DECIMAL(4, 2)", -0.07],
    ["(-0.1)::DECIMAL(38, 30)", -0.1],
    ["123456789012345678901234567890.12345678::DECIMAL(38, 8)", 1.2345678901234568e29],
    ["0.1::DOUBLE + 0.2::DOUBLE", 0.1 + 0.2],
    ["0.5::FLOAT", 0.5],
    ["true", true],
    ["'中文'", "中文"],
    ["''", ""],
    ["DATE '2024-02-29'", "2024-02-29"],
    ["DATE '1899-12-31'", "1899-12-31"],
    ["TIMESTAMP '2024-01-02 03:04:05.678'", "2024-01-02T03:04:05.678Z"],
    ["TIMESTAMP '1960-01-01 00:00:00.001'", "1960-01-01T00:00:00.001Z"],
    ["date_trunc('month', DATE '2024-05-06')", "2024-05-01"],
    ["'b'::ENUM ('a', 'b')", "b"],
    ["NULL", null],
    ["NULL::DATE", null],
    ["NULL::DECIMAL(12, 2)", null],
    ["NULL::ENUM ('a')", null]
  ])("gives %s as %j", async (expression, expected) => {
    expect(await value(expression)).toBe(expected);
  });

  it.each(["'NaN'::DOUBLE", "'Infinity'::DOUBLE", "'-Infinity'::FLOAT"])(
    "gives %s as null",
    async (expression) => {
      expect(await value(expression)).toBeNull();
    }
  );

  it.each([
    "9007199254740992::BIGINT",
    "(-9007199254740993)::HUGEINT",
    "1180591620717411303424::HUGEINT"
  ])("refuses %s, which a double cannot hold exactly", async (expression) => {
    await expect(value(expression)).rejects.toThrow("2^53");
  });

  it.each(["[1, 2]", "{'a': 1}", "INTERVAL 1 DAY", "TIME '01:02:03'", "'a'::BLOB"])(
    "refuses %s, naming the column",
    async (expression) => {
      await expect(value(expression)).rejects.toThrow(/^column value: type /);
    }
  );

  it("gives doubles over several batches, with and without those that are none", async () => {
    const doubles = (more: string): Promise<Record<string, unknown>[]> =>
      engine.rows(`SELECT ${more} AS x FROM range(5000) t(i) ORDER BY i`);
    const all = Array.from({length: 5000}, (_, i) => i / 4);
    expect((await doubles("i / 4.0::DOUBLE")).map(({x}) => x)).toEqual(all);
    const gaps = await doubles(
      "CASE i WHEN 4000 THEN NULL WHEN 4500 THEN 'NaN'::DOUBLE ELSE i / 4.0::DOUBLE END"
    );
    expect(gaps.map(({x}) => x)).toEqual(all.map((x, i) => (i === 4000 || i === 4500 ? null : x)));
    const none = await doubles("CASE i WHEN 4500 THEN 'NaN'::DOUBLE ELSE i / 4.0::DOUBLE END");
    expect(none.map(({x}) => x)).toEqual(all.map((x, i) => (i === 4500 ? null : x)));
  });

  it("keeps the order of rows and columns, and gives no rows for an empty result", async () => {
    const rows = await engine.rows("SELECT i AS b, i + 10 AS a FROM range(3) t(i) ORDER BY i DESC");
    expect(rows.map((row) => Object.entries(row))).toEqual(
      [2, 1, 0].map((i) => [
        ["b", i],
        ["a", i + 10]
      ])
    );
    expect(await engine.rows("SELECT 1 AS a WHERE false")).toEqual([]);
  });
});
