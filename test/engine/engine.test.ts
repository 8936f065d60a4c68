import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import type {BoundQuery} from "../../src/engine/boundQuery.js";
import {Engine} from "../../src/engine/engine.js";
import type {BoundRelation} from "../../src/engine/sharedTables.js";
import {startWasmEngine, type WasmEngine} from "../util/wasmEngine.js";

let native: DuckDBConnection;
let folder: string;
let wasm: WasmEngine;
let engine: Engine;
let visits: Blob;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "engine-"));
  native = await (await DuckDBInstance.create(":memory:")).connect();
  const file = join(folder, "visits.parquet");
  await native.run(`COPY (
    SELECT i::INTEGER AS visit_id, (i % 3)::INTEGER AS dealer_id, i * 10 AS received, 'a' AS kind
    FROM range(6) t(i)
  ) TO '${file}' (FORMAT parquet)`);
  visits = new Blob([await readFile(file)]);
});

afterAll(async () => {
  native.closeSync();
  await rm(folder, {recursive: true});
});

beforeEach(async () => {
  wasm = await startWasmEngine();
  engine = new Engine(wasm.connection, {bytes: 10_000});
});

const asking = (text: string, relations: readonly BoundRelation[] = []): BoundQuery => ({
  text,
  marts: ["visits"],
  relations
});

async function answer(query: BoundQuery): Promise<unknown> {
  const {values} = await engine.select(query);
  return values.map((column) => [...column]);
}

async function columnsOf(table: string): Promise<unknown[]> {
  const rows = await wasm.rows(
    `SELECT column_name::VARCHAR AS name FROM duckdb_columns() WHERE table_name = '${table}'`
  );
  return rows.map(({name}) => name);
}

describe("Engine", () => {
  it("adds columns to a mart's table when a query names them, or a relation that it makes", async () => {
    await engine.createMart("visits", visits, ["visit_id"]);
    expect(await columnsOf("visits")).toEqual(["visit_id"]);
    expect(await answer(asking("SELECT max(received) AS r FROM visits"))).toEqual([[50]]);
    expect(await columnsOf("visits")).toEqual(["visit_id", "received"]);
    const dealers = {
      name: "dealers_1",
      text: "SELECT dealer_id AS d, count(*) AS n FROM visits GROUP BY 1"
    };
    expect(await answer(asking("SELECT n FROM dealers_1 ORDER BY d", [dealers]))).toEqual([
      [2, 2, 2]
    ]);
    expect(await columnsOf("visits")).toEqual(["visit_id", "dealer_id", "received"]);
  });

  it("keeps the file of a mart for as long as it has columns to add", async () => {
    await engine.createMart("visits", visits, []);
    for (const column of ["received", "dealer_id", "visit_id"]) {
      const [values] = (await answer(asking(`SELECT max(${column}) AS m FROM visits`))) as [
        unknown
      ];
      expect(values).toHaveLength(1);
    }
    expect(await answer(asking("SELECT kind FROM visits LIMIT 1"))).toEqual([["a"]]);
  });

  it("makes relations anew to which stars passed on too few columns, and those made of them", async () => {
    await engine.createMart("visits", visits, []);
    const chosen = {name: "chosen_1", text: "SELECT v.* FROM visits v WHERE visit_id < 4"};
    const again = {name: "again_1", text: "SELECT *, true AS is_again FROM chosen_1"};
    const counted = {name: "counted_1", text: "SELECT count(*) AS n FROM again_1"};
    const all = [chosen, again, counted];
    expect(await answer(asking("SELECT n FROM counted_1", all))).toEqual([[4]]);
    const made = vi.spyOn(wasm.connection.bindings, "startPendingQuery");
    expect(await answer(asking("SELECT sum(received)::INTEGER AS r FROM again_1", all))).toEqual([
      [60]
    ]);
    expect(await answer(asking("SELECT n FROM counted_1", all))).toEqual([[4]]);
    const texts = made.mock.calls.map(([, text]) => text);
    expect(texts.filter((text) => text.includes("TABLE counted_1"))).toEqual([]);
  });

  it("makes them anew also where it was cancelled while it added the columns", async () => {
    await engine.createMart("visits", visits, []);
    const chosen = {name: "chosen_1", text: "SELECT * FROM visits"};
    await engine.select(asking("SELECT count(*) FROM chosen_1", [chosen]));
    const query = asking("SELECT sum(received)::INTEGER AS r FROM chosen_1", [chosen]);
    await expect(engine.select(query, AbortSignal.abort())).rejects.toMatchObject({
      code: "cancelled"
    });
    expect(await answer(asking("SELECT max(received) AS m FROM visits"))).toEqual([[50]]);
    expect(await answer(query)).toEqual([[150]]);
  });

  it("leaves series as texts once a column that comes later has others than the manifest", async () => {
    engine = new Engine(wasm.connection, {bytes: 10_000}, ["a", "b"]);
    const file = join(folder, "later.parquet");
    await native.run(`COPY (
      SELECT i::INTEGER AS visit_id, CASE WHEN i = 0 THEN 'b' ELSE 'c' END AS model_series FROM range(6) t(i)
    ) TO '${file}' (FORMAT parquet)`);
    await engine.createMart("visits", new Blob([await readFile(file)]), ["visit_id"]);
    const count = "SELECT count(*) AS n FROM visits WHERE model_series in ('b')";
    expect(await answer(asking(count))).toEqual([[1]]);
  });

  it("tries once more without plans and the tables that only other queries read when memory runs out", async () => {
    await engine.createMart("visits", visits, []);
    const tables = ["a_1", "b_1"].map((name, i) => ({
      name,
      text: `SELECT ${i} AS one FROM visits`
    }));
    for (const table of tables)
      await engine.select(asking(`SELECT one FROM ${table.name}`, [table]));
    const start = vi.spyOn(wasm.connection.bindings, "startPendingQuery");
    const runOut = (): never => {
      throw new Error("Out of Memory Error: could not allocate block of size 262KB");
    };
    const query = asking("SELECT one FROM b_1", tables);
    start.mockImplementationOnce(runOut);
    expect(await answer(query)).toEqual([[1, 1, 1, 1, 1, 1]]);
    expect(await columnsOf("a_1")).toEqual([]);
    start.mockImplementationOnce(runOut).mockImplementationOnce(runOut);
    await expect(answer(query)).rejects.toThrow("Out of Memory");
    expect(await columnsOf("b_1")).toEqual(["one"]);
  });
});
