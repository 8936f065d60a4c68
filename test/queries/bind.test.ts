import {DuckDBInstance} from "@duckdb/node-api";
import {beforeAll, describe, expect, it} from "vitest";
import {bind, literal} from "../../src/queries/bind.js";
import type {Value} from "../../src/queries/query.js";
import {startWasmEngine, type WasmEngine} from "../util/wasmEngine.js";

let engine: WasmEngine;

beforeAll(async () => {
  engine = await startWasmEngine();
});

describe("literal(value)", () => {
  it.each<[Value, string]>([
    [12, "12"],
    [-0.5, "-0.5e0"],
    [1e21, "1e+21"],
    [1.5e-7, "1.5e-7"],
    [2 ** 53, "9007199254740992e0"],
    [true, "true"],
    [null, "NULL"],
    ["it's", "'it''s'"],
    ["", "''"]
  ])("writes %j as %s", (value, sql) => {
    expect(literal(value)).toBe(sql);
  });

  it.each([NaN, Infinity, -Infinity, "a\0b"])("refuses %j", (value) => {
    expect(() => literal(value)).toThrow(/expected/);
  });

  it("refuses what is no value", () => {
    expect(() => literal(undefined as never)).toThrow("undefined");
    expect(() => literal({} as never)).toThrow("object");
  });

  it.each<Value>([
    "'; DROP TABLE visits; --",
    "''",
    "\\'",
    "a\nb\t\r",
    '"quoted" $$ /* ? */ -- ?',
    "满意却流失 😀",
    "%_",
    0,
    -0.1,
    0.1 + 0.2,
    1 / 3,
    5e-324,
    1.7976931348623157e308,
    2147483648,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
    true,
    false,
    null
  ])("comes back from the engine unchanged: %j", async (value) => {
    expect(await engine.rows(`SELECT ${literal(value)} AS value`)).toEqual([{value}]);
  });

  it("has the type of the same value bound on the native engine", async () => {
    const values: Value[] = [1, -5, 2147483647, 2147483648, 1.5, true, "x"];
    const native = await (await DuckDBInstance.create(":memory:")).connect();
    for (const value of values) {
      const bound = await native.runAndReadAll("SELECT typeof(?) AS type", [value]);
      const literals = await engine.rows(`SELECT typeof(${literal(value)}) AS type`);
      expect(literals).toEqual(bound.getRowObjectsJson());
    }
    native.closeSync();
  });
});

describe("bind(text, values)", () => {
  it("replaces placeholders in order", () => {
    expect(bind("a = ? AND b IN (?, ?)", [1, "x", null])).toBe("a = 1 AND b IN ('x', NULL)");
  });

  it("leaves question marks in strings, names and comments alone", () => {
    const text = `SELECT '?', 'it''s ?', "?" -- ?\n/* ? */ , $$?$$, $t$ ? $$ $t$, ?`;
    expect(bind(text, [7])).toBe(text.replace(/\?$/, "7"));
  });

  it("does not look for placeholders in values", () => {
    expect(bind("? || ?", ["?", "$1"])).toBe("'?' || '$1'");
  });

  it("refuses another number of values", () => {
    expect(() => bind("?", [])).toThrow("1 placeholders, 0 values");
    expect(() => bind("SELECT 1", [1])).toThrow("0 placeholders, 1 values");
    expect(() => bind("? ?", [1])).toThrow("2 placeholders, 1 values");
  });

  it("refuses numbered placeholders", () => {
    expect(() => bind("?1", [1])).toThrow("?1");
  });
});
