import {beforeAll, describe, expect, it} from "vitest";
import {createTable, read, select} from "../../src/engine/statement.js";
import {startWasmEngine, type WasmEngine} from "../util/wasmEngine.js";

let engine: WasmEngine;

beforeAll(async () => {
  engine = await startWasmEngine();
  await createTable(
    engine.connection,
    "numbers",
    "SELECT range AS i, CASE WHEN range = 90000 THEN 'x' ELSE range::VARCHAR END AS text FROM range(100000)"
  );
});

describe("select(connection, text)", () => {
  it("throws what happens in mid-execution, where runQuery ends the result silently", async () => {
    const text = "SELECT text::INTEGER AS i FROM numbers";
    const cut = read(engine.connection, text);
    expect(cut.numRows).toBeLessThan(100000);
    await expect(select(engine.connection, text)).rejects.toThrow("Could not convert string 'x'");
  });

  it("keeps the values of ENUM columns over many batches", async () => {
    const rows = await engine.rows(
      "SELECT (CASE WHEN i % 2 = 0 THEN 'even' ELSE 'odd' END)::ENUM ('even', 'odd') AS kind FROM numbers"
    );
    expect(rows.length).toBe(100000);
    expect(new Set(rows.map(({kind}) => kind))).toEqual(new Set(["even", "odd"]));
    expect(rows[99999]).toEqual({kind: "odd"});
  });

  it("takes a text that ends with a semicolon or a comment", async () => {
    expect(await engine.rows("SELECT 1 AS a;")).toEqual([{a: 1}]);
    expect(await engine.rows("SELECT 1 AS a -- one")).toEqual([{a: 1}]);
  });

  it("takes WITH and VALUES", async () => {
    expect(await engine.rows("WITH t AS (SELECT 2 AS a) FROM t")).toEqual([{a: 2}]);
    expect(await engine.rows("VALUES (1)")).toEqual([{col0: 1}]);
  });

  it("refuses what is not a SELECT", async () => {
    await expect(select(engine.connection, "DROP TABLE numbers")).rejects.toThrow("syntax error");
    expect(read(engine.connection, "SELECT i FROM numbers LIMIT 1").numRows).toBe(1);
  });

  it("does not start when the signal is already aborted", async () => {
    await expect(
      select(engine.connection, "SELECT 1 AS a", AbortSignal.abort())
    ).rejects.toMatchObject({code: "cancelled"});
  });

  it("stops a running query, after which the next one runs", async () => {
    const controller = new AbortController();
    const slow = select(
      engine.connection,
      "SELECT count(*) AS n FROM range(200000000) t(i) WHERE i % 7 = 3",
      controller.signal
    );
    controller.abort();
    await expect(slow).rejects.toMatchObject({code: "cancelled"});
    expect(await engine.rows("SELECT 3 AS a")).toEqual([{a: 3}]);
  });
});

describe("createTable(connection, name, select)", () => {
  it("returns the number of rows and replaces a table of that name", async () => {
    expect(await createTable(engine.connection, "t", "SELECT 1 FROM range(5)")).toBe(5);
    expect(await createTable(engine.connection, "t", "SELECT 2 AS a WHERE false")).toBe(0);
    expect(await engine.rows("SELECT * FROM t")).toEqual([]);
  });
});
