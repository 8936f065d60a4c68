import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {MartName} from "../../src/contract/marts.js";
import {MartTables} from "../../src/engine/martTables.js";
import {read} from "../../src/engine/statement.js";
import {startWasmEngine, type WasmEngine} from "../util/wasmEngine.js";

let engine: WasmEngine;
let native: DuckDBConnection;
let folder: string;

const columns = `
  i::INTEGER AS visit_id,
  (i % 300)::SMALLINT AS waiting_minutes,
  (i % 7)::UTINYINT AS score,
  i % 3 = 0 AS is_rework,
  (i * 13.37)::DECIMAL(12, 2) AS revenue,
  i / 7.0 AS share,
  DATE '2019-01-01' + (i * 7 % 2000)::INTEGER AS visit_date,
  CASE i % 4 WHEN 0 THEN '保养' WHEN 1 THEN '维修' WHEN 2 THEN 'it''s' END AS kind,
  '订单' || i AS order_name,
  CASE WHEN i % 2 = 0 THEN '' ELSE ' ' END AS blank,
  CASE WHEN i % 5 = 0 THEN i::INTEGER END AS odometer_km,
  NULL::SMALLINT AS nothing_yet,
  NULL::VARCHAR AS no_text`;

const names = [...columns.matchAll(/ AS (\w+)/g)].map(([, name]) => name!);

async function parquet(select: string, options = ""): Promise<Uint8Array> {
  const file = join(folder, "mart.parquet");
  await native.run(`COPY (${select}) TO '${file}' (FORMAT parquet, COMPRESSION zstd${options})`);
  return new Uint8Array(await readFile(file));
}

async function nativeRows(select: string) {
  return (await native.runAndReadAll(select)).getRowObjectsJson();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "marts-"));
  native = await (await DuckDBInstance.create(":memory:")).connect();
  engine = await startWasmEngine();
});

afterAll(async () => {
  native.closeSync();
  await rm(folder, {recursive: true});
});

describe("MartTables", () => {
  it.each(["", ", PARQUET_VERSION v2"])(
    "reads every published type as the native engine wrote it%s",
    async (options) => {
      const select = `SELECT ${columns} FROM range(20000) t(i)`;
      await engine.load("visits", await parquet(select, options), names);
      const plain = `* REPLACE (revenue::DOUBLE AS revenue, visit_date::VARCHAR AS visit_date)`;
      const rows = await engine.rows(`SELECT ${plain} FROM visits`);
      expect(rows).toEqual(await nativeRows(`SELECT ${plain} FROM (${select})`));
      expect(rows.length).toBe(20000);
    }
  );

  it("keeps few different strings as ENUM in string order, many as VARCHAR", async () => {
    const [types] = await engine.rows(
      "SELECT typeof(kind) AS kind, typeof(blank) AS blank, typeof(order_name) AS order_name, typeof(no_text) AS no_text FROM visits LIMIT 1"
    );
    expect(types).toEqual({
      kind: "ENUM('it''s', '保养', '维修')",
      blank: "ENUM('', ' ')",
      order_name: "VARCHAR",
      no_text: "VARCHAR"
    });
    const order = "SELECT DISTINCT kind FROM visits ORDER BY kind";
    expect(await engine.rows(order)).toEqual(
      ["it's", "保养", "维修", null].map((kind) => ({kind}))
    );
  });

  it("compares ENUM columns with strings outside them, and with each other", async () => {
    await engine.load(
      "items",
      await parquet("SELECT '维修' AS kind, 1 AS n UNION ALL SELECT '新', 2"),
      ["kind", "n"]
    );
    const count = async (condition: string) =>
      (await engine.rows(`SELECT count(*) AS n FROM visits WHERE ${condition}`))[0]!.n;
    expect(await count("kind = '没有'")).toBe(0);
    expect(await count("kind IN ('维修', '没有')")).toBe(5000);
    expect(await count("coalesce(kind, '没有') = '没有'")).toBe(5000);
    expect(await count("kind IN (SELECT kind FROM items)")).toBe(5000);
    const joined = await engine.rows(
      "SELECT i.n, count(*) AS visits FROM items i LEFT JOIN visits v USING (kind) GROUP BY i.n ORDER BY i.n"
    );
    expect(joined).toEqual([
      {n: 1, visits: 5000},
      {n: 2, visits: 1}
    ]);
  });

  it("keeps model series as one ENUM in all marts, until one has another", async () => {
    const {connection} = await startWasmEngine();
    const tables = new MartTables(connection, ["A1", "A2", "A3"]);
    const create = async (mart: MartName, select: string) =>
      tables.create(mart, new Blob([(await parquet(select)) as BlobPart]), ["model_series"]);
    const typeIn = (mart: MartName): unknown =>
      read(connection, `SELECT typeof(model_series) AS t FROM ${mart}`).getChildAt(0)?.get(0);
    await create("visits", "SELECT 'A2' AS model_series");
    await create("leads", "SELECT CAST(NULL AS VARCHAR) AS model_series");
    expect([typeIn("visits"), typeIn("leads")]).toEqual(Array(2).fill("ENUM('A1', 'A2', 'A3')"));
    expect(tables.series).toEqual(["A1", "A2", "A3"]);
    await create("sales", "SELECT 'B1' AS model_series");
    expect(typeIn("sales")).toBe("ENUM('B1')");
    expect(tables.series).toBeUndefined();
  });

  it("reads an empty mart", async () => {
    await engine.load("leads", await parquet(`SELECT ${columns} FROM range(0) t(i)`), names);
    expect(await engine.rows("SELECT * FROM leads")).toEqual([]);
    expect(await engine.rows("SELECT count(*) AS n, sum(revenue) AS s FROM leads")).toEqual([
      {n: 0, s: null}
    ]);
  });

  it("replaces a mart, and lets go of the file", async () => {
    await engine.load("costs", await parquet("SELECT 1 AS a"));
    await engine.load("costs", await parquet("SELECT 2 AS b"));
    expect(await engine.rows("SELECT * FROM costs")).toEqual([{b: 2}]);
    await expect(engine.rows("SELECT * FROM 'costs.parquet'")).rejects.toThrow("No files found");
  });

  it("throws on bytes that are no Parquet, and lets go of the file", async () => {
    await expect(engine.load("targets", new Uint8Array(100))).rejects.toThrow("magic bytes");
    await expect(engine.rows("SELECT * FROM 'targets.parquet'")).rejects.toThrow("No files found");
  });

  it("keeps a mart of half-years a file, of which a query reads what it asks for", async () => {
    const select = `SELECT i::INTEGER AS customer_id, 'A' || i % 2 AS model_series, DATE '2020-01-01' + (i // 500)::INTEGER * 181 AS period_start FROM range(1500) t(i)`;
    for (const rows of ["", " LIMIT 1000"]) {
      await engine.load("customer_periods", await parquet(select + rows), []);
    }
    const kinds = await engine.rows(
      "SELECT view_name::VARCHAR AS name FROM duckdb_views() WHERE NOT internal"
    );
    expect(kinds).toEqual([{name: "customer_periods"}]);
    expect(
      await engine.rows(
        "SELECT period_start, count(*) AS n, typeof(min(model_series)) AS t FROM customer_periods GROUP BY 1 ORDER BY 1"
      )
    ).toEqual(
      ["2020-01-01", "2020-06-30"].map((period_start) => ({
        period_start,
        n: 500,
        t: "ENUM('A0', 'A1')"
      }))
    );
  });

  it("makes a table of the columns that are among the words, or of one to count rows by", async () => {
    const file = await parquet(`SELECT ${columns} FROM range(10) t(i)`);
    await engine.load("sales", file, ["SELECT", "kind", "score", "unknown"]);
    const [row] = await engine.rows("SELECT * FROM sales LIMIT 1");
    expect(Object.keys(row!)).toEqual(["score", "kind"]);
    await engine.load("sales", file, []);
    expect(await engine.rows("SELECT count(*) AS n FROM sales")).toEqual([{n: 10}]);
  });
});
