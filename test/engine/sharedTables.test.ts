import {beforeEach, describe, expect, it, vi} from "vitest";
import {SharedTables} from "../../src/engine/sharedTables.js";
import {createTable} from "../../src/engine/statement.js";
import {startWasmEngine, type WasmEngine} from "../util/wasmEngine.js";

let engine: WasmEngine;
let tables: SharedTables;

beforeEach(async () => {
  engine = await startWasmEngine();
  tables = new SharedTables(engine.connection, {tables: 3, bytes: 10_000});
});

const rowsOf = (name: string, count: number) => ({
  name,
  text: `SELECT i AS ${name} FROM range(${count}) t(i)`
});

async function kept(): Promise<unknown[]> {
  const rows = await engine.rows(
    "SELECT table_name::VARCHAR AS name FROM duckdb_tables() WHERE table_name <> 'answer_rows' ORDER BY 1"
  );
  return rows.map(({name}) => name);
}

describe("SharedTables", () => {
  it("makes each relation once, also one that reads another", async () => {
    await createTable(engine.connection, "source", "SELECT 1 AS a");
    const first = {name: "first_1", text: "SELECT * FROM source"};
    const second = {name: "second_1", text: "SELECT a + 1 AS b FROM first_1"};
    await tables.require("FROM second_1", [first, second]);
    await createTable(engine.connection, "source", "SELECT 5 AS a");
    await tables.require("FROM first_1, second_1", [first, second]);
    expect(await engine.rows("SELECT a, b FROM first_1, second_1")).toEqual([{a: 1, b: 2}]);
  });

  it("drops those that are longest unused, by number", async () => {
    for (const name of ["a_1", "b_1", "c_1"]) await tables.require(name, [rowsOf(name, 1)]);
    await tables.require("a_1", [rowsOf("a_1", 1)]);
    await tables.require("d_1", [rowsOf("d_1", 1)]);
    expect(await kept()).toEqual(["a_1", "c_1", "d_1"]);
    await tables.require("b_1", [rowsOf("b_1", 1)]);
    expect(await kept()).toEqual(["a_1", "b_1", "d_1"]);
  });

  it("drops by bytes, but never what the query at hand reads", async () => {
    await tables.require("a_1", [rowsOf("a_1", 60)]);
    await tables.require("b_1", [rowsOf("b_1", 60)]);
    expect(await kept()).toEqual(["b_1"]);
    await tables.require("c_1, d_1", [rowsOf("c_1", 90), rowsOf("d_1", 90)]);
    expect(await kept()).toEqual(["c_1", "d_1"]);
  });

  it("looks at how wide the rows of large tables are", async () => {
    tables = new SharedTables(engine.connection, {bytes: 3e6});
    const wide = (name: string) => ({
      name,
      text: `SELECT i::INTEGER AS ${name}, i::DOUBLE AS b, i % 2 = 0 AS c FROM range(100000) t(i)`
    });
    // 4, 8 and 1 bytes with a bit for each: 1.34 MB.
    for (const name of ["a_1", "b_1", "c_1"]) await tables.require(name, [wide(name)]);
    expect(await kept()).toEqual(["b_1", "c_1"]);
  });

  it("keeps what a table was made of no longer than other unused ones, and makes it no more than once", async () => {
    const base = rowsOf("base_1", 60);
    const cells = {name: "cells_1", text: "SELECT count(*) AS n FROM base_1"};
    await tables.require("FROM cells_1", [base, cells]);
    await tables.require("FROM b_1", [rowsOf("b_1", 60)]);
    expect(await kept()).toEqual(["b_1", "cells_1"]);
    await tables.require("FROM cells_1", [base, cells]);
    expect(await kept()).toEqual(["b_1", "cells_1"]);
    await tables.require("FROM base_1", [base, cells]);
    expect(await kept()).toEqual(["base_1", "cells_1"]);
  });

  it("drops what only other tables were made of before what questions read in turn", async () => {
    const chain = (of: string) => [
      rowsOf(`${of}_base_1`, 20),
      {name: `${of}_cells_1`, text: `SELECT ${of}_base_1 AS n FROM ${of}_base_1`}
    ];
    // Both bases and both cells take 8,000 bytes; a fifth table of 40 rows is too much.
    tables = new SharedTables(engine.connection, {bytes: 8_000});
    for (const of of ["a", "b"]) await tables.require(`FROM ${of}_cells_1`, chain(of));
    await tables.require("FROM c_1", [rowsOf("c_1", 40)]);
    expect(await kept()).toEqual(["a_cells_1", "b_cells_1", "c_1"]);
    await tables.require("FROM d_1", [rowsOf("d_1", 10)]);
    expect(await kept()).toEqual(["b_cells_1", "c_1", "d_1"]);
  });

  it("puts days of a table of one row in as literals where they are compared with", async () => {
    const create = vi.spyOn(engine.connection.bindings, "startPendingQuery");
    const made = () => create.mock.calls.at(-1)![1];
    const days = {
      name: "days_1",
      text: "SELECT DATE '2025-01-31' AS day, NULL::DATE AS none, 'x' AS word"
    };
    const several = {name: "several_1", text: "SELECT DATE '2025-01-31' AS day FROM range(2)"};
    const all = [days, several];
    const text = `SELECT DATE '2025-02-01' AS day WHERE DATE '2025-02-01' >= (select day from days_1)`;
    await tables.require("a_1", [...all, {name: "a_1", text}]);
    expect(made()).toContain("WHERE DATE '2025-02-01' >= DATE '2025-01-31'");
    expect(await engine.rows("SELECT count(*) AS n FROM a_1")).toEqual([{n: 1}]);
    const none = "SELECT 1 AS one WHERE DATE '2025-02-01' >= (select none from days_1)";
    await tables.require("b_1", [...all, {name: "b_1", text: none}]);
    expect(made()).toContain(">= NULL");
    expect(await engine.rows("SELECT count(*) AS n FROM b_1")).toEqual([{n: 0}]);
    for (const [name, same] of [
      ["c_1", "SELECT 1 AS one WHERE 'x' = (select word from days_1)"],
      ["d_1", "SELECT 1 AS one WHERE DATE '2025-02-01' in (select day from several_1)"],
      ["e_1", "SELECT 1 AS one WHERE DATE '2025-02-01' > (select day from several_1 limit 1)"]
    ] as const) {
      await tables.require(name, [...all, {name, text: same}]);
      expect(made()).toContain(same);
    }
  });

  it("makes one table of relations that say the same once days are put in, as long as there is that table", async () => {
    const day = (name: string, of: string) => ({name, text: `SELECT DATE '${of}' AS day`});
    const after = (name: string, days: string) => ({
      name,
      text: `SELECT least((select day from ${days}), DATE '2026-01-01') AS end_day`
    });
    const on = (name: string, ends: string) => ({
      name,
      text: `SELECT end_day + 1 AS next FROM ${ends}`
    });
    tables = new SharedTables(engine.connection, {tables: 4, bytes: 10_000});
    const [one, other] = (["1", "2"] as const).map((of) => [
      day(`day_${of}`, "2025-06-30"),
      after(`end_${of}`, `day_${of}`),
      on(`next_${of}`, `end_${of}`)
    ]);
    expect(await tables.require("FROM next_1", one!)).toBe("FROM next_1");
    expect(await tables.require("FROM next_2", other!)).toBe("FROM next_1");
    expect(tables.missing("FROM next_2", other!)).toEqual([]);
    expect(await kept()).toEqual(["day_1", "end_1", "next_1"]);
    expect(tables.dropAllBut("FROM next_2")).toBe(true);
    expect(await kept()).toEqual(["next_1"]);
    expect(tables.dropAllBut("")).toBe(true);
    const later = [day("day_3", "2025-12-31"), after("end_3", "day_3"), on("next_3", "end_3")];
    expect(await tables.require("FROM next_3", later)).toBe("FROM next_3");
    expect(await tables.require("FROM next_2", other!)).toBe("FROM next_2");
    expect(await engine.rows("SELECT next::VARCHAR AS next FROM next_2")).toEqual([
      {next: "2025-07-01"}
    ]);
  });

  it("leaves no table of a relation that fails, and makes it when it is wanted again", async () => {
    await tables.require("", []);
    await expect(
      tables.require("a_1", [{name: "a_1", text: "SELECT b FROM missing"}])
    ).rejects.toThrow();
    expect(await kept()).toEqual([]);
    await createTable(engine.connection, "missing", "SELECT 1 AS b");
    await tables.require("a_1", [{name: "a_1", text: "SELECT b FROM missing"}]);
    expect(await kept()).toEqual(["a_1", "missing"]);
  });

  it("leaves no half of a relation that is cancelled, and makes it when it is wanted again", async () => {
    // Longer than DuckDB works before it looks whether it has been cancelled (0.1 s).
    const text = "SELECT i FROM range(100000000) t(i) WHERE i % 100000 = 3";
    const controller = new AbortController();
    const given = tables.require("a_1", [{name: "a_1", text}], controller.signal);
    controller.abort();
    await expect(given).rejects.toMatchObject({code: "cancelled"});
    expect(await kept()).toEqual([]);
    await tables.require("a_1", [{name: "a_1", text}]);
    expect(await engine.rows("SELECT count(*) AS n FROM a_1")).toEqual([{n: 1000}]);
  });
});
